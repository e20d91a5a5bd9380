import { stemmer } from "stemmer";

/**
 * Words of news that stand for one another in a paraphrase, a line each; the first names the concept. Deliberately short:
 * a wrong synonym lets a wrong sentence through.
 */
const SYNONYMS = `
kill killed kills dead death deaths die died dies dying fatal deadly casualty casualties toll slain perished
wound wounded injure injured injuries injury hurt harmed unharmed unhurt uninjured
say said says told tells added stated according announced reported
attack attacks attacked assault bombing bombings bomb blast explosion strike raid shooting
buy bought purchase purchased acquire acquired acquisition takeover purchases buys
sell sold sale sells selling
rise rose rises risen increase increased increases climb climbed grew grow grown growth gain gained gains jumped up higher advanced widened improve improved
fall fell falls fallen decrease decreased decline declined drop dropped down lower slipped lost lose loses losing narrowed shrank shrink shrunk plunge plunged weakened reduced reduce reduction cut cuts
more over exceeding above greater
less fewer under below
open opened opens reopen reopened reopening opening
shut shuts close closed closes closing closure
begin began begun start started starts launch launched
end ended ends finish finished ceased stop stopped halt halted
before earlier ahead prior
after following later since
approve approved approves approval pass passed backed endorse endorsed accept accepted accepts agreed agree agrees support supported supports
reject rejected rejects refuse refused refuses oppose opposed opposes decline opposition
confirm confirmed confirms
deny denied denies
win won wins winning victory beat defeated
owing owed owes debt debts
switched turned
intend intends intended plan plans planned
resign resigned resigns
population inhabitants
blamed blame blames
keep kept keeps retain retained retains hold held holds
import imports imported
export exports exported
profit profits profitable earnings earned
loss losses deficit
hire hired recruit recruited appoint appointed named employ employed
dismiss dismissed fired sacked laid redundant
company firm corporation business group
ship ships vessel vessels boat boats
car cars vehicle vehicles truck lorry
money cash funds proceeds
cost costs costing
pay paid pays spent spend
leave left withdraw withdrew withdrawal quit exit departed pulled evacuation
arrive arrived arrives came reached
large big largest biggest huge major
small smallest tiny minor
most majority
few minority
help aid assist assistance relief
leader head chief
deal agreement accord pact treaty contract
allow allowed permit permitted
ban banned prohibit prohibited forbid forbidden outlawed
north northern
south southern
east eastern
west western
inside within
outside
early beginning
late
private privately
public publicly
success successful succeed succeeded
fail failed failure
worker workers employee employees staff jobs job
analyst analysts expert experts researcher researchers economist economists
official officials spokesman spokeswoman spokesperson authorities authority
soldier soldiers troops troop servicemen service
child children pupils pupil students student
people persons person residents inhabitants civilians
build built construct constructed construction
destroy destroyed
damage damaged
use used using
near nearby
home house houses homes
year years annual annually yearly
month months monthly
day days daily
storm storms gale hurricane
fire blaze fires
guilty convicted
innocent acquitted cleared
morning
evening night
husband
wife
father
mother
son
daughter
man men
woman women
borrow borrowed
lend lent
true
false
raise raised raises
steal stole stolen theft
find found finds
take took taken takes
make made makes
give gave given gives
send sent sends
see saw seen sees
know knew known knows
write wrote written
speak spoke spoken
break broke broken
believe believed believes think thought thinks
become became
sink sank sunk
drive drove driven
fly flew flown
meet met
lead led
seek sought seeks
get got
go went gone
run ran
bring brought
highest
lowest
unchanged steady stayed remained flat
best
worst
older old oldest
newer new newest
delay delayed postpone postponed
suspend suspended
election vote elections votes voting
plane planes aircraft
picture pictures painting paintings
produce produced produces output production
`;

const CONCEPTS: ReadonlyMap<string, string> = new Map(
  SYNONYMS.trim()
    .split("\n")
    .flatMap((line) => {
      const words = line.split(" ");
      return words.map((word): [string, string] => [stemmer(word), words[0] ?? word]);
    })
    .reverse(),
);

/** The concept of a stemmed word; the word itself where it has no other. */
export function conceptOf(key: string): string {
  return CONCEPTS.get(key) ?? key;
}

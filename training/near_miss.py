"""Near-miss unanswerables: a question that its passage almost answers.

One entity, number, year, month or weekday that stands both in the question and in the passage is exchanged for another
of its kind that stands in neither; then the passage no longer answers. Taken from the rule-made negatives of SQuAD 2
(Rajpurkar et al. 2018, arXiv 1806.03822: entity swap, antonym, mutual exclusion), done by rules on plain text.
"""
import random
import re
from collections import defaultdict

MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
NUMBER_WORDS = "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty".split()
TITLES = r"(?:Mr|Mrs|Ms|Dr|President|Minister|Senator|Sir|King|Queen|General|Judge|Professor|Chancellor|Captain|Governor)\.?"
ORGANISATION = re.compile(r"(Inc|Corp|Co|Ltd|University|College|Church|Party|Bank|Company|Court|Council|Commission|Agency|"
                          r"Association|Union|League|Group|Ministry|Department|Army|Club|Institute|Committee)\.?$")
NAME = re.compile(r"\b[A-Z][\w’'-]*[a-z][\w’'-]*(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w’'-]*[a-z][\w’'-]*)*|\b[A-Z]{2,5}\b")
NOT_NAMES = set("The A An In On At It He She They We I This That These Those There But And Or If When While After Before "
                "As For From With What Who Where Why How Which My Our Your His Her Its Their Some Most Many All Both Also "
                "However Although Though Since During Under By To Of No Not So Then Now Here One Another Each Other Such "
                "Because Until Once Only Just Even Very According Despite Unlike Like Very Please Yes Ok OK TV LOL".split())


def kind_of(name: str, left: str) -> str:
    """A guess from the words themselves and from the text to their left."""
    if ORGANISATION.search(name):
        return "organisation"
    if re.search(TITLES + r"\s*$", left):
        return "person"
    if re.search(r"\b(in|at|from|near|across|throughout|of)\s*$", left) and len(name.split()) <= 2:
        return "place"
    if name.isupper():
        return "acronym"
    return "name2" if len(name.split()) >= 2 else "name1"


def names_in(text: str) -> dict[str, str]:
    """Capitalised spans -> kind. A first word of a sentence counts only when it is capitalised elsewhere as well."""
    found: dict[str, str] = {}
    for hit in NAME.finditer(text):
        name, left = hit.group(), text[max(0, hit.start() - 24): hit.start()]
        while name.split()[0] in NOT_NAMES and " " in name:
            left, name = left + name.split(" ", 1)[0] + " ", name.split(" ", 1)[1]
        first = not left.strip() or left.rstrip()[-1] in ".!?:\"“(\n"
        if name in NOT_NAMES or len(name) < 3 or name in MONTHS or name in DAYS:
            continue
        if first and " " not in name and not re.search(r"(?<![.!?:\"“(]\s)(?<!^)\b" + re.escape(name), text[hit.end():]):
            continue
        found[name] = kind_of(name, left)
    return found


class Pool:
    """The entities of a data set, by document and by kind, to draw replacements from."""

    def __init__(self):
        self.by_doc = defaultdict(lambda: defaultdict(set))
        self.by_kind = defaultdict(set)

    def add(self, doc: str, text: str):
        for name, kind in names_in(text).items():
            self.by_doc[doc][kind].add(name)
            self.by_kind[kind].add(name)

    def freeze(self):
        self.by_doc = {d: {k: sorted(v) for k, v in kinds.items()} for d, kinds in self.by_doc.items()}
        self.by_kind = {k: sorted(v) for k, v in self.by_kind.items()}
        return self

    def other(self, name: str, kind: str, doc: str, absent_from: str, rng: random.Random) -> str | None:
        """Another entity of the kind, from the same document if it can be, no word of which stands in absent_from."""
        low = absent_from.lower()
        near, far = self.by_doc.get(doc, {}).get(kind, []), self.by_kind.get(kind, [])
        for source in (near, far) if rng.random() < 0.75 else (far,):
            for candidate in rng.sample(source, min(12, len(source))):
                if candidate.lower() != name.lower() and not any(w in low for w in candidate.lower().split() if len(w) > 3 or candidate.isupper()):
                    return candidate
        return None


def same_shape(number: str, rng: random.Random) -> str:
    """Another number with as many digits, the same separators and as round an ending."""
    digits = re.sub(r"\d", lambda d: d.group() if d.group() == "0" else str(rng.randint(1, 9)), number)
    return digits if digits != number else same_shape(number, rng) if re.search("[1-9]", number) else number + "1"


def shared(question: str, passage: str) -> list[tuple[str, str]]:
    """(text as in the question, kind) of what pins the question down and also stands in the passage."""
    found = []
    for number in re.findall(r"(?<![\w.,])\d[\d.,]*\d|(?<![\w.,])\d\b", question):
        if re.search(rf"(?<![\w.,]){re.escape(number)}(?!\w)", passage):
            found.append((number, "year" if re.fullmatch(r"1[5-9]\d\d|20\d\d", number) else "number"))
    for words, kind in ((MONTHS, "month"), (DAYS, "day"), (NUMBER_WORDS, "word")):
        for word in words:
            hit = re.search(rf"\b{word}\b", question, 0 if word == "May" else re.I)
            if hit and re.search(rf"\b{word}\b", passage, 0 if word == "May" else re.I):
                found.append((hit.group(), kind))
    for name, kind in names_in(passage).items():
        hit = re.search(rf"\b{re.escape(name)}\b", question, re.I if len(name) > 3 else 0)
        if hit:
            found.append((hit.group(), kind))
    return [f for f in found if not any(f[0] != g[0] and f[0].lower() in g[0].lower() for g in found)]


def exchange(mention: str, kind: str, doc: str, avoid: str, pool: Pool, rng: random.Random) -> str | None:
    for _ in range(8):
        if kind == "year":
            new = str(int(mention) + rng.choice([-1, 1]) * rng.choice([1, 2, 3, 4, 5, 7, 10, 12, 20]))
        elif kind == "number":
            new = same_shape(mention, rng)
        elif kind in ("month", "day", "word"):
            new = rng.choice({"month": MONTHS, "day": DAYS, "word": NUMBER_WORDS}[kind])
        else:
            new = pool.other(mention, kind, doc, avoid, rng)
            if new and mention.islower():
                new = new.lower()
        if new and new.lower() != mention.lower() and not re.search(rf"\b{re.escape(new)}\b", avoid, re.I):
            return new
    return None


def swaps(question: str, passage: str, heading: str | None, answers: list[str], doc: str, pool: Pool,
          rng: random.Random, most: int = 3) -> list[tuple[str, str, str]]:
    """Up to `most` (kind, mention, replacement). None that touches an answer."""
    found = []
    for mention, kind in shared(question, passage):
        if any(mention.lower() in a.lower() for a in answers):
            continue
        new = exchange(mention, kind, doc, f"{question} {heading or ''} {passage}", pool, rng)
        if new:
            found.append((kind, mention, new))
    rng.shuffle(found)
    return found[:most]


def replace_all(text: str, mention: str, new: str) -> list[tuple[int, int, str]]:
    """Edits that put `new` wherever `mention` stands as a word."""
    return [(m.start(), m.end(), new) for m in re.finditer(rf"(?<!\w){re.escape(mention)}(?!\w)", text, re.I)]

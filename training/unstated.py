"""Near-miss unanswerables of the other sort: the passage is the right one, but the detail asked for is stated nowhere in it.

Where swaps (near_miss.py) ask about another entity, these ask the same story for more than it says: "How many mosques …"
of a passage that says "mosques" and has no figure, "What is the name of the official?", "When …" of one without any time. Every rule
checks that the passage cannot answer; the idea of "relevant but unanswerable" is SQuAD 2's (Rajpurkar et al. 2018).
"""
import random
import re

NUMBER = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|"
                    r"seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|scores|half|both|pair|several|single|"
                    r"twice|once|no|none|few|many|twin)\b", re.I)
TIME = re.compile(r"\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b(?:\w+day|years?|months?|weeks?|hours?|minutes?|decades?|"
                  r"century|centuries|morning|evening|night|noon|midnight|tonight|tomorrow|ago|since|until|before|after|during|when|while|"
                  r"early|earlier|late|later|now|recently|soon|spring|summer|autumn|fall|winter|season|era|age|eve|annual\w*|daily)\b", re.I)
MONEY = re.compile(r"[$£€¥]|\b(?:dollars?|dlrs|pounds?|euros?|yen|marks?|francs?|cents?|price|cost|worth|paid|bucks)\b|\d", re.I)
PERCENT = re.compile(r"%|\b(?:percent|per cent|pct|half|third|quarter|majority|most|share|proportion)\b", re.I)
SOMEONE = re.compile(r"^(?:an?|the|one|his|her|their|its|some)\s+(?:[a-z][a-z'-]*\s+){0,4}(?:official|man|woman|boy|girl|general|spokes\w+|"
                     r"minister|doctor|teacher|author|driver|officer|leader|wife|husband|son|daughter|mother|father|brother|sister|friend|"
                     r"neighbou?r|student|soldier|player|coach|judge|lawyer|witness|company|firm|hotel|restaurant|store|shop|school|church|"
                     r"village|town|city|newspaper|magazine|book|film|movie|band|ship|dog|cat|boss|manager|owner|president|king|queen)\b", re.I)
PLURAL = re.compile(r"^(?:the\s+|some\s+|other\s+|his\s+|her\s+|their\s+|its\s+)?((?:[a-z][a-z'-]*\s+){0,2}[a-z]{3,}s)$")
NOT_PLURAL = re.compile(r"(?:ss|us|is|ness|news|always|perhaps|this|its|as)$")
OPENING = re.compile(r"^(what|who|where|why|how|when|which)\s+((?:did|does|do|was|were|is|are|has|have|had|will|would|can|could)\b.*)$", re.I)


def questions(question: str, passage: str, answers: list[str]) -> list[str]:
    """All questions that the rules make of one that is answered by `answers`; none of them is answered by `passage`."""
    found, opening = [], OPENING.match(question.strip())
    rest = opening.group(2) if opening else None
    adverb = opening and opening.group(1).lower() in ("where", "why", "how", "when")
    if adverb and opening.group(1).lower() != "when" and not TIME.search(passage):
        found += [f"When {rest}", f"In what year {rest}", f"On which day {rest}"]
    if adverb and not NUMBER.search(passage) and not MONEY.search(passage):
        found.append(f"At what price {rest}")
    for answer in answers:
        noun = PLURAL.match(answer)
        if noun and not NOT_PLURAL.search(noun.group(1)):
            things = noun.group(1)
            number_free, share_free = not NUMBER.search(passage), not PERCENT.search(passage) and "%" not in passage
            if opening and opening.group(1).lower() in ("what", "who", "which"):
                if number_free:
                    found.append(f"How many {things} {rest}")
                if share_free:
                    found.append(f"What percentage of the {things} {rest}")
            found.append(f"What are the names of the {things}?")
        if SOMEONE.match(answer) and not re.search(r"\b(?:named|called|known as|name)\b", passage, re.I):
            someone = re.sub(r"^(?:an?|one|some)\s+", "the ", answer, flags=re.I)
            # A capitalised name right beside the words may well be that someone's.
            at = passage.lower().find(answer.lower())
            around = passage[max(0, at - 3): at] + passage[at + len(answer): at + len(answer) + 4]
            if at >= 0 and not re.search(r"[A-Z]", around):
                found += [f"What is the name of {someone}?", f"How old is {someone}?" if not NUMBER.search(passage) else f"What is {someone} called?"]
    return found


ADJUNCT = re.compile(r"(?:,\s*|\s+)(?:(?:in|on|at|by|from|since|for|during|near|until|with|after|before|within|over)\s+)(?:the\s+|about\s+|around\s+|nearly\s+|early\s+|late\s+)?$", re.I)


def phrase_edit(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """The edit that takes the adjunct holding text[start:end] out ("… in 2021 …"), where the sentence stays whole without it."""
    before = ADJUNCT.search(text[:start])
    if not before or end - start > 40 or not re.match(r"\s*(?:[.,;)]|$|\s(?:and|but|that|which|who|when|while|after|before|to|in|on|at|by|for|from|with)\b)", text[end:]):
        return None
    return (before.start(), end, "")


# Forms that gold questions seldom have are kept rare: else their words alone would come to mean "not stated".
RARE = re.compile(r"^(?:What are the names of|What percentage|At what price|On which day)")


def pick(question: str, passage: str, answers: list[str], rng: random.Random) -> str | None:
    found = questions(question, passage, answers)
    common = [q for q in found if not RARE.match(q)]
    if common and rng.random() < 0.9:
        return rng.choice(common)
    return rng.choice(found) if found and rng.random() < 0.15 else None

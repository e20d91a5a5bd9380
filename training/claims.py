"""Claims by rule, true and false ones alike in style.

Written claims alone teach a reader to tell them by how they are written: people paraphrase what is true loosely and put a figure
or a name into what is false (of those in stories/, 58 % of the true ones name neither, 21 % of the false ones). So some true
claims are a sentence of the passage as it stands, or a question with its answer put in ("Who heads Gapeksi?" -> "Ida Bong heads
Gapeksi."), their false twins are the same with one thing exchanged, and written false ones are taken as often as true ones look so.
"""
import random
import re

from near_miss import DAYS, MONTHS, NUMBER_WORDS, exchange, names_in

NUMBER = re.compile(r"(?<![\w.,/-])\d[\d.,/-]*\d|(?<![\w.,/-])\d(?![\w/-])")
DATELINE = re.compile(r"^[A-Z][A-Z .,'’-]{2,40}?(?:, \w+\.? \d{1,2}(?:, \d{4})?| \([^)]{2,40}\)|, \w+day){1,2}\s+-+\s+")
SUBJECT = re.compile(r"^(?:who|what|which (?:country|company|firm|party|group|agency|ministry|bank))\s+"
                     r"(?!did|do|does|is|are|was|were|has|had|have|will|would|can|could|may|might|else|all)(?=\w+s\b|\w+ed\b)", re.I)
WHO_IS = re.compile(r"^who\s+(?=(?:is|was|has|had|will|would)\s)", re.I)


def of_sentence(text: str, bounds, rng: random.Random) -> tuple[str, int] | None:
    """(a sentence of the passage, less its dateline; its number)."""
    fit = [(DATELINE.sub("", text[s:e]), i) for i, (s, e) in enumerate(bounds) if 6 <= len(text[s:e].split()) <= 32]
    return rng.choice(fit) if fit else None


def of_answer(question: str, answer: str) -> str | None:
    """A question for a subject, with the answer in its place."""
    hit = SUBJECT.match(question) or WHO_IS.match(question)
    if not hit or len(answer.split()) > 8 or not answer[:1].isalnum():
        return None
    rest = question[hit.end():].strip().rstrip("?").strip()
    return f"{answer[0].upper()}{answer[1:]} {rest}." if len(rest.split()) > 1 else None


def exchanged(claim: str, text: str, rng: random.Random) -> str | None:
    """The claim with a figure, name, month or day exchanged for another of its kind, of the passage where it has one."""
    names = names_in(text)
    found = [(m.group(), "number", [n for n in NUMBER.findall(text)]) for m in NUMBER.finditer(claim)]
    for words, kind in ((MONTHS, "month"), (DAYS, "day"), (NUMBER_WORDS, "word")):
        found += [(w, kind, [o for o in words if re.search(rf"\b{o}\b", text)]) for w in words if re.search(rf"\b{w}\b", claim)]
    found += [(n, kind, [o for o, k in names.items() if k == kind]) for n, kind in names.items() if re.search(rf"\b{re.escape(n)}\b", claim)]
    rng.shuffle(found)
    for mention, kind, others in found:
        inside = [o for o in others if o.lower() not in claim.lower() and mention.lower() not in o.lower()]
        if kind == "number" and re.fullmatch(r"1[89]\d\d|20\d\d", mention):
            inside = [o for o in inside if re.fullmatch(r"1[89]\d\d|20\d\d", o)]
            kind = "year"
        new = rng.choice(inside) if inside else None
        if not new and kind in ("number", "year", "month", "day", "word") and re.search(r"[1-9a-zA-Z]", mention):
            new = exchange(mention, kind, "", f"{claim} {text}", None, rng)
        if new:
            return re.sub(rf"(?<!\w){re.escape(mention)}(?!\w)", lambda _: new, claim, count=1)
    return None

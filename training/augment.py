"""Seeded changes of style, made while training: newswire wording, headings, and questions as people type them.

Every function takes its own random.Random. Passage edits are (start, end, replacement) for text.apply_edits, so that
answers keep their exact characters.
"""
import random
import re

from text import STOP

CITIES = "WASHINGTON LONDON PARIS TOKYO GENEVA BRUSSELS NAIROBI JAKARTA OTTAWA LIMA CAIRO SYDNEY".split() + ["NEW YORK", "HONG KONG", "SAO PAULO"]
MONTHS = "Jan Feb March April May June July Aug Sept Oct Nov Dec".split()
SAYING = [", officials said", ", he said", ", she said", ", a spokesman said", ", the company said", ", the report said",
          ", analysts said", ", government sources said", ", according to officials", ", a statement said", ", it said"]
WIRE = [  # the agencies' abbreviations of the 1980s
    (r"\$\s?(\d[\d.,]*\d|\d)\s+(million|mln)\b", r"\1 mln dlrs"), (r"\$\s?(\d[\d.,]*\d|\d)\s+(billion|bln)\b", r"\1 bln dlrs"),
    (r"\$\s?(\d[\d.,]*\d|\d)(?!\s*(million|billion|[\d.,]*\d))", r"\1 dlrs"),
    (r"\bmillions?\b", "mln"), (r"\bbillions?\b", "bln"), (r"\bdollars?\b", "dlrs"), (r"(?<=\d)\s?%", " pct"),
    (r"\bper\s?cent\b|\bpercent\b", "pct"), (r"\bcents\b", "cts"), (r"\bversus\b", "vs"), (r"\bcompany\b", "co"),
    (r"\btonnes?\b|\btons\b", "tonnes"), (r"\bkilograms?\b", "kilos"), (r"\bcorporation\b", "corp"), (r"\bgovernment\b", "govt")]


def wire_edits(text: str) -> list[tuple[int, int, str]]:
    edits, taken = [], set()
    for pattern, new in WIRE:
        for m in re.finditer(pattern, text, re.I):
            if not taken & set(range(m.start(), m.end())):
                taken |= set(range(m.start(), m.end()))
                edits.append((m.start(), m.end(), m.expand(new)))
    return edits


def attribution_edits(text: str, bounds, rng: random.Random) -> list[tuple[int, int, str]]:
    """', officials said' before the full stop of one or two longer sentences."""
    fit = [(s, e) for s, e in bounds if e - s > 50 and text[e - 1] == "."]
    return [(e - 1, e - 1, rng.choice(SAYING)) for _, e in rng.sample(fit, min(len(fit), rng.choice([1, 1, 2])))]


def dateline(rng: random.Random) -> str:
    city = rng.choice(CITIES)
    day = f", {rng.choice(MONTHS)} {rng.randint(1, 31)}"
    return rng.choice([f"{city} (Reuters) - ", f"{city}{day} - ", f"{city}{day} (AP) - ", f"{city} - ", f"{city.title()}{day} -- "])


def headline(text: str, rng: random.Random) -> str:
    """A made-up headline: the content words of one sentence, mostly in capitals, as agencies filed them."""
    part = rng.choice([s for s in re.split(r"(?<=[.!?])\s+", text) if len(s.split()) > 3] or [text])
    kept = [w.strip(",.;:!?\"()") for w in part.split() if w.lower().strip(",.;:!?\"()") not in STOP][: rng.randint(4, 9)]
    title = " ".join(w for w in kept if w)
    return title.upper() if rng.random() < 0.75 else title


def typo(word: str, rng: random.Random) -> str:
    """Two neighbouring letters swapped, one left out, or one doubled; short words and figures stay."""
    if len(word) < 4 or not word.isalpha():
        return word
    i = rng.randint(1, len(word) - 2)
    return rng.choice([word[:i] + word[i + 1] + word[i] + word[i + 2:], word[:i] + word[i + 1:], word[:i] + word[i] + word[i:]])


SOUNDS = [("ie", "ei"), ("ea", "ee"), ("ei", "ie"), ("ph", "f"), ("gh", ""), ("wh", "w"), ("ck", "k"), ("ss", "s"), ("ll", "l"), ("tt", "t"),
          ("nn", "n"), ("mm", "m"), ("rr", "r"), ("pp", "p"), ("ee", "ea"), ("ou", "u"), ("tion", "shun"), ("c", "k"), ("s", "z"), ("y", "i"), ("any", "eny")]


def misspelt(word: str, rng: random.Random) -> str:
    """As it sounds: "meny", "bomings", "wen"; else a slip of the fingers."""
    fit = [(a, b) for a, b in SOUNDS if a in word[1:] or (a == "wh" and word.startswith(a))]
    if fit and rng.random() < 0.6:
        a, b = rng.choice(fit)
        return word.replace(a, b, 1)
    return typo(word, rng)


def typed_question(question: str, rng: random.Random) -> str:
    """As people type: lower case (20 %), capitals (6 %), no question mark, a typo (8 %), badly misspelt (5 %), only its keywords (5 %)."""
    roll = rng.random()
    if roll < 0.20:
        question = question.lower()
    elif roll < 0.26:
        question = question.upper()
    if rng.random() < 0.05:
        question = " ".join(misspelt(w, rng) if rng.random() < 0.4 else w for w in question.lower().split(" "))
    if rng.random() < 0.05:
        kept = [w for w in question.split() if w.lower().strip("?,.") not in STOP]
        question = " ".join(kept) if len(kept) >= 2 else question
    if rng.random() < 0.08:
        parts = question.split(" ")
        at = rng.randrange(len(parts))
        parts[at] = typo(parts[at], rng)
        question = " ".join(parts)
    return question.rstrip(" ?") if rng.random() < 0.25 else question

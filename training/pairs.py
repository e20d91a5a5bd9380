"""A *pair* is one question with one passage. Here are the edits that make other pairs of it: near misses of the question or of
the passage, a shorter passage, another style. All keep answers and evidence at their exact places.
"""
import random
from dataclasses import dataclass, field, replace

import augment
import claims
import near_miss
import unstated
from text import apply_edits, sentences

OURS = ("stories", "claims")


@dataclass
class Pair:
    question: str
    heading: str | None
    text: str
    sentences: list                                   # character ranges in text
    answers: list = field(default_factory=list)       # (start, end, votes); empty: no short answer here
    kind: str = "gold"                                # gold | negative | near
    dataset: str = ""
    evidence: list = field(default_factory=list)      # numbers of the sentences that carry the answer, where that is known
    weight: float = 1.0                               # of the decision, see style.py


def plain_pair(data, q, passage_index=None, kind="gold") -> Pair:
    """As prepared, nothing changed: for evaluation."""
    p = data["passages"][q["passage"] if passage_index is None else passage_index]
    return Pair(q["question"], p["heading"], p["text"], p["sentences"],
                q["answers"] if kind == "gold" else [], kind, p["dataset"], q["evidence"] if kind == "gold" else [])


def edited(pair: Pair, edits) -> Pair:
    spans = [(s, e) for s, e, _ in pair.answers] + [tuple(b) for b in pair.sentences]
    text, moved = apply_edits(pair.text, edits, spans)
    n = len(pair.answers)
    answers = [(s, e, a[2]) for (s, e), a in zip(moved[:n], pair.answers)]
    return replace(pair, text=text, sentences=moved[n:], answers=answers)


def swapped_question(pair: Pair, swap) -> Pair:
    """The near miss proper: the passage as it is, the question's entity another."""
    _, mention, new = swap
    question = apply_edits(pair.question, near_miss.replace_all(pair.question, mention, new), [])[0]
    return asked_instead(pair, question)


def asked_instead(pair: Pair, question: str) -> Pair:
    """Another question, which the passage does not answer."""
    return replace(pair, question=question, answers=[], evidence=[], kind="near", weight=1.0)


def swapped_passage(pair: Pair, swap, still_answers: bool) -> Pair:
    """The passage's (and heading's) entity another. With still_answers the question follows, and the answer stands: so a
    model cannot learn that an entity foreign to the passage's topic means no answer."""
    _, mention, new = swap
    out = edited(pair, near_miss.replace_all(pair.text, mention, new))
    if pair.heading:
        out.heading = apply_edits(pair.heading, near_miss.replace_all(pair.heading, mention, new), [])[0]
    if still_answers:
        out.question = apply_edits(pair.question, near_miss.replace_all(pair.question, mention, new), [])[0]
    else:
        out.answers, out.evidence, out.kind = [], [], "near"
    return out


def without_answer(pair: Pair) -> Pair | None:
    """The passage with every sentence that holds an answer taken out."""
    kept = [pair.text[s:e] for i, (s, e) in enumerate(pair.sentences)
            if i not in pair.evidence and not any(a < e and s < b for a, b, _ in pair.answers)]
    text = " ".join(kept)
    if not kept or any(pair.text[a:b].lower() in text.lower() for a, b, _ in pair.answers):
        return None
    return replace(pair, text=text, sentences=sentences(text), answers=[], evidence=[], kind="near")


def unstated_question(pair: Pair, rng: random.Random) -> Pair | None:
    """The passage as it is, asked for a detail that it states nowhere."""
    question = unstated.pick(pair.question, pair.text, sorted({pair.text[s:e] for s, e, _ in pair.answers}), rng)
    return question and asked_instead(pair, question)


def without_phrase(pair: Pair) -> Pair | None:
    """The passage less the phrase that answers ("in 2021"), where its sentence stays whole without it."""
    if not pair.answers:
        return None
    s, e, _ = max(pair.answers, key=lambda a: a[2])
    edit, answer = unstated.phrase_edit(pair.text, s, e), pair.text[s:e].lower()
    if not edit or answer in (pair.text[: edit[0]] + pair.text[edit[1]:]).lower():
        return None
    return edited(replace(pair, answers=[], evidence=[], kind="near"), [edit])


def cropped(pair: Pair, rng: random.Random, characters: int) -> Pair:
    """A window of whole sentences of about `characters` around an answer (anywhere, when there is none), around all that bears a claim out."""
    if len(pair.text) <= characters or len(pair.sentences) < 2:
        return pair
    held = [pair.sentences[i] for i in pair.evidence] or [a[:2] for a in pair.answers] or pair.sentences
    a, b = (held[0][0], held[-1][1]) if pair.dataset == "claims" and pair.evidence else rng.choice(held)
    first = next((i for i, (s, e) in enumerate(pair.sentences) if e > a), 0)
    last = max(first, next((i for i, (s, e) in enumerate(pair.sentences) if e >= b), len(pair.sentences) - 1))
    while True:
        grow = [d for d, ok in ((-1, first > 0), (1, last + 1 < len(pair.sentences))) if ok]
        if not grow:
            break
        f, l = (first - 1, last) if rng.choice(grow) < 0 else (first, last + 1)
        if pair.sentences[l][1] - pair.sentences[f][0] > characters:
            break
        first, last = f, l
    s0, e0 = pair.sentences[first][0], pair.sentences[last][1]
    answers = [(s - s0, e - s0, n) for s, e, n in pair.answers if s >= s0 and e <= e0]
    bounds = [(s - s0, e - s0) for s, e in pair.sentences[first: last + 1]]
    evidence = [i - first for i in pair.evidence if first <= i <= last]
    return replace(pair, text=pair.text[s0:e0], sentences=bounds, answers=answers, evidence=evidence)


def styled(pair: Pair, rng: random.Random) -> Pair:
    """Newswire style on the passage, some heading, the question as typed. Gold and negatives alike."""
    question, heading = pair.question if pair.dataset == "claims" else augment.typed_question(pair.question, rng), pair.heading
    roll = rng.random()
    if heading is None or roll < 0.25:
        heading = augment.headline(pair.text, rng) if roll < 0.30 else (None if roll < 0.65 else heading)
    elif roll < 0.35:
        heading = heading.upper()
    if pair.dataset in OURS and rng.random() < 0.8:
        heading = pair.heading
    edits = augment.wire_edits(pair.text) if rng.random() < 0.25 else []
    if pair.dataset not in OURS:
        if rng.random() < 0.12:
            edits += augment.attribution_edits(pair.text, pair.sentences, rng)
        if rng.random() < 0.15:
            edits.append((0, 0, augment.dateline(rng)))
    return replace(edited(pair, edits) if edits else pair, question=question, heading=heading)


def claim_by_rule(gold: Pair, rng: random.Random) -> tuple[Pair, str | None] | None:
    """(the pair with a claim for a question, a false twin of the claim)."""
    if gold.dataset == "claims" and rng.random() < 0.5:
        found = claims.of_sentence(gold.text, gold.sentences, rng)
        claim, evidence = found if found else (None, 0)
        held = [evidence]
    elif gold.dataset == "stories" and gold.answers and gold.evidence and rng.random() < 0.25:
        s, e, _ = gold.answers[0]
        claim, held = claims.of_answer(gold.question, gold.text[s:e]), gold.evidence
    else:
        return None
    return (replace(gold, question=claim, answers=[], evidence=held, dataset="claims", weight=1.0), claims.exchanged(claim, gold.text, rng)) if claim else None

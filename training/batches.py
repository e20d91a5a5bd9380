"""Prepared data -> pairs -> padded tensors. A *pair* is one question with one passage; a *group* is the pairs of one
question: its gold passage, retrieved negatives, a near miss.
"""
import json
import random
from collections import Counter
from dataclasses import dataclass, field, replace

import torch

import augment
import near_miss
import unstated
from text import apply_edits, sentences

PASSAGE, HEADING, OTHER = 0, -2, -1
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


def load_data(work) -> dict:
    """What prepare.py made, the public sets and our stories, as one."""
    passages, questions = [], []
    for file in (work / "public.json", work / "stories.json"):
        part, shift = json.loads(file.read_text()), len(passages)
        passages += part["passages"]
        questions += [q | {"passage": q["passage"] + shift, "negatives": [i + shift for i in q["negatives"]]} for q in part["questions"]]
    return {"passages": passages, "questions": questions, "rarity": rarity(passages, questions)}


OPENINGS = ("how many", "how much", "how long", "how", "when", "why", "who", "where", "which", "what")


def opening(question: str) -> str:
    return next((o for o in OPENINGS if question.lower().startswith(o)), "other")


def rarity(passages, questions) -> dict[str, float]:
    """How much more often a story's answerable questions open so than its unanswerable ones, at most 1: taken with that chance,
    unanswerable questions open as answerable ones do, and "how many" by itself comes to mean nothing."""
    good = Counter(opening(q["question"]) for q in questions if passages[q["passage"]]["dataset"] == "stories")
    bad = Counter(opening(q) for p in passages if p["dataset"] == "stories" for q in p["near"])
    return {o: min(1.0, good[o] * bad.total() / max(1, bad[o] * good.total())) for o in (*OPENINGS, "other")}


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
    return replace(pair, question=question, answers=[], evidence=[], kind="near")


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
    """A window of whole sentences of at most `characters` around an answer (anywhere, when there is none)."""
    if len(pair.text) <= characters or len(pair.sentences) < 2:
        return pair
    held = [pair.sentences[i] for i in pair.evidence] or [a[:2] for a in pair.answers] or pair.sentences
    a, b = rng.choice(held)
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


def group_of(data, q, rng: random.Random, negatives: float, near: float, characters: int) -> list[Pair]:
    """One question's pairs for one visit. negatives: how many on average; near: the chance of a near miss."""
    gold = plain_pair(data, q)
    count = int(negatives) + (rng.random() < negatives % 1)
    found = [plain_pair(data, q, i, "negative") for i in rng.sample(q["negatives"], min(count, len(q["negatives"])))]
    if rng.random() < near:
        way = rng.random()
        if not q["swaps"] or way < 0.15:
            miss = without_answer(gold)
        else:
            swap = rng.choice(q["swaps"])
            miss = swapped_question(gold, swap) if way < 0.7 else swapped_passage(gold, swap, still_answers=False)
        if miss:
            found.append(miss)
    asked = [n for n in data["passages"][q["passage"]].get("near", []) if gold.dataset == "claims" or rng.random() < data["rarity"][opening(n)]]
    if asked and rng.random() < 0.9:
        found.append(asked_instead(gold, rng.choice(asked)))
    elif gold.dataset != "claims" and rng.random() < (0.15 if gold.dataset == "stories" else near):
        miss = (without_phrase(gold) if rng.random() < 0.4 else None) or unstated_question(gold, rng) or without_phrase(gold)
        if miss:
            found.append(miss)
    if q["swaps"] and rng.random() < 0.2:
        gold = swapped_passage(gold, rng.choice(q["swaps"]), still_answers=True)
    most = {"stories": rng.randint(500, 1500), "claims": 2000}.get(gold.dataset, characters)
    return [styled(cropped(p, rng, most), rng) for p in [gold, *found]]


def encode(tokenizer, pairs: list[Pair], most: int = 320, most_question: int = 64) -> list[dict]:
    """Token ids, each token's sentence (PASSAGE.. for sentence numbers, OTHER outside), gold spans in tokens, offsets."""
    questions = tokenizer.encode_batch([p.question for p in pairs], add_special_tokens=False)
    bodies = tokenizer.encode_batch([f"{p.heading}. {p.text}" if p.heading else p.text for p in pairs], add_special_tokens=False)
    rows = []
    for pair, q, b in zip(pairs, questions, bodies):
        head, shift = q.ids[:most_question], len(pair.heading) + 2 if pair.heading else 0
        first, body = len(head) + 2, b.ids[: most - 3 - min(len(q.ids), most_question)]
        offsets = [(s - shift, e - shift) for s, e in b.offsets[: len(body)]]
        owner, at = [OTHER] * first, 0
        for s, e in offsets:
            while at < len(pair.sentences) and s >= pair.sentences[at][1]:
                at += 1
            owner.append(at if s >= 0 and at < len(pair.sentences) and s >= pair.sentences[at][0] else (OTHER if s < 0 else HEADING))
        spans = {}
        for s, e, votes in pair.answers:
            inside = [i for i, (a, b_) in enumerate(offsets) if a < e and b_ > s and a >= 0]
            if inside and offsets[inside[-1]][1] >= e:
                key = (first + inside[0], first + inside[-1])
                spans[key] = spans.get(key, 0) + votes
        held = ({i for i in pair.evidence if i in owner}
                or {owner[t] for span in spans for t in span} - {HEADING, OTHER})
        rows.append({"ids": [101, *head, 102, *body, 102], "types": [0] * first + [1] * (len(body) + 1),
                     "sentence": owner + [OTHER], "spans": spans, "held": held, "first": first, "offsets": offsets, "pair": pair})
    return rows


def pad(rows: list[dict]):
    """-> input_ids, attention_mask, token_type_ids, sentence: int64 [B,T]; sentence is -1 outside, -2 between sentences."""
    T = max(len(r["ids"]) for r in rows)
    block = lambda name, fill: torch.tensor([r[name] + [fill] * (T - len(r["ids"])) for r in rows])
    ids = block("ids", 0)
    return ids, (ids > 0).long(), block("types", 0), block("sentence", OTHER)

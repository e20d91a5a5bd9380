"""Prepared data -> groups of pairs -> padded tensors. A *group* is the pairs of one question: its gold passage, retrieved negatives,
a near miss.
"""
import json
import random
from dataclasses import replace

import torch

from pairs import (OURS, Pair, asked_instead, claim_by_rule, cropped, plain_pair, styled, swapped_passage, swapped_question, unstated_question,
                   without_answer, without_phrase)
from style import propensity

PASSAGE, HEADING, OTHER = 0, -2, -1
# A passage is cropped to so many characters, drawn evenly in their logarithm. Claims shorter: what parts a twin from its like is learnt soonest where
# little else stands. Questions are decided over whole passages, as the archive has them (docs/decisions/2026-11-25-twins.md).
CROPS = {"stories": (500, 1500), "claims": (60, 1000)}


def load_data(work) -> dict:
    """What prepare.py made, the public sets and our stories, as one."""
    passages, questions = [], []
    for file in (work / "public.json", work / "stories.json"):
        part, shift = json.loads(file.read_text()), len(passages)
        passages += part["passages"]
        questions += [q | {"passage": q["passage"] + shift, "negatives": [i + shift for i in q["negatives"]]} for q in part["questions"]]
    return {"passages": passages, "questions": questions, "wording": wordings(passages, questions)}


def wordings(passages, questions) -> dict[str, float]:
    """Of the stories' questions and claims, the probability that they are answered or supported that their wording alone gives.
    Those with a twin were written so that it gives none."""
    found = {}
    for dataset in OURS:
        good = [q["question"] for q in questions if passages[q["passage"]]["dataset"] == dataset and not q.get("twin")]
        found |= propensity(good, [n for p in passages if p["dataset"] == dataset for n in p["near"]]) if good else {}
    return found


def group_of(data, q, rng: random.Random, negatives: float, near: float, characters: int) -> list[Pair]:
    """One question's pairs for one visit. negatives: how many on average, a quarter of it beside a claim with a twin; near: the chance of a near miss."""
    whole, twin = plain_pair(data, q), q.get("twin")
    whole.weight = 2 * (1 - data["wording"].get(q["question"], 0.5))
    ruled = None if twin and rng.random() < 0.8 else claim_by_rule(whole, rng)
    if ruled:
        whole, twin = ruled
    low, high = CROPS.get(whole.dataset, (characters, characters))
    most = round(low * (high / low) ** rng.random())
    gold = cropped(whole, rng, most)
    wanted = negatives / 4 if twin and whole.dataset == "claims" else negatives
    count = int(wanted) + (rng.random() < wanted % 1)
    others = [plain_pair(data, q, i, "negative") for i in rng.sample(q["negatives"], min(count, len(q["negatives"])))]
    found = [cropped(replace(p, question=gold.question, dataset=gold.dataset), rng, most) for p in others]
    if twin:
        found.append(asked_instead(gold, twin))
    elif not ruled:
        found += near_misses(data, q, whole, gold, rng, near)
    if not ruled and q["swaps"] and rng.random() < (0.05 if twin else 0.2):
        gold = swapped_passage(gold, rng.choice(q["swaps"]), still_answers=True)
    return [styled(p, rng) for p in [gold, *found]]


def near_misses(data, q, whole: Pair, gold: Pair, rng: random.Random, near: float) -> list[Pair]:
    """Where no twin was written: an exchange of the question's with the chance `near`, and one of the story's unanswerable questions
    (of the whole passage: what it is near to may be anywhere) or else a detail that is not stated."""
    found = []
    if rng.random() < near:
        way = rng.random()
        if not q["swaps"] or way < 0.15:
            miss = without_answer(gold)
        else:
            swap = rng.choice(q["swaps"])
            miss = swapped_question(gold, swap) if way < 0.7 else swapped_passage(gold, swap, still_answers=False)
        found += [miss] if miss else []
    asked = [n for n in data["passages"][q["passage"]].get("near", []) if rng.random() < 2 * data["wording"][n]]
    if asked and rng.random() < 0.9:
        found.append(asked_instead(whole, rng.choice(asked)))
    elif gold.dataset != "claims" and rng.random() < (0.15 if gold.dataset == "stories" else near):
        miss = (without_phrase(gold) if rng.random() < 0.4 else None) or unstated_question(gold, rng) or without_phrase(gold)
        found += [miss] if miss else []
    return found


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

"""Figures of a reader, PyTorch or ONNX, on the dev or test questions; prints a table and writes JSON.

    python evaluate_reader.py --weights .work/main/final.pt                    # fp32, dev
    python evaluate_reader.py --onnx ../models/reader/model.onnx --split test  # int8, looked at once

EM and F1 as SQuAD's (Rajpurkar et al. 2016), the best over the annotators, on gold passages; every question counts.
`swap rejected` is the share of near misses (an entity, number or date exchanged) that fall under the threshold on
`answerable` which keeps 90 % of the answerable questions of the same data set; `near rejected` the same of the questions that were written
to seem answered by a made-up story and are not (two a passage). 95 % intervals: bootstrap over
passages, 1,000 draws, because questions on one passage are not independent.
"""
import argparse
import json
import random
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import torch

from batches import OTHER, encode, load_data, pad
from encoder import Reader, load_tokenizer
from pairs import asked_instead, plain_pair, swapped_question
from text import normalise_answer

HERE = Path(__file__).resolve().parent
MOST, MOST_ANSWER = 320, 30                 # tokens of a pair, of an answer


def auc(positive, negative) -> float:
    """Area under the ROC curve by ranks; ties count half."""
    both = np.concatenate([positive, negative])
    values, inverse, counts = np.unique(both, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    n, m = len(positive), len(negative)
    return float((ranks[:n].sum() - n * (n + 1) / 2) / (n * m)) if n and m else float("nan")


def overlap(guess: str, golds: list[str]) -> tuple[float, float]:
    """(exact match, F1 of words), each the best over the golds."""
    exact = best = 0.0
    for gold in golds:
        a, b = normalise_answer(guess).split(), normalise_answer(gold).split()
        common = sum((Counter(a) & Counter(b)).values())
        exact = max(exact, float(a == b))
        best = max(best, 2 * common / (len(a) + len(b)) if a and b else float(a == b))
    return exact, best


def torch_runner(model):
    @torch.no_grad()
    def run(ids, mask, types):
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=model.fast):
            return [x.float().numpy() for x in model(ids, mask, types)]
    return run


def onnx_runner(path):
    import onnxruntime
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    names = ["input_ids", "attention_mask", "token_type_ids"]
    return lambda *tensors: session.run(None, {n: t.numpy() for n, t in zip(names, tensors)})


def read(run, tokenizer, pairs, batch: int = 32) -> list[dict]:
    """Each pair's best span, its margin over "no answer", its best sentence, relevance and answerable."""
    rows = encode(tokenizer, pairs, most=MOST)
    order, found = sorted(range(len(rows)), key=lambda i: len(rows[i]["ids"])), [None] * len(rows)
    for at in range(0, len(order), batch):
        some = [rows[i] for i in order[at: at + batch]]
        ids, mask, types, sentence = pad(some)
        start, end, evidence, relevance, answerable = run(ids, mask, types)
        for r, i in enumerate(order[at: at + batch]):
            row, own = rows[i], sentence[r].numpy()
            inside = np.flatnonzero(own != OTHER)
            if not len(inside):
                inside = np.array([0])
            a, b = inside[0], inside[-1] + 1
            score = start[r, a:b, None] + end[r, None, a:b]
            legal = np.triu(np.ones_like(score, dtype=bool)) & ~np.triu(np.ones_like(score, dtype=bool), MOST_ANSWER)
            score = np.where(legal, score, -1e9)
            s, e = np.unravel_index(score.argmax(), score.shape)
            offsets, text = row["offsets"], row["pair"].text
            sums = {int(n): evidence[r, own == n].mean() for n in set(own[own >= 0].tolist())}
            found[i] = {"text": text[max(0, offsets[s + a - row["first"]][0]): offsets[e + a - row["first"]][1]] if offsets else "",
                        "margin": float(score[s, e] - start[r, 0] - end[r, 0]), "sentence": max(sums, key=sums.get) if sums else 0,
                        "evidence": float(max(sums.values())) if sums else 0.0,
                        "relevance": float(relevance[r]), "answerable": float(answerable[r])}
    return found


def cases_of(data, split: str, limit: int | None = None, seed: int = 3):
    """Questions of a split in a fixed, shuffled order; at most `limit` of each data set."""
    chosen, count = [], defaultdict(int)
    for q in sorted((q for q in data["questions"] if data["passages"][q["passage"]]["split"] == split),
                    key=lambda q: random.Random(f"{seed}{q['id']}").random()):
        dataset = data["passages"][q["passage"]]["dataset"]
        count[dataset] += 1
        if limit and count[dataset] > limit:
            continue
        chosen.append(q)
    return chosen


def measure(run, data, tokenizer, questions, negatives: int = 6) -> dict:
    """Per-question records: {dataset: [{passage, em, f1, sentence, relevance, answerable, negatives[], swaps[]}]}."""
    pairs, owner = [], []
    for n, q in enumerate(questions):
        gold = plain_pair(data, q)
        pairs.append(gold); owner.append((n, "gold"))
        for i in q["negatives"][:negatives]:
            pairs.append(plain_pair(data, q, i, "negative")); owner.append((n, "negatives"))
        for swap in q["swaps"][:1]:
            pairs.append(swapped_question(gold, swap)); owner.append((n, "swaps"))
        for question in data["passages"][q["passage"]].get("near", [])[:2]:
            pairs.append(asked_instead(gold, question)); owner.append((n, "nears"))
    records = [{"passage": q["passage"], "negatives": [], "swaps": [], "nears": []} for q in questions]
    for pair, (n, role), out in zip(pairs, owner, read(run, tokenizer, pairs)):
        if role != "gold":
            records[n][role].append(out)
            continue
        # A question that takes whole sentences has no short answer to compare with.
        em, f1 = overlap(out["text"], [pair.text[s:e] for s, e, _ in pair.answers]) if pair.answers else (float("nan"), float("nan"))
        held = set(pair.evidence) or {i for i, (s, e) in enumerate(pair.sentences) for a, b, _ in pair.answers if a < e and s < b}
        records[n] |= out | {"em": em, "f1": f1, "hit": float(out["sentence"] in held), "sentences": len(pair.sentences)}
    grouped = defaultdict(list)
    for q, record in zip(questions, records):
        grouped[data["passages"][q["passage"]]["dataset"]].append(record)
    return grouped


def figures(records) -> dict[str, float]:
    """All figures of one list of records, in percent (AUC too)."""
    gold = np.array([r["relevance"] for r in records])
    keep = np.array([r["answerable"] for r in records])
    threshold = np.quantile(keep, 0.10) if len(keep) else 0.0
    swaps = np.array([s["answerable"] for r in records for s in r["swaps"]])
    lost = np.array([s["answerable"] for r in records for s in r["negatives"]])
    many = [r for r in records if r["sentences"] > 1]
    nears = np.array([s["answerable"] for r in records for s in r["nears"]])
    mean = lambda values: 100 * float(np.nanmean(values)) if len(values) and not np.isnan(values).all() else float("nan")
    return {"EM": mean([r["em"] for r in records]), "F1": mean([r["f1"] for r in records]),
            "AUC relevance": 100 * auc(gold, np.array([n["relevance"] for r in records for n in r["negatives"]])),
            "AUC answerable": 100 * auc(keep, lost), "first of list": mean([r["relevance"] > max(n["relevance"] for n in r["negatives"]) for r in records if r["negatives"]]),
            "swap AUC": 100 * auc(keep, swaps), "swap rejected": mean(swaps < threshold), "negative rejected": mean(lost < threshold),
            "near AUC": 100 * auc(keep, nears), "near rejected": mean(nears < threshold),
            "evidence": mean([r["hit"] for r in many]), "questions": len(records), "swaps": len(swaps)}


def interval(records, draws: int = 1000, seed: int = 5) -> dict[str, list[float]]:
    """95 % bootstrap over passages."""
    by_passage, rng = defaultdict(list), np.random.default_rng(seed)
    for r in records:
        by_passage[r["passage"]].append(r)
    groups = list(by_passage.values())
    drawn = [figures([r for g in rng.integers(0, len(groups), len(groups)) for r in groups[g]]) for _ in range(draws)]
    return {k: [round(float(np.nanpercentile([d[k] for d in drawn], p)), 1) for p in (2.5, 97.5)] for k in drawn[0]}


SETS = {"SQuADShifts": ("new_wiki", "reddit", "amazon"), "new_wiki": ("new_wiki",), "reddit": ("reddit",), "amazon": ("amazon",),
        "QAMR": ("qamr-wikinews", "qamr-wikipedia"), "new_wiki+QAMR": ("new_wiki", "qamr-wikinews", "qamr-wikipedia"), "stories": ("stories",), "claims": ("claims",), "smoke": ("smoke",)}


def quick(model, data, tokenizer, limit: int = 150) -> dict:
    """A few figures on dev while training (bf16)."""
    was, model.fast = model.training, True
    grouped = measure(torch_runner(model.eval()), data, tokenizer, cases_of(data, "dev", limit), negatives=3)
    model.train(was)
    return {name: {k: round(v, 1) for k, v in figures([r for p in parts for r in grouped.get(p, [])]).items()
                   if k in ("EM", "F1", "AUC relevance", "first of list", "swap rejected", "near AUC", "near rejected", "evidence")}
            for name, parts in SETS.items() if any(grouped.get(p) for p in parts) and name in ("SQuADShifts", "new_wiki", "QAMR", "stories", "claims", "smoke")}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", default=HERE / ".work", type=Path)
    parser.add_argument("--weights")
    parser.add_argument("--onnx")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--limit", type=int, help="questions a data set")
    parser.add_argument("--draws", type=int, default=1000)
    parser.add_argument("--fast", action="store_true", help="bf16")
    parser.add_argument("--json", help="where to write the figures")
    args = parser.parse_args()
    data, tokenizer = load_data(args.work), load_tokenizer()
    if args.onnx:
        run = onnx_runner(args.onnx)
    else:
        model = Reader()
        model.load_state_dict(torch.load(args.weights, map_location="cpu")["model"])
        model.fast = args.fast
        run = torch_runner(model.eval())
    grouped = measure(run, data, tokenizer, cases_of(data, args.split, args.limit))
    report = {}
    for name, parts in SETS.items():
        records = [r for p in parts for r in grouped.get(p, [])]
        if records:
            report[name] = {"figures": figures(records), "interval": interval(records, args.draws), "limit": args.limit}
    columns = ["EM", "F1", "AUC relevance", "AUC answerable", "first of list", "swap AUC", "swap rejected", "negative rejected", "near AUC", "near rejected", "evidence"]
    print(f"{args.onnx or args.weights}, {args.split}")
    for name, r in report.items():
        print(f"{name:14s} {r['figures']['questions']:5d} questions, {r['figures']['swaps']} swaps")
        for c in columns:
            print(f"    {c:18s} {r['figures'][c]:5.1f}  [{r['interval'][c][0]}, {r['interval'][c][1]}]")
    if args.json:
        Path(args.json).write_text(json.dumps(report, indent=1) + "\n")


if __name__ == "__main__":
    main()

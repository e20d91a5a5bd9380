"""Figures of a reader, PyTorch or ONNX, on the dev or test questions; prints a table and writes JSON.

    python evaluate_reader.py --weights .work/main/final.pt                    # fp32, dev
    python evaluate_reader.py --onnx ../models/reader/model.onnx --split test  # int8, looked at once

EM and F1 as SQuAD's (Rajpurkar et al. 2016), the best over the annotators, on gold passages; every question counts.
`swap rejected` is the share of near misses (an entity, number or date exchanged) that fall under the threshold on
`answerable` which keeps 90 % of the answerable questions of the same data set; `near rejected` the same of the questions that were written
to seem answered by a made-up story and are not (two a passage). `twins` is the share of pairs that sound alike of which the one that the story
answers (or supports) scores higher than the other: 50 is chance. 95 % intervals: bootstrap over
passages, 1,000 draws, because questions on one passage are not independent.
"""
import argparse
import json
import random
from collections import defaultdict
from pathlib import Path

import torch

from batches import load_data
from encoder import Reader, load_tokenizer
from figures import figures, interval, overlap
from pairs import asked_instead, plain_pair, swapped_question
from reading import onnx_runner, read, torch_runner

HERE = Path(__file__).resolve().parent


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
    """Per-question records: {dataset: [{passage, em, f1, sentence, relevance, answerable, negatives[], swaps[], nears[], twins[]}]}."""
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
        if q.get("twin"):
            pairs.append(asked_instead(gold, q["twin"])); owner.append((n, "twins"))
    records = [{"passage": q["passage"], "negatives": [], "swaps": [], "nears": [], "twins": []} for q in questions]
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


SETS = {"SQuADShifts": ("new_wiki", "reddit", "amazon"), "new_wiki": ("new_wiki",), "reddit": ("reddit",), "amazon": ("amazon",),
        "QAMR": ("qamr-wikinews", "qamr-wikipedia"), "new_wiki+QAMR": ("new_wiki", "qamr-wikinews", "qamr-wikipedia"), "stories": ("stories",), "claims": ("claims",), "smoke": ("smoke",)}


def quick(model, data, tokenizer, limit: int = 150) -> dict:
    """A few figures on dev while training (bf16, where that is fast)."""
    was, model.fast = model.training, True
    grouped = measure(torch_runner(model.eval()), data, tokenizer, cases_of(data, "dev", limit), negatives=3)
    model.train(was)
    return {name: {k: round(v, 1) for k, v in figures([r for p in parts for r in grouped.get(p, [])]).items()
                   if k in ("EM", "F1", "AUC relevance", "first of list", "swap rejected", "near AUC", "near rejected", "twins", "evidence")}
            for name, parts in SETS.items() if any(grouped.get(p) for p in parts) and name in ("SQuADShifts", "new_wiki", "QAMR", "stories", "claims", "smoke")}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", default=HERE / ".work", type=Path)
    parser.add_argument("--weights")
    parser.add_argument("--onnx")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--limit", type=int, help="questions a data set")
    parser.add_argument("--draws", type=int, default=1000)
    parser.add_argument("--fast", action="store_true", help="bf16, where that is faster")
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
    columns = ["EM", "F1", "AUC relevance", "AUC answerable", "first of list", "swap AUC", "swap rejected", "negative rejected", "near AUC", "near rejected", "twins", "evidence"]
    print(f"{args.onnx or args.weights}, {args.split}")
    for name, r in report.items():
        print(f"{name:14s} {r['figures']['questions']:5d} questions, {r['figures']['swaps']} swaps")
        for c in columns:
            print(f"    {c:18s} {r['figures'][c]:5.1f}  [{r['interval'][c][0]}, {r['interval'][c][1]}]")
    if args.json:
        Path(args.json).write_text(json.dumps(report, indent=1) + "\n")


if __name__ == "__main__":
    main()

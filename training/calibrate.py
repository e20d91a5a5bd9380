"""Fits what ranks the candidates of a question, and the probability that the archive answers it.

    python calibrate.py --weights .work/main/final.pt --limit 400        # dev questions; writes .work/calibration.json

A candidate's features, all of which the TypeScript side can compute the same way:

  lexical     its BM25 score over the list's best, 0..1         dense     cosine of question and passage
  relevance, answerable   the reader's logits                   span      best start+end less the [CLS]'s start+end
  evidence    the best sentence's mean evidence logit           missing   share of the question's names and numbers
                                                                          (see pins) that neither heading nor text has
`rank` is a linear score, fitted by a softmax over each list (the right passage against the others). `answers` is a
logistic regression on the first-ranked candidate's features and its lead over the second, where half of the questions
are unanswerable in three ways: the right passages taken out of the archive, an entity exchanged, another question.
Features are standardised inside the weights, so the stored weights apply to raw features. Figures are cross-fitted:
five folds by passage, so that no question is judged by weights that saw its passage.
"""
import argparse
import json
import random
import re
from pathlib import Path

import numpy as np
import torch

from batches import load_data
from encoder import Reader, load_tokenizer
from evaluate_reader import cases_of
from figures import auc
from fits import NAMES, fit_answers, fit_rank, top_features
from pairs import Pair, plain_pair, swapped_question
from reading import onnx_runner, read, torch_runner
from retrieval import BM25, embed_texts, fuse
from text import words

HERE = Path(__file__).resolve().parent


def pins(question: str) -> list[str]:
    """What pins a question down: its numbers, and its capitalised words after the first; nothing if it is all capitals."""
    numbers = re.findall(r"\d[\d.,]*\d|\d", question)
    names = [] if question.isupper() else re.findall(r"(?<=\s)[A-Z]\w+", question)
    return [p.lower() for p in numbers + names]


def candidates(run, tokenizer, data, dataset, questions, depth, rng):
    """-> lists: {features [K,F], right [K] bool, fold, answerable bool}. One list for each question and each spoilt form."""
    passages = data["passages"]
    members = [i for i, p in enumerate(passages) if p["dataset"].startswith(dataset)]
    texts = [passages[i]["text"] for i in members]
    lexical, dense = BM25([words(t) for t in texts]), embed_texts(texts)
    forms = []                                                   # (question record, text asked, spoilt how)
    for q in questions:
        forms.append((q, q["question"], "no"))
        forms.append((q, q["question"], "removed"))
        if q["swaps"]:
            forms.append((q, swapped_question(plain_pair(data, q), q["swaps"][0]).question, "swapped"))
    vectors, pairs, lists = embed_texts([f[1] for f in forms]), [], []
    for (q, asked, spoilt), vector in zip(forms, vectors):
        home = passages[q["passage"]]
        line = next((home["text"][a:b] for a, b in home["sentences"] if a <= q["answers"][0][0] < b), home["text"])
        cosine = dense @ vector
        order = fuse([lexical.top(words(asked), 50), (-cosine).argsort()[:50].tolist()])
        holds = lambda at: members[at] == q["passage"] or line in texts[at]
        if spoilt == "removed":
            order = [at for at in order if not holds(at) and not any(texts[at].find(home["text"][s:e]) >= 0 for s, e, _ in q["answers"])]
        order = order[:depth]
        scores, asked_pins = lexical.scores(words(asked)), pins(asked)
        best = max(float(scores[order].max()), 1e-6) if order else 1.0
        rows = []
        for at in order:
            p = passages[members[at]]
            around = f"{p['heading'] or ''} {p['text']}".lower()
            rows.append([float(scores[at]) / best, float(cosine[at]), 0, 0, 0, 0,
                         sum(pin not in around for pin in asked_pins) / max(1, len(asked_pins))])
            pairs.append(Pair(asked, p["heading"], p["text"], p["sentences"], [], "negative", p["dataset"]))
        lists.append({"x": np.array(rows), "right": np.array([spoilt == "no" and holds(at) for at in order]),
                      "fold": hash_fold(home["id"].split("#")[0]), "spoilt": spoilt})
    at = 0
    found = read(run, tokenizer, pairs)
    for item in lists:
        for row in item["x"]:
            out = found[at]
            row[2:6] = out["relevance"], out["answerable"], out["margin"], out["evidence"]
            at += 1
    return [item for item in lists if len(item["x"]) > 1]


def hash_fold(key: str) -> int:
    return random.Random(f"fold:{key}").randrange(5)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", default=HERE / ".work", type=Path)
    parser.add_argument("--weights")
    parser.add_argument("--onnx")
    parser.add_argument("--datasets", nargs="+", default=["new_wiki", "qamr"])
    parser.add_argument("--limit", type=int, default=400, help="questions a data set")
    parser.add_argument("--depth", type=int, default=10, help="candidates a question")
    args = parser.parse_args()
    data, tokenizer, rng = load_data(args.work), load_tokenizer(), random.Random(9)
    if args.onnx:
        run = onnx_runner(args.onnx)
    else:
        model = Reader()
        model.load_state_dict(torch.load(args.weights, map_location="cpu")["model"])
        model.fast = True
        run = torch_runner(model.eval())
    lists = []
    for dataset in args.datasets:
        asked = [q for q in cases_of(data, "dev") if data["passages"][q["passage"]]["dataset"].startswith(dataset)][: args.limit]
        lists += candidates(run, tokenizer, data, dataset, asked, args.depth, rng)
    probability, first = np.zeros(len(lists)), np.zeros(len(lists), dtype=bool)
    for fold in range(5):
        fitted = [i for i in lists if i["fold"] != fold]
        rank = fit_rank(fitted)
        weight, bias = fit_answers(fitted, rank)
        for n, item in enumerate(lists):
            if item["fold"] == fold:
                probability[n] = 1 / (1 + np.exp(-(top_features(item, rank) @ weight + bias)))
                first[n] = item["right"][(item["x"] @ rank).argmax()]
    answerable = np.array([i["spoilt"] == "no" for i in lists])
    found = np.array([i["right"].any() for i in lists])
    report = {"questions": len(lists), "answerable": int(answerable.sum()), "right passage in the list": float(found[answerable].mean()),
              "right passage first": float(first[answerable].mean())}
    for n, name in enumerate(NAMES):
        sign = -1 if name == "missing" else 1
        report[f"right passage first, by {name} alone"] = float(np.mean([i["right"][(sign * i["x"][:, n]).argmax()] for i in lists if i["spoilt"] == "no"]))
    weights = np.where(answerable, 0.5 / answerable.mean(), 0.5 / (1 - answerable.mean()))
    bins = np.minimum((probability * 10).astype(int), 9)
    report["ECE"] = float(sum(abs((weights * (answerable - probability))[bins == b].sum()) for b in range(10)) / weights.sum())
    report["AUC"] = auc(probability[answerable], probability[~answerable])
    order, curve = (-probability).argsort(), []
    for coverage in (0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 1.0):
        kept = order[: max(1, int(coverage * len(order)))]
        curve.append({"coverage": coverage, "risk": float(1 - first[kept].mean())})
    report["risk-coverage (risk: the first passage is not a right one)"] = curve
    threshold = float(np.quantile(probability[answerable], 0.10))
    report["threshold keeping 90 % of answerable"] = threshold
    for how in ("removed", "swapped"):
        these = np.array([i["spoilt"] == how for i in lists])
        report[f"rejected at it: {how}"] = float((probability[these] < threshold).mean()) if these.any() else None
    rank = fit_rank(lists)
    weight, bias = fit_answers(lists, rank)
    out = {"features": NAMES, "rank": dict(zip(NAMES, rank.round(4).tolist())),
           "answers": {"weights": dict(zip([*NAMES, "lead"], weight.round(4).tolist())), "bias": round(bias, 4), "threshold": round(threshold, 3)},
           "report": report}
    (args.work / "calibration.json").write_text(json.dumps(out, indent=1) + "\n")
    print(json.dumps(out, indent=1))


if __name__ == "__main__":
    main()

"""Recall@10 and MRR@10 of an embedder: question -> passage on held-out questions, headline -> story on newswire.

    python evaluate_embedder.py                                        # the base
    python evaluate_embedder.py --weights .work/embedder/final.pt --split test
    python evaluate_embedder.py --onnx ../models/embedder/model.onnx --stories stories.tsv

Each data set's questions search all of its passages, whatever their split; a passage is right if it holds the sentence
the question was asked on. --stories: a tab-separated file id, date, title, text (Reuters-21578; measured on, never
trained on); its titles search all its texts. 95 % intervals: bootstrap over queries; with --against, over the
differences to a second model on the same queries, which is the comparison that decides.
"""
import argparse
import json
from pathlib import Path

import numpy as np
import torch

from batches import load_data
from encoder import Embedder, load_tokenizer
from retrieval import embed_texts

HERE = Path(__file__).resolve().parent


def load_model(weights: str | None):
    model = Embedder()
    if weights and weights != "base":
        model.load_state_dict(torch.load(weights, map_location="cpu")["model"])
    else:
        model.encoder.load_base()
    return model


def embed_onnx(path: str, texts: list[str], most: int = 256) -> np.ndarray:
    import onnxruntime
    session, out = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"]), []
    for e in load_tokenizer().encode_batch(texts, add_special_tokens=False):
        ids = np.array([[101, *e.ids[: most - 2], 102]])
        out.append(session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)})[0][0])
    return np.stack(out)


def ranks(queries: np.ndarray, texts: np.ndarray, right: list[set[int]]) -> np.ndarray:
    """1-based rank of the best right text of each query."""
    found = []
    for at in range(0, len(queries), 512):
        scores = queries[at: at + 512] @ texts.T
        for row, gold in zip(scores, right[at: at + 512]):
            found.append(1 + int((row > max(row[g] for g in gold)).sum()))
    return np.array(found)


def gains(rank: np.ndarray) -> dict[str, np.ndarray]:
    return {"Recall@10": (rank <= 10) * 100.0, "MRR@10": np.where(rank <= 10, 100.0 / rank, 0.0)}


def interval(values: np.ndarray, draws: int = 1000, seed: int = 5) -> tuple[float, float]:
    rng = np.random.default_rng(seed)
    means = [values[rng.integers(0, len(values), len(values))].mean() for _ in range(draws)]
    return float(np.percentile(means, 2.5)), float(np.percentile(means, 97.5))


def tasks(data, split: str, stories: str | None):
    """Yields (name, queries, texts, right answers)."""
    passages = data["passages"]
    for name, prefix in (("stories", "stories"), ("new_wiki", "new_wiki"), ("QAMR", "qamr"), ("reddit", "reddit"), ("amazon", "amazon"), ("smoke", "smoke")):
        members = [i for i, p in enumerate(passages) if p["dataset"].startswith(prefix)]
        asked = [q for q in data["questions"] if passages[q["passage"]]["dataset"].startswith(prefix) and passages[q["passage"]]["split"] == split]
        if not asked:
            continue
        right = []
        for q in asked:
            home, s = passages[q["passage"]], q["answers"][0][0] if q["answers"] else 0
            line = next((home["text"][a:b] for a, b in home["sentences"] if a <= s < b), home["text"])
            right.append({at for at, i in enumerate(members) if i == q["passage"] or (prefix == "qamr" and line in passages[i]["text"])})
        headed = lambda p: f"{p['heading']}. {p['text']}" if prefix == "stories" else p["text"]
        yield name, [q["question"] for q in asked], [headed(passages[i]) for i in members], right
    if stories:
        rows = [r.split("\t") for r in Path(stories).read_text().splitlines()]
        rows = [r for r in rows if len(r) >= 4 and r[2].strip() and r[3].strip()]
        yield "headline->story", [r[2] for r in rows], [r[3] for r in rows], [{i} for i in range(len(rows))]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", default=HERE / ".work", type=Path)
    parser.add_argument("--weights")
    parser.add_argument("--onnx")
    parser.add_argument("--against", help="weights, or 'base'")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--stories")
    parser.add_argument("--json")
    args = parser.parse_args()
    data = load_data(args.work)
    model = None if args.onnx else load_model(args.weights)
    embed = (lambda texts: embed_onnx(args.onnx, texts)) if args.onnx else (lambda texts: embed_texts(texts, model))
    other = load_model(args.against) if args.against else None
    report = {}
    for name, queries, texts, right in tasks(data, args.split, args.stories):
        mine = gains(ranks(embed(queries), embed(texts), right))
        theirs = gains(ranks(embed_texts(queries, other), embed_texts(texts, other), right)) if other else None
        report[name] = {"queries": len(queries), "texts": len(texts)}
        line = f"{name:16s} {len(queries):6d} queries {len(texts):6d} texts"
        for measure, values in mine.items():
            report[name][measure] = {"value": values.mean(), "interval": interval(values)}
            line += f"   {measure} {values.mean():.1f}"
            if theirs:
                gap = values - theirs[measure]
                report[name][measure] |= {"against": theirs[measure].mean(), "gap": gap.mean(), "gapInterval": interval(gap)}
                line += f" (other {theirs[measure].mean():.1f}, gap {gap.mean():+.1f} [{interval(gap)[0]:+.1f}, {interval(gap)[1]:+.1f}])"
        print(line, flush=True)
    if args.json:
        Path(args.json).write_text(json.dumps(report, indent=1) + "\n")


if __name__ == "__main__":
    main()

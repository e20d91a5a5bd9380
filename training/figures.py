"""What is counted of a reader's records (see evaluate_reader.measure), with bootstrap intervals over passages."""
from collections import Counter, defaultdict

import numpy as np

from text import normalise_answer


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


def figures(records) -> dict[str, float]:
    """All figures of one list of records, in percent (AUC too)."""
    gold = np.array([r["relevance"] for r in records])
    keep = np.array([r["answerable"] for r in records])
    threshold = np.quantile(keep, 0.10) if len(keep) else 0.0
    swaps = np.array([s["answerable"] for r in records for s in r["swaps"]])
    lost = np.array([s["answerable"] for r in records for s in r["negatives"]])
    many = [r for r in records if r["sentences"] > 1]
    nears = np.array([s["answerable"] for r in records for s in r["nears"]])
    twins = [float(r["answerable"] > t["answerable"]) for r in records for t in r["twins"]]
    mean = lambda values: 100 * float(np.nanmean(values)) if len(values) and not np.isnan(values).all() else float("nan")
    return {"EM": mean([r["em"] for r in records]), "F1": mean([r["f1"] for r in records]),
            "AUC relevance": 100 * auc(gold, np.array([n["relevance"] for r in records for n in r["negatives"]])),
            "AUC answerable": 100 * auc(keep, lost), "first of list": mean([r["relevance"] > max(n["relevance"] for n in r["negatives"]) for r in records if r["negatives"]]),
            "swap AUC": 100 * auc(keep, swaps), "swap rejected": mean(swaps < threshold), "negative rejected": mean(lost < threshold),
            "near AUC": 100 * auc(keep, nears), "near rejected": mean(nears < threshold),
            "twins": mean(twins), "evidence": mean([r["hit"] for r in many]), "questions": len(records), "swaps": len(swaps)}


def interval(records, draws: int = 1000, seed: int = 5) -> dict[str, list[float]]:
    """95 % bootstrap over passages."""
    by_passage, rng = defaultdict(list), np.random.default_rng(seed)
    for r in records:
        by_passage[r["passage"]].append(r)
    groups = list(by_passage.values())
    drawn = [figures([r for g in rng.integers(0, len(groups), len(groups)) for r in groups[g]]) for _ in range(draws)]
    return {k: [round(float(np.nanpercentile([d[k] for d in drawn], p)), 1) for p in (2.5, 97.5)] for k in drawn[0]}

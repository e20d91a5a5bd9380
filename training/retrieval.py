"""BM25 and the embedder over a list of texts: enough to find hard negatives and to measure recall."""
import math
from collections import defaultdict

import numpy as np
import torch

from encoder import Embedder, fast, load_tokenizer


class BM25:
    """Robertson & Zaragoza 2009; k1 and b as in Lucene."""

    def __init__(self, texts: list[list[str]], k1: float = 1.2, b: float = 0.75):
        self.size, postings = len(texts), defaultdict(lambda: defaultdict(int))
        for i, text in enumerate(texts):
            for word in text:
                postings[word][i] += 1
        length = np.array([len(t) for t in texts], dtype=np.float32)
        norm = k1 * (1 - b + b * length / max(1.0, length.mean()))
        self.postings = {}
        for word, counts in postings.items():
            ids, tf = np.fromiter(counts.keys(), np.int64), np.fromiter(counts.values(), np.float32)
            idf = math.log(1 + (self.size - len(ids) + 0.5) / (len(ids) + 0.5))
            self.postings[word] = (ids, idf * tf * (k1 + 1) / (tf + norm[ids]))

    def scores(self, query: list[str]) -> np.ndarray:
        """-> float32 [N]."""
        scores = np.zeros(self.size, dtype=np.float32)
        for word in set(query):
            if word in self.postings:
                ids, gain = self.postings[word]
                scores[ids] += gain
        return scores

    def top(self, query: list[str], k: int) -> list[int]:
        scores = self.scores(query)
        best = np.argpartition(-scores, min(k, self.size - 1))[:k]
        return [int(i) for i in best[np.argsort(-scores[best])] if scores[i] > 0]


def fuse(rankings: list[list[int]], k: int = 60) -> list[int]:
    """Reciprocal rank fusion (Cormack et al. 2009)."""
    scores = defaultdict(float)
    for ranking in rankings:
        for rank, item in enumerate(ranking):
            scores[item] += 1 / (k + rank)
    return sorted(scores, key=lambda item: -scores[item])


@torch.no_grad()
def embed_texts(texts: list[str], model: Embedder | None = None, most: int = 256, batch: int = 64) -> np.ndarray:
    """-> float32 [N,384], rows of length 1. Sorted by length, so that little is padded."""
    if model is None:
        model = Embedder()
        model.encoder.load_base()
    was = model.training
    model.eval()
    ids = [[101, *e.ids[: most - 2], 102] for e in load_tokenizer().encode_batch(texts, add_special_tokens=False)]
    order, out = sorted(range(len(ids)), key=lambda i: len(ids[i])), np.zeros((len(ids), 384), dtype=np.float32)
    for at in range(0, len(order), batch):
        rows = order[at: at + batch]
        block = torch.zeros(len(rows), max(len(ids[i]) for i in rows), dtype=torch.long)
        for r, i in enumerate(rows):
            block[r, : len(ids[i])] = torch.tensor(ids[i])
        with fast():
            out[rows] = model(block, (block > 0).long(), torch.zeros_like(block)).float().numpy()
    model.train(was)
    return out

"""A reader, PyTorch or ONNX, over pairs: logits -> best span, its margin, best sentence."""
import numpy as np
import torch

from batches import OTHER, encode, pad
from encoder import fast

MOST, MOST_ANSWER = 320, 30                 # tokens of a pair, of an answer


def torch_runner(model):
    @torch.no_grad()
    def run(ids, mask, types):
        with fast(model.fast):
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

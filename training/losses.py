"""The reader's losses, over groups of pairs. span: marginal likelihood of all annotators' spans (Clark & Gardner 2018, arXiv 1710.10723), the [CLS] for pairs
that do not answer. relevance: softmax over a question's candidates (ListNet's top-one; Cao et al. 2007). answerable:
binary, and a pair of a question with its near miss is told apart directly. evidence: binary per sentence on its mean token logit, and softmax over the sentences of a gold passage.
"""
import torch
import torch.nn.functional as F

from batches import OTHER, pad
from encoder import fast

GENERIC = {"reddit", "amazon"}            # questions that fit many texts: their "negatives" are often false


def sentence_means(evidence, sentence):
    """evidence [B,T], sentence [B,T] (number or negative) -> mean logit [B,S], present [B,S]."""
    S = int(sentence.max().item()) + 1
    inside = (sentence >= 0).float()
    index = sentence.clamp(min=0)
    total = torch.zeros(len(sentence), max(S, 1)).scatter_add(1, index, evidence * inside)
    count = torch.zeros(len(sentence), max(S, 1)).scatter_add(1, index, inside)
    return total / count.clamp(min=1), count > 0


def read_losses(outputs, sentence, rows):
    """Sums over the chunk's rows of the span and evidence losses."""
    start, end, evidence = outputs[:3]
    hidden = sentence == OTHER
    hidden[:, 0] = False
    start = F.log_softmax(start.masked_fill(hidden, -1e4), -1)
    end = F.log_softmax(end.masked_fill(hidden, -1e4), -1)
    means, present = sentence_means(evidence, sentence)
    labels, span, pick = torch.zeros_like(means), 0.0, 0.0
    for i, row in enumerate(rows):
        if row["spans"]:
            s, e = (torch.tensor(x) for x in zip(*row["spans"]))
            votes = torch.tensor(list(row["spans"].values()), dtype=torch.float32)
            span = span - torch.logsumexp(start[i, s] + end[i, e] + (votes / votes.sum()).log(), 0)
        elif row["pair"].kind != "gold":
            span = span - 0.15 * (start[i, 0] + end[i, 0])
        if row["held"]:
            held = sorted(row["held"])
            labels[i, held] = 1.0
            inside = means[i].masked_fill(~present[i], -1e4)
            pick = pick + torch.logsumexp(inside, 0) - torch.logsumexp(inside[held], 0)
    binary = F.binary_cross_entropy_with_logits(means, labels, reduction="none") * present
    return span, pick, (binary.sum(1) / present.sum(1).clamp(min=1)).sum()


def batch_loss(model, batch, chunk_tokens: int):
    """batch: groups of rows -> (loss, its parts). Rows go through the model sorted by length, in chunks of little padding."""
    rows = [r for rows in batch for r in rows]
    group = [g for g, rows_ in enumerate(batch) for _ in rows_]
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]["ids"]))
    chunks = [[]]
    for i in order:
        if chunks[-1] and (len(chunks[-1]) + 1) * len(rows[i]["ids"]) > chunk_tokens:
            chunks.append([])
        chunks[-1].append(i)
    span = pick = binary = 0.0
    relevance, answerable, placed = [], [], []
    for chunk in chunks:
        ids, mask, types, sentence = pad([rows[i] for i in chunk])
        with fast():
            outputs = model(ids, mask, types)
        a, b, c = read_losses(outputs, sentence, [rows[i] for i in chunk])
        span, pick, binary = span + a, pick + b, binary + c
        relevance.append(outputs[3]); answerable.append(outputs[4]); placed += chunk
    back = torch.tensor(placed).argsort()
    relevance, answerable = torch.cat(relevance)[back], torch.cat(answerable)[back]
    kinds = [r["pair"].kind for r in rows]
    generic = torch.tensor([r["pair"].dataset in GENERIC for r in rows])
    gold = torch.tensor([k == "gold" for k in kinds])
    negative = torch.tensor([k == "negative" for k in kinds])
    group = torch.tensor(group)
    near = ~(gold | negative)
    weight = torch.tensor([r["pair"].weight for r in rows])
    lists, weights, contrasts = [], [], []
    for g in range(len(batch)):
        here = group == g
        if bool((here & near).any()):
            contrasts.append((F.softplus(answerable[here & near] - answerable[here & gold]) * weight[here & gold]).mean())
        if bool((here & negative).any()):
            lists.append(torch.logsumexp(relevance[here & (gold | negative)], 0) - relevance[here & gold].squeeze())
            weights.append(0.3 if batch[g][0]["pair"].dataset in GENERIC else 1.0)
    listwise = sum(l * w for l, w in zip(lists, weights)) / max(1, len(batch))
    trust = torch.where(negative, torch.where(generic, 0.2, 0.6), weight)
    decide = (F.binary_cross_entropy_with_logits(answerable, gold.float(), reduction="none") * trust).sum() / trust.sum()
    contrast = sum(contrasts) / max(1, len(contrasts))
    listed = (~near).float() * trust
    anchor = (F.binary_cross_entropy_with_logits(relevance, gold.float(), reduction="none") * listed).sum() / listed.sum()
    n = len(batch)
    loss = span / n + 0.3 * pick / n + 0.5 * binary / len(rows) + listwise + 0.2 * anchor + decide + contrast
    parts = {"span": span / n, "pick": pick / n, "binary": binary / len(rows), "list": listwise, "decide": decide, "contrast": contrast}
    return loss, {k: float(torch.as_tensor(v).detach()) for k, v in parts.items()}

"""Contrastive fine-tuning of the embedder (InfoNCE; van den Oord et al. 2018, arXiv 1807.03748).

    python train_embedder.py --minutes 12 --keep 0.5

A row of a batch is (query, its passage, one retrieved hard negative); every other row's passages are negatives too.
Queries: questions of our stories, of new_wiki and of QAMR (Reddit's and Amazon's fit too many texts; a small share), article
titles with one of their paragraphs, and a first sentence with the rest of its text, which is what a headline is to its story.
At the end the weights are averaged with the base's, `--keep` of the base (WiSE-FT; Wortsman et al. 2022, arXiv
2109.01903): that keeps what the base knows of texts unlike these.
"""
import argparse
import random
import time
from pathlib import Path

import torch
import torch.nn.functional as F

import augment
from batches import load_data
from encoder import Embedder, fast, load_tokenizer
from text import sentences

HERE = Path(__file__).resolve().parent
SHARE = {"stories": 1.0, "new_wiki": 0.7, "reddit": 0.1, "amazon": 0.1, "qamr-wikinews": 0.2, "qamr-wikipedia": 0.1, "smoke": 1.0}


def body(passage, rng) -> str:
    """The passage as the archive embeds it: its heading in front, most of the time."""
    return f"{passage['heading']}. {passage['text']}" if passage["heading"] and rng.random() < 0.7 else passage["text"]


def triples(data, rng) -> list[tuple[str, str, str, str]]:
    """One epoch: (query, passage, hard negative, document of the passage)."""
    passages, rows = data["passages"], []
    for q in data["questions"]:
        home = passages[q["passage"]]
        if home["split"] == "train" and q["negatives"] and rng.random() < SHARE.get(home["dataset"], 0.3):
            other = passages[rng.choice(q["negatives"])]
            # Two questions on one story would be each other's negatives.
            key = home["doc"] if home["dataset"] == "stories" else q["passage"]
            rows.append((augment.typed_question(q["question"], rng), body(home, rng), body(other, rng), key))
    train = [i for i, p in enumerate(passages) if p["split"] == "train"]
    for i in train:
        p, cuts = passages[i], sentences(passages[i]["text"])
        if p["heading"] and rng.random() < 0.2:
            rows.append((p["heading"], p["text"], passages[rng.choice(train)]["text"], p["doc"]))
        if len(cuts) > 2 and rng.random() < 0.15:
            first = p["text"][cuts[0][0]: cuts[0][1]]
            query = augment.headline(first, rng) if rng.random() < 0.6 else first
            rows.append((query, p["text"][cuts[1][0]:], passages[rng.choice(train)]["text"], i))
    rng.shuffle(rows)
    return rows


def batches_of(rows, size: int):
    """Fills batches so that no two rows of one batch share their passage (or, for titles, their article)."""
    batch, held = [], set()
    for row in rows:
        if row[3] in held:
            continue                      # left out this epoch
        batch.append(row)
        held.add(row[3])
        if len(batch) == size:
            yield batch
            batch, held = [], set()


def embed(model, tokenizer, texts: list[str], most: int) -> torch.Tensor:
    """-> [N,384]. Two halves by length, so that less is padded."""
    ids = [[101, *e.ids[: most - 2], 102] for e in tokenizer.encode_batch(texts, add_special_tokens=False)]
    order, out = sorted(range(len(ids)), key=lambda i: len(ids[i])), []
    for part in (order[: len(order) // 2], order[len(order) // 2:]):
        block = torch.zeros(len(part), max(len(ids[i]) for i in part), dtype=torch.long)
        for r, i in enumerate(part):
            block[r, : len(ids[i])] = torch.tensor(ids[i])
        with fast():
            out.append(model(block, (block > 0).long(), torch.zeros_like(block)).float())
    return torch.cat(out)[torch.tensor(order).argsort()]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", default=HERE / ".work", type=Path)
    parser.add_argument("--name", default="embedder")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--tokens", type=int, default=256, help="most of a passage")
    parser.add_argument("--temperature", type=float, default=0.05)
    parser.add_argument("--keep", type=float, default=0.5, help="share of the base in the averaged weights")
    parser.add_argument("--seed", type=int, default=11)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    data, tokenizer, folder = load_data(args.work), load_tokenizer(), args.work / args.name
    folder.mkdir(parents=True, exist_ok=True)
    model, base = Embedder(0.0), Embedder(0.0)
    model.encoder.load_base()
    base.encoder.load_base()
    optimiser = torch.optim.AdamW(model.parameters(), lr=args.rate, weight_decay=0.01, fused=True)
    place = {"epoch": 0, "step": 0, "minutes": 0.0}
    if (folder / "last.pt").exists():
        saved = torch.load(folder / "last.pt", map_location="cpu")
        model.load_state_dict(saved["model"]); optimiser.load_state_dict(saved["optimiser"]); place = saved["place"]
    model.train()
    began, before, saved_at, mean, done = time.time(), place["minutes"], place["minutes"], 0.0, False
    while not done:
        rng = random.Random(f"{args.seed}:{place['epoch']}")
        for rows in batches_of(triples(data, rng), args.batch):
            left = 1 - place["minutes"] / args.minutes
            if left <= 0:
                done = True
                break
            for part in optimiser.param_groups:
                part["lr"] = args.rate * min(1.0, (place["step"] + 1) / 50, max(0.02, left / 0.7))
            query = embed(model, tokenizer, [r[0] for r in rows], 64)
            passage = embed(model, tokenizer, [r[1] for r in rows] + [r[2] for r in rows], args.tokens)
            scores = query @ passage.T / args.temperature                                  # [B, 2B]
            loss = F.cross_entropy(scores, torch.arange(len(rows)))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            mean = 0.97 * (mean or loss.item()) + 0.03 * loss.item()
            place = {**place, "step": place["step"] + 1, "minutes": before + (time.time() - began) / 60}
            if place["step"] % 20 == 0:
                print(f"{place['minutes']:5.1f} min epoch {place['epoch']} step {place['step']} loss {mean:.3f}", flush=True)
            if place["minutes"] - saved_at > 5:
                torch.save({"model": model.state_dict(), "optimiser": optimiser.state_dict(), "place": place}, folder / "last.pt")
                saved_at = place["minutes"]
        place["epoch"] += 1
    start = base.state_dict()
    torch.save({"model": model.state_dict()}, folder / "tuned.pt")
    torch.save({"model": {k: args.keep * start[k] + (1 - args.keep) * v for k, v in model.state_dict().items()}}, folder / "final.pt")


if __name__ == "__main__":
    main()

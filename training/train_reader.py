"""Trains the reader: one pass that reads (span), points (evidence), ranks (relevance) and decides (answerable).

    python train_reader.py --minutes 15 --decay-minutes 5 --name early
    python train_reader.py --minutes 80 --decay-minutes 25 --name main --start .work/early/stable.pt

Minutes count training time, over all resumptions; a run that was interrupted goes on from its last checkpoint. The
learning rate is warm-up, constant, then linear to zero (WSD; Hu et al. 2024, arXiv 2404.06395), so `stable.pt`, saved
where the decay begins, can be taken up by a longer run later.

The losses are in losses.py.
"""
import argparse
import json
import math
import random
import time
from pathlib import Path

import torch

import evaluate_reader
from batches import encode, group_of, load_data
from encoder import Reader, load_tokenizer
from losses import batch_loss

HERE = Path(__file__).resolve().parent
NEGATIVES = {"new_wiki": 0.7, "reddit": 0.15, "amazon": 0.15, "stories": 1.3, "claims": 0.6, "smoke": 2.0}    # a visit; others 0.6
NEAR = {"new_wiki": 0.5, "reddit": 0.2, "amazon": 0.2, "stories": 0.3, "claims": 0.4, "smoke": 0.8}           # chance a visit; others 0.4
SHARE = {"stories": 0.9, "claims": 4.0, "new_wiki": 0.7, "reddit": 0.6, "amazon": 0.6, "qamr-wikipedia": 0.05, "qamr-wikinews": 0.1}   # of the questions, each epoch
TWINS = 1.0                                                                                                   # of those with a twin


def stream(data, tokenizer, seed: int, pool: int, tokens: int, characters: int, untwinned: float, start: int = 0):
    """Yields (pool number, batch): a batch is a list of groups of encoded rows of about `tokens` tokens in all."""
    train = [q for q in data["questions"] if data["passages"][q["passage"]]["split"] == "train"]
    number = 0
    for epoch in range(10_000):
        rng = random.Random(f"{seed}:{epoch}")
        share = lambda q: TWINS if q.get("twin") else untwinned * SHARE.get(data["passages"][q["passage"]]["dataset"], 1.0)
        chosen = [q for q in train for _ in range(int(share(q) + rng.random()))]
        rng.shuffle(chosen)
        for at in range(0, len(chosen), pool):
            number += 1
            if number <= start:
                continue
            rng = random.Random(f"{seed}:pool:{number}")
            groups = []
            for q in chosen[at: at + pool]:
                dataset = data["passages"][q["passage"]]["dataset"]
                rows = encode(tokenizer, group_of(data, q, rng, NEGATIVES.get(dataset, 0.6), NEAR.get(dataset, 0.4), characters))
                if rows[0]["held"]:
                    groups.append(rows)
            groups.sort(key=lambda rows: max(len(r["ids"]) for r in rows) + rng.random() * 8)
            batches, held = [[]], 0
            for rows in groups:
                batches[-1].append(rows)
                held += sum(len(r["ids"]) for r in rows)
                if held >= tokens:
                    batches.append([])
                    held = 0
            batches = [b for b in batches if b]
            rng.shuffle(batches)
            for batch in batches:
                yield number, batch


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", default=HERE / ".work", type=Path)
    parser.add_argument("--name", default="main")
    parser.add_argument("--start", help="a checkpoint to take up, with its optimiser and place in the data")
    parser.add_argument("--minutes", type=float, default=240, help="training time in all, earlier checkpoints' included")
    parser.add_argument("--decay-minutes", type=float, default=60)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--warmup", type=int, default=200, help="steps")
    parser.add_argument("--tokens", type=int, default=5000, help="a step, padding left out")
    parser.add_argument("--characters", type=int, default=900, help="passages are cropped to whole sentences within this")
    parser.add_argument("--untwinned", type=float, default=1.0, help="times the share of what has no twin: less, for a short run that goes on from a release")
    parser.add_argument("--frozen", type=int, default=0, help="the words and as many layers stay as they are: a step of a run that goes on costs less")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--save-minutes", type=float, default=5)
    parser.add_argument("--eval-minutes", type=float, default=15)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    data, tokenizer, folder = load_data(args.work), load_tokenizer(), args.work / args.name
    folder.mkdir(parents=True, exist_ok=True)
    model = Reader(args.dropout)
    model.encoder.load_base()
    if args.frozen:
        model.encoder.freeze(args.frozen)
    decayed = [p for p in model.parameters() if p.requires_grad and p.ndim > 1]
    plain = [p for p in model.parameters() if p.requires_grad and p.ndim <= 1]
    optimiser = torch.optim.AdamW([{"params": decayed, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}],
                                  lr=args.rate, betas=(0.9, 0.98), fused=True)
    place = {"step": 0, "pool": 0, "minutes": 0.0}
    resume = folder / "last.pt" if (folder / "last.pt").exists() else args.start
    if resume:
        saved = torch.load(resume, map_location="cpu")
        model.load_state_dict(saved["model"])
        if "optimiser" in saved:
            optimiser.load_state_dict(saved["optimiser"])
            place = saved["place"]
        print(f"from {resume}: {place}", flush=True)

    def save(name):
        torch.save({"model": model.state_dict(), "optimiser": optimiser.state_dict(), "place": place}, folder / "part")
        (folder / "part").replace(folder / name)

    model.train()
    began, before = time.time(), place["minutes"]
    saved_at = tested_at = before
    seen, mean, stable = 0, {}, before > args.minutes - args.decay_minutes
    for number, batch in stream(data, tokenizer, args.seed, 384, args.tokens, args.characters, args.untwinned, place["pool"]):
        left = args.minutes - place["minutes"]
        if left < args.decay_minutes and not stable:    # also where one slow step has taken all that was left
            stable = True
            save("stable.pt")
        if left <= 0:
            break
        rate = args.rate * min(1.0, (place["step"] + 1) / args.warmup) * min(1.0, left / max(args.decay_minutes, 1e-9))
        for part in optimiser.param_groups:
            part["lr"] = rate
        loss, parts = batch_loss(model, batch, 6144)
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        if not math.isfinite(loss.item()):
            raise SystemExit(f"loss is {loss.item()} at step {place['step']}")
        seen += sum(len(r["ids"]) for rows in batch for r in rows)
        mean = {k: 0.97 * mean.get(k, v) + 0.03 * v for k, v in parts.items()}
        place = {"step": place["step"] + 1, "pool": number - 1, "minutes": before + (time.time() - began) / 60}
        if place["step"] % 25 == 0:
            pace = seen / (time.time() - began)
            print(f"{place['minutes']:6.1f} min step {place['step']} pool {number} rate {rate:.2e} norm {norm:.1f} {pace:.0f} tokens/s  "
                  + "  ".join(f"{k} {v:.3f}" for k, v in mean.items()), flush=True)
        if place["minutes"] - saved_at > args.save_minutes:
            save("last.pt")
            saved_at = place["minutes"]
        if place["minutes"] - tested_at > args.eval_minutes:
            print(json.dumps({"minutes": round(place["minutes"], 1), **evaluate_reader.quick(model, data, tokenizer)}), flush=True)
            tested_at = place["minutes"]
    save("final.pt")
    print(json.dumps({"minutes": round(place["minutes"], 1), "step": place["step"], **evaluate_reader.quick(model, data, tokenizer)}), flush=True)


if __name__ == "__main__":
    main()

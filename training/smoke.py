"""The whole chain on forty built-in texts, with assertions: prepare, both models, figures, calibration, int8 export.

    python smoke.py            # under two minutes on two cores; run.sh --smoke calls it
"""
import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import onnxruntime

import near_miss
from augment import wire_edits
from batches import encode, group_of, load_data
from encoder import load_tokenizer
from text import apply_edits, detokenise, sentences

HERE = Path(__file__).resolve().parent
WORK = HERE / ".work" / "smoke"


def step(script: str, *arguments: str):
    began = time.time()
    subprocess.run([sys.executable, HERE / script, "--work", WORK, *arguments], check=True,
                   env=os.environ | {"PYTHONWARNINGS": "ignore"})
    print(f"-- {script} {time.time() - began:.0f} s", flush=True)


def check_text():
    text, spans = apply_edits("It paid $5 million in May.", [(8, 18, "5 mln dlrs"), (0, 0, "LIMA - ")], [(8, 18), (0, 26)])
    assert text == "LIMA - It paid 5 mln dlrs in May." and text[slice(*spans[0])] == "5 mln dlrs", (text, spans)
    assert [apply_edits(s, wire_edits(s), [])[0] for s in ("$5 million", "3.5 percent", "10%")] == ["5 mln dlrs", "3.5 pct", "10 pct"]
    text, ranges = detokenise("He said `` no '' -LRB- twice -RRB- , did n't he ?".split(" "))
    assert text == 'He said "no" (twice), didn\'t he?' and text[slice(*ranges[3])] == "no", text
    assert len(sentences("Mr. Lind of the U.S. spoke. She left at 5 p.m. on Monday. Why?")) == 3
    assert ("1984", "year") in near_miss.shared("Who won in 1984?", "In 1984 Ada won.")


def wired(text: str) -> str:
    """The agencies' way to write it, whichever way it was written."""
    return apply_edits(text, wire_edits(text), [])[0]


def check_pairs(data):
    """Whatever is done to a pair, its answers stay exact, and its token spans decode to them."""
    tokenizer, rng, seen = load_tokenizer(), random.Random(1), set()
    for q in data["questions"]:
        golds = [wired(data["passages"][q["passage"]]["text"][s:e]) for s, e, _ in q["answers"]]
        for row in encode(tokenizer, group_of(data, q, rng, 2, 0.9, 120)):
            pair = row["pair"]
            seen.add(pair.kind)
            for s, e, _ in pair.answers:
                assert wired(pair.text[s:e]) in golds or q["swaps"], (pair.text[s:e], golds)
            for i in pair.evidence:
                assert 0 <= i < len(pair.sentences), (pair.evidence, pair.sentences)
            for s, e in row["spans"]:
                text = pair.text[row["offsets"][s - row["first"]][0]: row["offsets"][e - row["first"]][1]]
                assert text in [pair.text[a:b] for a, b, _ in pair.answers], text
    assert seen == {"gold", "negative", "near"}, seen


def check_onnx(folder: Path, outputs: int):
    session = onnxruntime.InferenceSession(str(folder / "model.onnx"), providers=["CPUExecutionProvider"])
    ids = np.array([[101, 2054, 102, 2023, 102], [101, 2040, 102, 0, 0]])
    both = session.run(None, {"input_ids": ids, "attention_mask": (ids > 0).astype(np.int64), "token_type_ids": np.zeros_like(ids)})
    assert len(both) == outputs and all(np.isfinite(x).all() for x in both)
    assert (folder / "model.onnx").stat().st_size < 35e6
    assert json.loads((folder / "config.json").read_text())["kind"] in ("embedder", "reader")


def main():
    began = time.time()
    check_text()
    step("prepare.py", "--smoke")
    check_pairs(load_data(WORK))
    step("train_reader.py", "--minutes", "0.2", "--decay-minutes", "0.1", "--warmup", "5")
    assert (WORK / "main" / "stable.pt").exists()
    reader = str(WORK / "reader.pt")
    subprocess.run([sys.executable, HERE / "average.py", WORK / "main" / "stable.pt", WORK / "main" / "final.pt", "--out", reader], check=True)
    step("evaluate_reader.py", "--weights", reader, "--draws", "20")
    step("calibrate.py", "--weights", reader, "--datasets", "smoke", "--limit", "20", "--depth", "4")
    step("export_onnx.py", "reader", "--weights", reader, "--calibration", str(WORK / "calibration.json"), "--out", str(WORK / "models" / "reader"))
    check_onnx(WORK / "models" / "reader", 5)
    step("train_embedder.py", "--minutes", "0.05", "--batch", "8")
    step("evaluate_embedder.py", "--weights", str(WORK / "embedder" / "final.pt"), "--against", "base")
    step("export_onnx.py", "embedder", "--weights", str(WORK / "embedder" / "final.pt"), "--out", str(WORK / "models" / "embedder"))
    check_onnx(WORK / "models" / "embedder", 1)
    print(f"smoke passed in {time.time() - began:.0f} s")


if __name__ == "__main__":
    main()

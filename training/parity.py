"""Writes tests/parity/fixtures/{embedder,reader}.json, which the TypeScript tests replay.

    python parity.py embedder [--weights …]      python parity.py reader --weights …

Token ids come from the reference tokenizer (Hugging Face tokenizers), the figures from fp32 PyTorch. The shipped
int8 model differs from these a little; its tests compare with a tolerance (cosine, rank), the tokenizer's exactly.
"""
import argparse
import json

import torch

from encoder import load_tokenizer
from export_onnx import OUTPUTS, ROOT, load

TEXTS = [
    "", " ", "a", "The harbour reopened on Tuesday.", "WHO RUNS THE PORT OF MARLOW?",
    "who runs the port of marlow", "Café Zürich naïve façade Ångström São Tomé", "Cafe\u0301 with a combining accent",
    "first line\r\nsecond line\r\n\r\nthird\tafter a tab", "profit rose to 6.4 mln dlrs vs 5.81 mln dlrs a year ago",
    "Shr 34 cts vs 1.19 dlrs; revs 4.7 bln", "up 3.5 pct, or $1,234,567.89, in Q3 '86", "🚢 ships 👩‍🚀 and a flag 🇫🇷",
    "東京の港は火曜日に再開した。", "Москва объявила", "https://example.org/a/b?c=d&e=%20f#g and someone@example.org",
    "\u201cCurly quotes\u201d \u2018and\u2019 an em\u2014dash\u2026", "don't can't U.S. U.K.'s O'Neill's 1980s-era",
    "zero\u200bwidth and non\u00a0breaking and soft\u00adhyphen", "[CLS] typed by a user [SEP] and [MASK]",
    "supercalifragilisticexpialidocious" * 4, "control \x00 \x03 characters \x7f here", "ﬁnance ½ ² Ⅳ №",
    "1 000 000 / 1.000.000 / 1,000,000 / 1_000_000", "The minister said the port would reopen. " * 60,
]
PAIRS = [  # question, heading, passage: all written for this file
    ("When did the harbour reopen?", "Harbour reopens", "The harbour of Marlow reopened on Tuesday. Ferries resume on Friday."),
    ("Who runs the port?", None, "The port is run by Ada Lind. She took office in 1984."),
    ("WHO RUNS THE PORT?", "PORT CHIEF NAMED", "MARLOW, March 3 - Ada Lind was named head of the port, officials said."),
    ("who runs teh port", "", "The town has two bakeries and one cinema."),
    ("How much did the firm earn?", "Lind Ltd 4th qtr net", "Shr 34 cts vs 29 cts\r\nNet 6.4 mln vs 5.8 mln\r\nRevs 1.2 bln"),
    ("What is the capital of 東京?", "東京", "東京の港は火曜日に再開した。"),
    ("Where is the café?", None, "The café is in São Tomé, beside the old customs house 🚢."),
    ("Why was the strike called off?", "Dock strike", "The strike was called off because the owners agreed to a 3.5 pct rise. Work begins at noon."),
    ("In what year did she take office in Harrow?", None, "The port is run by Ada Lind. She took office in 1984."),
    ("?", None, "."),
    ("What did the minister say about " + "the long long question " * 30 + "?", None, "The minister said no."),
    ("What did the minister say?", "A long story", "The minister said the port would reopen. " * 60),
]
MAX_TEXT, MAX_QUESTION, MAX_PAIR = 256, 64, 320


def text_ids(tokenizer, text: str) -> list[int]:
    """[CLS] text [SEP], at most MAX_TEXT ids with both."""
    body = tokenizer.encode(text, add_special_tokens=False).ids[: MAX_TEXT - 2]
    return [101, *body, 102]


def pair_ids(tokenizer, question: str, heading: str | None, passage: str) -> tuple[list[int], list[int]]:
    """[CLS] question [SEP] heading. passage [SEP] -> ids and token types; the question is cut first, then the passage."""
    q = tokenizer.encode(question, add_special_tokens=False).ids[:MAX_QUESTION]
    body = f"{heading}. {passage}" if heading else passage
    p = tokenizer.encode(body, add_special_tokens=False).ids[: MAX_PAIR - 3 - len(q)]
    return [101, *q, 102, *p, 102], [0] * (len(q) + 2) + [1] * (len(p) + 1)


@torch.no_grad()
def run(model, ids, types):
    ids = torch.tensor([ids])
    return model(ids, torch.ones_like(ids), torch.tensor([types]))


def rounded(tensor):
    return [round(float(x), 5) for x in tensor.flatten()]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=["embedder", "reader"])
    parser.add_argument("--weights")
    args = parser.parse_args()
    tokenizer, model, cases = load_tokenizer(), load(args.kind, args.weights), []
    if args.kind == "embedder":
        for text in TEXTS:
            ids = text_ids(tokenizer, text)
            cases.append({"text": text, "inputIds": ids, "embedding": rounded(run(model, ids, [0] * len(ids)))})
    else:
        for question, heading, passage in PAIRS:
            ids, types = pair_ids(tokenizer, question, heading, passage)
            case = {"question": question, "heading": heading, "passage": passage, "inputIds": ids, "tokenTypeIds": types}
            cases.append(case | {k: rounded(v) for k, v in zip(OUTPUTS["reader"], run(model, ids, types))})
    path = ROOT / "tests/parity/fixtures" / f"{args.kind}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"kind": args.kind, "cases": cases}, ensure_ascii=True) + "\n")
    print(f"{path.name}: {len(cases)} cases")


if __name__ == "__main__":
    main()

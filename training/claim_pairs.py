"""stories/ -> evals/sets/claim-twins.jsonl: claims and their twins that no reader was trained on (the dev and test stories), which the
weights of the verifier are fitted on (npm run fit-verifier).

    python claim_pairs.py --out ../evals/sets/claim-twins.jsonl

Only pairs that keep near the story's words, as a language model does that answers from a text: of the longer words of the two lines,
at least 60 % stand in the passage. Lines are as in claims.jsonl; a claim and its twin differ in the last letter of their id.
"""
import argparse
import json
from pathlib import Path

from sources import read_stories
from text import words

HERE = Path(__file__).resolve().parent
NEAR, LONG, MOST_WORDS = 0.6, 4, 180


def is_near(lines: tuple[str, str], passage: str) -> bool:
    known = set(words(passage))
    found = [w in known for line in lines for w in words(line) if len(w) >= LONG]
    return bool(found) and sum(found) >= NEAR * len(found)


def pairs_of(folder: Path):
    """Yields the lines as dictionaries, a claim and then its twin."""
    for passage, asked in read_stories(folder, MOST_WORDS):
        if passage["dataset"] != "claims" or passage["split"] == "train":
            continue
        for n, (claim, _, _, twin) in enumerate(asked):
            if twin and is_near((claim, twin), passage["text"]):
                for letter, sentence, supported in (("a", claim, True), ("b", twin, False)):
                    yield {"id": f"{passage['id'].removeprefix('claims:')}/{n}{letter}", "sentence": sentence, "supported": supported,
                           "heading": passage["heading"], "passage": passage["text"]}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--stories", default=HERE / "stories", type=Path)
    parser.add_argument("--out", default=HERE.parent / "evals" / "sets" / "claim-twins.jsonl", type=Path)
    args = parser.parse_args()
    rows = list(pairs_of(args.stories))
    args.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    print(f"{len(rows)} lines over {len({row['passage'] for row in rows})} passages")


if __name__ == "__main__":
    main()

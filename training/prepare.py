"""Data folder -> .work/public.json, stories/ -> .work/stories.json: passages, questions with every annotator's answers, hard negatives, near misses.

    python prepare.py --data ../../shared/data [--only public | stories] [--smoke]

A train question's negatives come from train texts only; dev and test retrieve from everything, as an archive does.
"""
import argparse
import json
import random
from collections import defaultdict
from pathlib import Path

import near_miss
from retrieval import BM25, embed_texts, fuse
from sources import read_qamr, read_smoke, read_squadshifts, read_stories
from text import normalise_answer, words

HERE = Path(__file__).resolve().parent


def hard_negatives(passages, questions, dataset):
    """Six a question: really retrieved (BM25 and the base embedder, fused), without a gold answer, of another text."""
    members = [i for i, p in enumerate(passages) if p["dataset"].startswith(dataset)]
    asked = [q for q in questions if passages[q["passage"]]["dataset"].startswith(dataset)]
    bodies = [normalise_answer(passages[i]["text"]) for i in members]
    lexical = BM25([words(f"{passages[i]['heading'] or ''} {passages[i]['text']}") for i in members])
    dense = embed_texts([f"{passages[i]['heading']}. {passages[i]['text']}" if dataset in ("stories", "claims") else passages[i]["text"] for i in members])
    vectors = embed_texts([q["question"] for q in asked])
    carried = {(passages[q["passage"]]["id"], q["question"]) for q in asked}
    kin = defaultdict(list)
    for at, i in enumerate(members):
        kin[passages[i]["doc"]].append(at)
    for q, vector in zip(asked, vectors):
        rng, home = random.Random(q["id"]), passages[q["passage"]]
        order = fuse([lexical.top(words(q["question"]), 30), (-(dense @ vector)).argsort()[:30].tolist()])
        if dataset == "new_wiki":
            order = order[:5] + rng.sample(kin[home["doc"]], min(3, len(kin[home["doc"]]))) + order[5:]
        golds = [normalise_answer(home["text"][s:e]) for s, e, _ in q["answers"]]
        chosen = []
        for at in dict.fromkeys(order):
            other = passages[members[at]]
            same = other["id"].split("#")[0] == home["id"].split("#")[0] or (dataset == "qamr" and other["doc"] == home["doc"])
            leak = home["split"] == "train" and other["split"] != "train"
            # Another part of the same story is a negative only where it holds none of the evidence.
            same = same or (dataset in ("stories", "claims") and other["doc"] == home["doc"] and (other["id"], q["question"]) in carried)
            if not same and not leak and not any(f" {g} " in f" {bodies[at]} " for g in golds if g):
                chosen.append(members[at])
        q["negatives"] = chosen[: 10 if dataset in ("stories", "claims") else 6]


def prepared(sources, kinds) -> dict:
    """-> {passages, questions}, each question with its swaps and hard negatives (retrieved within its kind of data set)."""
    passages, questions, pools = [], [], defaultdict(near_miss.Pool)
    for source in sources:
        for passage, asked in source:
            pools[passage["dataset"]].add(passage["doc"], passage["text"])
            for n, (question, answers, *more) in enumerate(asked):
                evidence, twin = more or ([], None)
                if question and (answers or evidence):
                    questions.append({"id": f"{passage['id']}/{n}", "passage": len(passages), "question": question, "answers": answers,
                                      "evidence": evidence, "twin": twin})
            passages.append(passage)
    for pool in pools.values():
        pool.freeze()
    for q in questions:
        p = passages[q["passage"]]
        golds = [p["text"][s:e] for s, e, _ in q["answers"]]
        q["swaps"] = near_miss.swaps(q["question"], p["text"], p["heading"], golds, p["doc"], pools[p["dataset"]], random.Random(q["id"]))
    for kind in kinds:
        hard_negatives(passages, questions, kind)
    return {"passages": passages, "questions": questions}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default=HERE.parent.parent / "shared" / "data", type=Path)
    parser.add_argument("--work", default=HERE / ".work", type=Path)
    parser.add_argument("--variants", default=3, type=int, help="passages built around each QAMR sentence")
    parser.add_argument("--story-words", default=180, type=int, help="a made-up story is cut into passages of at most about this many words")
    parser.add_argument("--only", choices=["public", "stories"], help="make one of the two files")
    parser.add_argument("--smoke", action="store_true")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    made = {}
    if args.smoke:
        made["public"] = prepared([read_smoke()], ["smoke"])
    elif args.only != "stories":
        made["public"] = prepared([read_squadshifts(args.data / "squadshifts"), read_qamr(args.data / "qamr", args.variants)],
                                  ["new_wiki", "reddit", "amazon", "qamr"])
    if args.only != "public":
        made["stories"] = prepared([read_stories(HERE / "stories", args.story_words, 2 if args.smoke else None)], ["stories", "claims"])
    for name, data in made.items():
        (args.work / f"{name}.json").write_text(json.dumps(data))
        table = defaultdict(lambda: [0, 0, 0])
        for q in data["questions"]:
            p = data["passages"][q["passage"]]
            row = table[p["dataset"], p["split"]]
            row[0], row[1], row[2] = row[0] + 1, row[1] + bool(q["swaps"]), row[2] + len(q["negatives"])
        print(f"{len(data['passages'])} passages, {sum(len(p.get('near', [])) for p in data['passages'])} questions without an answer")
        print("questions  swappable  negatives")
        for key, row in sorted(table.items()):
            print(f"{row[0]:9d} {row[1]:10d} {row[2]:10d}  {' '.join(key)}")


if __name__ == "__main__":
    main()

"""Data folder -> .work/public.json, stories/ -> .work/stories.json: passages, questions with every annotator's answers, hard negatives, near misses.

    python prepare.py --data ../../shared/data [--only public | stories] [--smoke]

SQuADShifts (Miller et al. 2020, arXiv 2004.14444; CC BY 4.0): split by paragraph. QAMR (Michael et al. 2018,
arXiv 1711.05885): split by document; its single sentences become passages of 2-6 sentences of the same document, else
of the same source. 90 % train, 5 % dev, 5 % test, by hash, so that a rerun or a further question never moves a text.
A train question's negatives come from train texts only; dev and test retrieve from everything, as an archive does.
"""
import argparse
import hashlib
import json
import random
from collections import defaultdict
from pathlib import Path

import near_miss
import stories
from retrieval import BM25, embed_texts, fuse
from text import detokenise, normalise_answer, sentences, words

HERE = Path(__file__).resolve().parent


def split_of(key: str) -> str:
    bucket = int(hashlib.sha256(f"dateline:{key}".encode()).hexdigest(), 16) % 100
    return "dev" if bucket < 5 else "test" if bucket < 10 else "train"


def read_squadshifts(folder: Path):
    """Passages keep the paragraph as it is; answers are (start, end, votes) in characters."""
    for dataset, file in (("new_wiki", "new_wiki"), ("reddit", "reddit"), ("amazon", "amazon_reviews")):
        for article in json.loads((folder / f"{file}.json").read_text())["data"]:
            for paragraph in article["paragraphs"]:
                text = paragraph["context"]
                key = f"{dataset}:{hashlib.sha256(text.encode()).hexdigest()[:12]}"
                heading = article["title"].replace("_", " ") if dataset == "new_wiki" else None
                passage = {"id": key, "dataset": dataset, "doc": f"{dataset}:{article['title']}", "split": split_of(key),
                           "heading": heading, "text": text, "sentences": sentences(text)}
                yield passage, [(qa["question"].strip(), vote([(a["answer_start"], a["answer_start"] + len(a["text"]))
                                                       for a in qa["answers"] if a["text"]])) for qa in paragraph["qas"]]


def read_stories(folder: Path, most_words: int, files: int | None = None):
    """Our own made-up stories; several questions may be of one story, so a story lies in one split."""
    for file in sorted(folder.glob("*.txt"))[:files]:
        for story in stories.read(file)[0]:
            yield from stories.passages_of(story, split_of(story.key), most_words)


def vote(ranges):
    count = defaultdict(int)
    for r in ranges:
        count[r] += 1
    return [(s, e, n) for (s, e), n in sorted(count.items())]


def token_range(field: str, ranges) -> tuple[int, int] | None:
    """'3 4 6' -> the characters from the first to the last token, unless more than two tokens in between are left out."""
    at = sorted(int(i) for i in field.split())
    return (ranges[at[0]][0], ranges[at[-1]][1]) if at and at[-1] - at[0] + 1 - len(at) <= 2 else None


def read_qamr(folder: Path, variants: int):
    """Each sentence stands in `variants` passages with other neighbours; its questions are dealt out among them."""
    plain, by_doc, by_source = {}, defaultdict(list), defaultdict(list)
    for line in (folder / "wiki-sentences.tsv").read_text().splitlines():
        key, tokens = line.split("\t")
        plain[key] = detokenise(tokens.split(" "))
        doc = ":".join(key.split(":")[:3])
        by_doc[doc].append(key)
        by_source[doc.split(":")[1], split_of(doc)].append(key)
    asked = defaultdict(lambda: defaultdict(list))
    for file in ("dev.tsv", "test.tsv"):
        for line in (folder / file).read_text().splitlines():
            row = line.split("\t")
            fields = [row[6], *(v.split(":", 1)[1] for v in row[7:9] if ":" in v)]
            found = [r for r in (token_range(f, plain[row[0]][1]) for f in fields) if r]
            asked[row[0]][row[5].strip()] += found
    for key in sorted(plain):
        doc, rng = ":".join(key.split(":")[:3]), random.Random(key)
        source, kin = doc.split(":")[1], sorted(by_doc[doc], key=lambda k: [int(x) for x in k.split(":")[3:]])
        questions = sorted((q, v) for q, v in asked[key].items() if v)
        for variant in range(variants if questions else 1):
            size, place = rng.randint(2, 6), kin.index(key)
            near = kin[max(0, place - rng.randint(0, size - 1)):][:size]
            rows = near if key in near else [key]
            others = [k for k in rng.sample(by_source[source, split_of(doc)], min(12, len(by_source[source, split_of(doc)]))) if k not in rows]
            while len(rows) < size and others:
                rows.insert(rng.randint(0, len(rows)), others.pop())
            text, at, bounds = "", 0, []
            for row in rows:
                text += " " if text else ""
                at = len(text) if row == key else at
                bounds.append((len(text), len(text) + len(plain[row][0])))
                text += plain[row][0]
            passage = {"id": f"{key}#{variant}", "dataset": f"qamr-{source}", "doc": doc, "split": split_of(doc),
                       "heading": None, "text": text, "sentences": bounds}
            yield passage, [(q, [(s + at, e + at, n) for s, e, n in vote(v)])
                            for i, (q, v) in enumerate(questions) if i % variants == variant]


def read_smoke():
    """Forty small articles of our own, made from a table, so that the chain runs without any download."""
    people, towns = "Ada Lind,Bo Marsh,Cora Vane,Dag Holm,Eva Stone".split(","), "Marlow,Harrow,Selby,Whitby,Ripon,Truro,Ely,Bath".split(",")
    for i in range(40):
        who, town, year, sum_ = people[i % 5], towns[i // 5], 1950 + i, f"{i + 3}.{i % 9} million dollars"
        facts = [(f"{who} opened the harbour of {town} in {year}.", [(f"Who opened the harbour of {town}?", who), (f"When did {who} open the harbour?", str(year))]),
                 (f"The work had cost {sum_}.", [("What did the work cost?", sum_)]),
                 (f"Ferries from {town} sail on {near_miss.DAYS[i % 7]}.", [(f"When do ferries sail from {town}?", near_miss.DAYS[i % 7])])]
        random.Random(i).shuffle(facts)
        text = " ".join(f for f, _ in facts)
        passage = {"id": f"smoke:{i}", "dataset": "smoke", "doc": f"smoke:{town}", "split": ("dev", "test")[i % 2] if i % 8 < 2 else "train",
                   "heading": f"{town} harbour", "text": text, "sentences": sentences(text)}
        yield passage, [(q, [(text.index(a), text.index(a) + len(a), 1)]) for _, qs in facts for q, a in qs]


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
            for n, (question, answers, *evidence) in enumerate(asked):
                if question and (answers or evidence):
                    questions.append({"id": f"{passage['id']}/{n}", "passage": len(passages), "question": question, "answers": answers,
                                      "evidence": evidence[0] if evidence else []})
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

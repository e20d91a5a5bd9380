"""The data folder, stories/ and a built-in table -> passages, each with its questions: (passage, [(question, answers[, evidence, twin]), ...]).

SQuADShifts (Miller et al. 2020, arXiv 2004.14444; CC BY 4.0): split by paragraph. QAMR (Michael et al. 2018,
arXiv 1711.05885): split by document; its single sentences become passages of 2-6 sentences of the same document, else
of the same source. 90 % train, 5 % dev, 5 % test, by hash, so that a rerun or a further question never moves a text.
"""
import hashlib
import json
import random
from collections import defaultdict
from pathlib import Path

import near_miss
import stories
from text import detokenise, sentences


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

"""Made-up news stories with questions (stories/README.md has the format) -> passages and questions; and their checker.

    python stories.py stories/*.txt        # says what is wrong with which line, and how many there are of what
"""
import random
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from text import words

KINDS = ("detail", "name", "number", "year", "role", "premise")
FORM = re.compile(r"(?P<head>## .+)|(?P<section>= .+)|(?P<sentence>\d+ .+)|\? ?(?P<asked>[\d, ]+)\|(?P<question>[^|]+)\|(?P<answers>[^|]*)|! ?(?P<kind>\w+) ?\|(?P<unanswerable>[^|]+)")


@dataclass
class Story:
    key: str                                            # file:number
    headline: str
    sentences: list[str] = field(default_factory=list)
    sections: dict[int, str] = field(default_factory=dict)           # sentence that a section begins with -> heading
    answerable: list[tuple[str, list[int], list[str]]] = field(default_factory=list)      # question, sentences, answers
    unanswerable: list[tuple[str, str]] = field(default_factory=list)                     # question, kind


def read(path: Path) -> tuple[list[Story], list[str]]:
    """-> (the stories, with what is wrong left out; what is wrong)."""
    stories, wrong, heading = [], [], None
    for number, line in enumerate(path.read_text().splitlines(), 1):
        line, place = line.strip(), f"{path.name}:{number}"
        if not line:
            continue
        m = FORM.fullmatch(line)
        if not m or (not m["head"] and not stories):
            wrong.append(f"{place}: not of any form: {line[:80]}")
        elif m["head"]:
            stories.append(Story(f"{path.stem}:{len(stories) + 1}", line[3:].strip()))
            heading = None
        elif m["section"]:
            heading = line[2:].strip()
        elif m["sentence"]:
            at, text = line.split(" ", 1)
            if int(at) != len(stories[-1].sentences) + 1:
                wrong.append(f"{place}: sentence {at} is the story's {len(stories[-1].sentences) + 1}.")
            if heading:
                stories[-1].sections[len(stories[-1].sentences)] = heading
                heading = None
            stories[-1].sentences.append(text.strip())
        elif m["question"]:
            rows = sorted({int(i) - 1 for i in re.findall(r"\d+", m["asked"])})
            answers = [a.strip() for a in re.split(r" / ", m["answers"].strip()) if a.strip()]
            if not rows or rows[-1] >= len(stories[-1].sentences) or rows[0] < 0:
                wrong.append(f"{place}: no such sentence: {m['asked']}")
                continue
            lost = [a for a in answers if not any(a in stories[-1].sentences[r] for r in rows)]
            if lost:
                wrong.append(f"{place}: {lost[0]!r} does not stand in sentence {m['asked'].strip()}")
                answers = [a for a in answers if a not in lost]
                if not answers:
                    continue
            stories[-1].answerable.append((m["question"].strip(), rows, answers))
        else:
            if m["kind"] not in KINDS:
                wrong.append(f"{place}: {m['kind']} is none of {', '.join(KINDS)}")
            stories[-1].unanswerable.append((m["unanswerable"].strip(), m["kind"]))
    for story in stories:
        if len(story.sentences) < 2 or not story.answerable:
            wrong.append(f"{path.name}: story {story.key} has {len(story.sentences)} sentences and {len(story.answerable)} questions")
    return [s for s in stories if len(s.sentences) > 1 and s.answerable], wrong


def passages_of(story: Story, split: str, most_words: int):
    """Yields (passage, answerable questions) as prepare.py has them: the story cut at its sections and at about `most_words`
    words into passages of whole sentences, sometimes a paragraph to a line. A question belongs to every passage that holds some
    of what carries its answer. A question that the story does not answer lies with the passage that it shares most words with.
    """
    rng, groups, held = random.Random(story.key), [], 0
    for i, sentence in enumerate(story.sentences):
        count = len(sentence.split())
        if not groups or i in story.sections or held + count > most_words:
            groups.append([])
            held = 0
        groups[-1].append(i)
        held += count
    heading, near = None, [[] for _ in groups]
    terms = [{w for i in group for w in words(story.sentences[i])} for group in groups]
    for question, kind in story.unanswerable:
        own = set(words(question))
        near[max(range(len(groups)), key=lambda g: len(own & terms[g]))].append(question)
    for g, group in enumerate(groups):
        heading = story.sections.get(group[0], heading)
        text, bounds, places = "", [], {}
        for i in group:
            text += rng.choice([" ", " ", "\n"]) if text else ""
            bounds.append((len(text), len(text) + len(story.sentences[i])))
            places[i] = len(text)
            text += story.sentences[i]
        asked = []
        for question, rows, answers in story.answerable:
            here = [i for i in rows if i in places]
            found = []
            for answer in answers:
                i = next((i for i in here if answer in story.sentences[i]), None)
                if i is not None:
                    at = places[i] + story.sentences[i].index(answer)
                    found.append((at, at + len(answer), 1))
            if here and (found or not answers):
                asked.append((question, found, [group.index(i) for i in here]))
        yield {"id": f"story:{story.key}#{g}", "dataset": "stories", "doc": f"story:{story.key}", "split": split,
               "heading": f"{story.headline}: {heading}" if heading else story.headline, "text": text, "sentences": bounds,
               "near": near[g]}, asked


def main(paths):
    count = Counter()
    for path in map(Path, paths):
        stories, wrong = read(path)
        for message in wrong:
            print(message)
        count += Counter(stories=len(stories), wrong=len(wrong), sentences=sum(len(s.sentences) for s in stories),
                         answerable=sum(len(s.answerable) for s in stories), whole=sum(not a for s in stories for _, _, a in s.answerable),
                         unanswerable=sum(len(s.unanswerable) for s in stories))
    print(dict(count))
    return 1 if count["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

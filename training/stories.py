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
ERRORS = ("number", "name", "role", "time", "negation", "attribution", "cause", "extra", "modality", "other")
FORM = re.compile(r"(?P<head>## .+)|(?P<section>= .+)|(?P<sentence>\d+ .+)|\? ?(?P<asked>[\d, ]+)\|(?P<question>[^|]+)\|(?P<answers>[^|]*)|! ?(?P<kind>\w+) ?\|(?P<unanswerable>[^|]+)"
                  r"|\+ ?(?P<rows>[\d, ]+)\|(?P<supported>[^|]+)|- ?(?P<error>\w+) ?\|(?P<unsupported>[^|]+)|~ ?(?P<differs>\w+) ?\|(?P<twin>[^|]+)")


@dataclass
class Story:
    key: str                                            # file:number
    headline: str
    sentences: list[str] = field(default_factory=list)
    sections: dict[int, str] = field(default_factory=dict)           # sentence that a section begins with -> heading
    answerable: list[tuple[str, list[int], list[str]]] = field(default_factory=list)      # question, sentences, answers
    unanswerable: list[tuple[str, str]] = field(default_factory=list)                     # question, kind
    supported: list[tuple[str, list[int]]] = field(default_factory=list)                  # claim, sentences
    unsupported: list[tuple[str, str]] = field(default_factory=list)                      # claim, what is wrong with it
    twins: dict[str, str] = field(default_factory=dict)              # question or claim -> the like of it that the story does not bear out


def rows_of(numbers: str, story: Story) -> list[int]:
    """'3, 4' -> [2, 3]; empty where the story has no such sentence."""
    rows = sorted({int(i) - 1 for i in re.findall(r"\d+", numbers)})
    return rows if rows and 0 <= rows[0] and rows[-1] < len(story.sentences) else []


def read(path: Path) -> tuple[list[Story], list[str]]:
    """-> (the stories, with what is wrong left out; what is wrong)."""
    stories, wrong, heading, last = [], [], None, None     # last: the question or claim of the line before, and its twin's kinds
    for number, line in enumerate(path.read_text().splitlines(), 1):
        line, place = line.strip(), f"{path.name}:{number}"
        if not line:
            continue
        before, last = last, None
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
            rows = rows_of(m["asked"], stories[-1])
            answers = [a.strip() for a in re.split(r" / ", m["answers"].strip()) if a.strip()]
            if not rows:
                wrong.append(f"{place}: no such sentence: {m['asked']}")
                continue
            lost = [a for a in answers if not any(a in stories[-1].sentences[r] for r in rows)]
            if lost:
                wrong.append(f"{place}: {lost[0]!r} does not stand in sentence {m['asked'].strip()}")
                answers = [a for a in answers if a not in lost]
                if not answers:
                    continue
            stories[-1].answerable.append((m["question"].strip(), rows, answers))
            last = m["question"].strip(), KINDS
        elif m["supported"]:
            rows = rows_of(m["rows"], stories[-1])
            if rows:
                stories[-1].supported.append((m["supported"].strip(), rows))
                last = m["supported"].strip(), ERRORS
            else:
                wrong.append(f"{place}: no such sentence: {m['rows']}")
        elif m["error"]:
            if m["error"] not in ERRORS:
                wrong.append(f"{place}: {m['error']} is none of {', '.join(ERRORS)}")
            stories[-1].unsupported.append((m["unsupported"].strip(), m["error"]))
        elif m["twin"]:
            if not before:
                wrong.append(f"{place}: a twin of nothing")
            elif m["differs"] not in before[1]:
                wrong.append(f"{place}: {m['differs']} is none of {', '.join(before[1])}")
            else:
                stories[-1].twins[before[0]] = m["twin"].strip()
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
    Claims come as passages of the data set "claims": a supported one is asked as a question whose answer is its sentences, where the
    passage holds them all; the unsupported ones are its near misses.
    """
    rng, groups, held = random.Random(story.key), [], 0
    for i, sentence in enumerate(story.sentences):
        count = len(sentence.split())
        if not groups or i in story.sections or held + count > most_words:
            groups.append([])
            held = 0
        groups[-1].append(i)
        held += count
    terms = [{w for i in group for w in words(story.sentences[i])} for group in groups]
    near, wrong = nearest(story.unanswerable, terms), nearest(story.unsupported, terms)
    heading = None
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
                asked.append((question, found, [group.index(i) for i in here], story.twins.get(question)))
        passage = {"id": f"story:{story.key}#{g}", "dataset": "stories", "doc": f"story:{story.key}", "split": split,
                   "heading": f"{story.headline}: {heading}" if heading else story.headline, "text": text, "sentences": bounds}
        yield passage | {"near": near[g]}, asked
        claims = [(claim, [], [group.index(i) for i in rows], story.twins.get(claim)) for claim, rows in story.supported
                  if all(i in places for i in rows)]
        if claims:
            yield passage | {"id": f"claims:{story.key}#{g}", "dataset": "claims", "near": wrong[g]}, claims


def nearest(texts: list[tuple[str, str]], terms: list[set[str]]) -> list[list[str]]:
    """What the story does not answer or support, each with the part that it shares most words with."""
    by_part = [[] for _ in terms]
    for text, _ in texts:
        own = set(words(text))
        by_part[max(range(len(terms)), key=lambda part: len(own & terms[part]))].append(text)
    return by_part


def tally(paths) -> tuple[Counter, list[str]]:
    """-> (how many there are of what; what is wrong)."""
    count, messages = Counter(), []
    for path in map(Path, paths):
        stories, wrong = read(path)
        messages += wrong
        count += Counter(stories=len(stories), sentences=sum(len(s.sentences) for s in stories),
                         answerable=sum(len(s.answerable) for s in stories), whole=sum(not a for s in stories for _, _, a in s.answerable),
                         unanswerable=sum(len(s.unanswerable) for s in stories),
                         supported=sum(len(s.supported) for s in stories), unsupported=sum(len(s.unsupported) for s in stories), twins=sum(len(s.twins) for s in stories))
    return count, messages


def main(paths):
    count, messages = tally(paths)
    for message in messages:
        print(message)
    print(dict(count), f"{len(messages)} wrong")
    return 1 if messages else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

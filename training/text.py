"""Plain text helpers: sentences, words, detokenising the Penn Treebank way back, edits that carry spans along."""
import re

ABBREVIATIONS = {"mr", "mrs", "ms", "dr", "prof", "st", "gen", "sen", "rep", "gov", "lt", "col", "sgt", "capt", "jr", "sr",
                 "inc", "corp", "co", "ltd", "vs", "etc", "e.g", "i.e", "no", "vol", "fig", "jan", "feb", "mar", "apr",
                 "aug", "sept", "oct", "nov", "dec", "u.s", "u.k", "a.m", "p.m", "cf", "ca", "approx", "dept", "est"}
STOP = set("a an the of in on at to for from by with and or but is are was were be been being do does did has have had "
           "it its this that these those as what which who whom whose when where why how many much there their they "
           "he she his her him i you we my your our not no if then than so can could will would should may might".split())


def sentences(text: str) -> list[tuple[int, int]]:
    """Character ranges of the sentences of a paragraph, without the space between them."""
    found, start = [], 0
    for end in re.finditer(r"[.!?]+[\"'”’)\]]*\s+|\n+", text):
        before = re.search(r"(\S+)$", text[start: end.start()])
        word = before.group(1).lower().lstrip("(\"'“") if before else ""
        after = text[end.end(): end.end() + 1]
        if text[end.start()] == "." and (word in ABBREVIATIONS or re.fullmatch(r"([a-z]\.)*[a-z]", word) or after.islower()):
            continue
        if text[start: end.end()].strip():
            found.append((start, len(text[: end.end()].rstrip())))
        start = end.end()
    if text[start:].strip():
        found.append((start, len(text.rstrip())))
    return [(s + len(text[s:e]) - len(text[s:e].lstrip()), e) for s, e in found]


def words(text: str) -> list[str]:
    """Lower-case words for lexical search, crudely stemmed (plural and verb endings)."""
    return [re.sub(r"(?<=\w{3})(ies|es|s|ing|ed)$", "", w) for w in re.findall(r"\w+", text.lower())]


def normalise_answer(text: str) -> str:
    """SQuAD's normalisation (Rajpurkar et al. 2016, arXiv 1606.05250): lower case, no punctuation, no articles."""
    text = re.sub(r"[^\w\s]", "", text.lower())
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", text).split())


PTB = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}", "``": '"', "''": '"', "\\/": "/", "\\*": "*"}


def detokenise(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Penn Treebank tokens -> (text, character range of each token)."""
    text, ranges, glue, single = "", [], True, False
    for token in tokens:
        plain = PTB.get(token, token)
        closes = (token in {"''", "-RRB-", "-RSB-", "-RCB-", ",", ".", ";", ":", "?", "!", "%", "...", "'"}
                  or token.lower() in {"'s", "n't", "'re", "'ve", "'ll", "'d", "'m"} or (token == '"' and single))
        if token == '"':
            single = not single
        if text and not glue and not closes:
            text += " "
        ranges.append((len(text), len(text) + len(plain)))
        text += plain
        glue = token in {"``", "-LRB-", "-LSB-", "-LCB-", "$", "#", "`"} or (token == '"' and single)
    return text, ranges


def apply_edits(text: str, edits: list[tuple[int, int, str]], spans: list[tuple[int, int]]):
    """Replaces character ranges; returns (text, spans moved along). Edits that overlap one another, or cut across the
    border of a span, are left out."""
    kept, last = [], 0
    for s, e, new in sorted(edits):
        if s >= last and not any((s < a < e) or (s < b < e) for a, b in spans):
            kept.append((s, e, new))
            last = e
    pieces, at, shifts = [], 0, []
    for s, e, new in kept:
        pieces += [text[at:s], new]
        at = e
        shifts.append((s, e, len(new) - (e - s)))
    moved = [(a + sum(d for s, e, d in shifts if e <= a),
              b + sum(d for s, e, d in shifts if (e <= b if s < e else s < b))) for a, b in spans]
    return "".join(pieces) + text[at:], moved

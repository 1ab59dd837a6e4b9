"""What the network sees of a word. The same rules stand in shared/language/model/features.ts; a test pins both."""

import re

HASH_ROWS = 4096
HASH_FEATURES = 6

_DIGIT = re.compile(r"[0-9]")
_STRAIGHT = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "`": "'", "´": "'",
     "–": "-", "—": "-", "―": "-", "−": "-", "…": "..."}
)


def straight(word):
    """The word with quotation marks and dashes as a typewriter has them, in lower case."""
    return word.lower().replace("``", '"').replace("''", '"').translate(_STRAIGHT)


def norm(word):
    """The form under which the vocabulary knows a word: as `straight`, every digit a 0."""
    return _DIGIT.sub("0", straight(word))


def shape(word):
    """X for capitals, x for small letters, d for digits, other characters themselves; a run of one symbol is cut at 3."""
    out = []
    for c in word:
        if "0" <= c <= "9":
            s = "d"
        elif c.lower() != c:
            s = "X"
        elif c.upper() != c:
            s = "x"
        else:
            s = c
        if len(out) < 3 or not (out[-1] == out[-2] == out[-3] == s):
            out.append(s)
    return "".join(out)


def hash_row(feature, text):
    """FNV-1a over UTF-16 units, the feature's number first, then the finaliser of murmur3."""
    h = ((2166136261 ^ feature) * 16777619) & 0xFFFFFFFF
    data = text.encode("utf-16-le", "surrogatepass")
    for i in range(0, len(data), 2):
        h = ((h ^ (data[i] | data[i + 1] << 8)) * 16777619) & 0xFFFFFFFF
    h ^= h >> 16
    h = (h * 0x85EBCA6B) & 0xFFFFFFFF
    h ^= h >> 13
    h = (h * 0xC2B2AE35) & 0xFFFFFFFF
    h ^= h >> 16
    return h & (HASH_ROWS - 1)


_rows = {}


def hash_rows(word):
    """The six rows of a word: prefixes of 1 and 3, suffixes of 2, 3 and 4, and its shape."""
    rows = _rows.get(word)
    if rows is None:
        n = norm(word)
        texts = (n[:1], n[:3], n[-2:], n[-3:], n[-4:], shape(word))
        rows = _rows[word] = tuple(hash_row(k, text) for k, text in enumerate(texts))
    return rows

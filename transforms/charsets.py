"""Which one-byte encoding a text is in, judged by the letters it would then be made of.

Every candidate is decoded strictly; each pair of encoding and language is scored by how likely
its letters are in that language. The letter frequencies are langdetect's own profiles, so that
an encoding needs no tables of ours.
"""

import json
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from charset_normalizer import from_bytes

# In order of preference: where two decode to the same text, the first one is named.
_FAMILIES: Final = (
    ("windows-1250", "ro hu pl cs sk sl hr sq"),
    ("windows-1252", "en fr de es it pt nl sv da no fi ca"),
    ("windows-1251", "ru uk bg mk"),
    ("iso-8859-16", "ro"),
    ("iso-8859-2", "ro hu pl cs sk sl hr sq"),
    ("iso-8859-15", "fr fi et nl"),
    ("koi8-u", "ru uk bg"),
    ("iso-8859-5", "ru bg uk mk"),
    ("cp866", "ru bg"),
    ("windows-1253", "el"),
    ("iso-8859-7", "el"),
    ("windows-1254", "tr"),
    ("windows-1257", "lt lv et"),
    ("iso-8859-13", "lt lv et"),
    ("windows-1255", "he"),
    ("windows-1256", "ar fa"),
    ("cp852", "ro hu pl cs sk sl hr"),
)
# Asked only where no one-byte candidate reads well; the names are charset-normalizer's.
# Each with the older, smaller set that holds the characters which real text is made of.
_MULTI_BYTE: Final = {
    "gb18030": "gb2312",
    "big5": "big5",
    "cp932": "shift_jis",
    "euc_jp": "euc_jp",
    "cp949": "euc_kr",
    "johab": "euc_kr",
}
_COMMON_SHARE: Final = 0.9
_SAMPLE_BYTES: Final = 100_000
_SAMPLE_CHARS: Final = 2000

_QUOTES_AND_DASHES: Final = frozenset("„“”’‘‚«»‹›–—…\xa0")
_SIGNS: Final = frozenset("€£§°©®™•·º½¼¾²³µ±×\xad¿¡ª¸´¨†‡‰№")
_COMMON_SIGN: Final = -6.5
_RARE_SIGN: Final = -9.0
_FOREIGN_LETTER: Final = -6.0  # added to what the letter costs in its own languages
_NO_LETTER: Final = -13.0
_CAPITAL: Final = -2.0
_BROKEN_WORD: Final = -5.0  # a sign or a capital where a small letter should stand
# Mean log-likelihood of the bytes above 127: true text lies above -7.2 in every language tried,
# random bytes and two-byte encodings lie below -8 in Latin letters, below -5.5 in others.
_POOR_LATIN: Final = -8.0
_POOR_OTHER: Final = -5.0
_CENTRAL: Final = frozenset(
    ("windows-1250", "windows-1252", "windows-1251", "iso-8859-16", "iso-8859-2")
)
_MIN_HIGH: Final = 6  # bytes above 127 that must speak for any other encoding
_MIN_BYTES: Final = 24  # and the least length of a text in two-byte characters
_FEW: Final = 3
_FEW_AMONG: Final = 20
_C1: Final = re.compile("[\x80-\x9f]")
_TO_CEDILLA: Final = str.maketrans("șțȘȚ", "şţŞŢ")  # as langdetect's profiles spell them


class Judged(NamedTuple):
    """The winner: encoding, text and the mean log-likelihood of its bytes above 127."""

    encoding: str
    text: str
    score: float


@cache
def _letter_costs(lang: str) -> dict[str, float]:
    """Return log-probabilities of lower-case letters in a language."""
    profile = json.loads((files("langdetect") / "profiles" / lang).read_text("utf-8"))
    total = profile["n_words"][0]
    counts: Counter[str] = Counter()
    for gram, count in profile["freq"].items():
        if len(gram) == 1:
            counts[gram.lower()] += count
    return {letter: math.log(count / total) for letter, count in counts.items()}


@cache
def _family_costs(languages: str) -> dict[str, float]:
    """Return each letter's best log-probability among the languages."""
    best: dict[str, float] = {}
    for lang in languages.split():
        for letter, cost in _letter_costs(lang).items():
            best[letter] = max(cost, best.get(letter, cost))
    return best


def _cost(char: str, lang: str, languages: str) -> float:
    lower = char.translate(_TO_CEDILLA).lower()
    if char.isalpha() and char not in _SIGNS:
        known = _letter_costs(lang).get(lower)
        if known is None:
            known = max(_family_costs(languages).get(lower, _NO_LETTER) + _FOREIGN_LETTER, -13.0)
        return known + (_CAPITAL if char.isupper() else 0.0)
    if char in _QUOTES_AND_DASHES:
        return _COMMON_SIGN
    return _RARE_SIGN if char in _SIGNS else _NO_LETTER


@cache
def _byte_costs(encoding: str, lang: str, languages: str) -> tuple[float, ...]:
    """Return one cost for each byte value; ASCII signs cost nothing, they tell nothing."""
    costs = []
    for value in range(256):
        char = bytes([value]).decode(encoding, errors="ignore")
        if not char or (value < 128 and not char.isalpha()):
            costs.append(0.0)
        else:
            costs.append(_cost(char, lang, languages))
    return tuple(costs)


@cache
def _broken_words(encoding: str) -> re.Pattern[str]:
    """Return a pattern of what no word looks like: `aºte`, `cuvĺNt`, `3ł`."""
    high = bytes(range(128, 256)).decode(encoding, errors="ignore")
    lower = "".join(c for c in high if c.islower() and c not in _SIGNS)
    upper = "".join(c for c in high if c.isupper())
    joiners = "’‘\xad\xa0–—"
    signs = "".join(c for c in high if not c.isalpha() and c not in joiners) + "ºª"
    signs = re.escape("".join(c for c in signs if unicodedata.category(c) != "Mn"))
    letters = f"A-Za-z{lower}{upper}"
    none = "(?!)"
    return re.compile(
        "|".join(
            (
                f"[a-z{lower}][{upper}]" if upper else none,
                f"[{lower}][A-Z]" if lower else none,
                f"(?<=[{letters}])[{signs}](?=[{letters}])",
                f"[0-9][{lower}{upper}]" if lower + upper else none,
                f"[{upper}{lower}][0-9]" if lower + upper else none,
            )
        )
    )


def _texts(content: bytes) -> dict[str, str]:
    """Return what each candidate makes of the bytes: strict, and without C1 controls."""
    texts = {}
    for encoding, _ in _FAMILIES:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _C1.search(text):
            texts[encoding] = text
    return texts


def _ranked(counts: Counter[int], encodings: Iterable[str]) -> list[tuple[float, str, str]]:
    """Return (log-likelihood, encoding, language), best first, in order of preference."""
    rows = []
    for encoding, languages in _FAMILIES:
        if encoding in encodings:
            for lang in languages.split():
                costs = _byte_costs(encoding, lang, languages)
                total = sum(count * costs[value] for value, count in counts.items())
                rows.append((round(total, 6), encoding, lang))
    return sorted(rows, key=lambda row: -row[0])  # stable: ties keep the order of preference


def judge(content: bytes) -> Judged | None:
    """Return the likeliest one-byte decoding, or None where none reads like a language."""
    sample = content[:_SAMPLE_BYTES]
    counts = Counter(sample)
    texts = _texts(content)
    best: tuple[float, int, str, str] | None = None
    for total, encoding, lang in _ranked(counts, texts):
        if best is not None and total <= best[0]:
            break  # broken words only take away
        broken = len(_broken_words(encoding).findall(sample.decode(encoding)))
        if best is None or total + _BROKEN_WORD * broken > best[0]:
            best = (total + _BROKEN_WORD * broken, broken, encoding, lang)
    if best is None:
        return None
    _, broken, encoding, lang = best
    mean = _mean_high_cost(counts, encoding, lang, broken)
    return Judged(encoding, texts[encoding], mean) if mean is not None else None


def _mean_high_cost(counts: Counter[int], encoding: str, lang: str, broken: int) -> float | None:
    """Return the mean cost of the bytes above 127, None where it is too poor to be a text."""
    costs = _byte_costs(encoding, lang, dict(_FAMILIES)[encoding])
    high = sum(count for value, count in counts.items() if value > 127)
    if not high or (high < _MIN_HIGH and encoding not in _CENTRAL):
        return None
    own = sum(count * costs[value] for value, count in counts.items() if value > 127)
    mean = (own + _BROKEN_WORD * broken) / high
    if high <= _FEW and not broken and sum(counts.values()) >= _FEW_AMONG * high:
        return mean  # one foreign letter in a text of plain ones: `naïve`
    latin = _letter_costs(lang).get("e", _NO_LETTER) > -4.0
    if latin and high * 4 > 3 * sum(counts.values()):
        return None  # no Latin alphabet has that many accents
    return mean if mean >= (_POOR_LATIN if latin else _POOR_OTHER) else None


def judge_multi_byte(content: bytes) -> Judged | None:
    """Return a decoding in one of the East Asian encodings, or None."""
    if len(content) < _MIN_BYTES:
        return None
    sample = content[:_SAMPLE_BYTES]
    found = from_bytes(sample, cp_isolation=list(_MULTI_BYTE), threshold=0.1).best()
    if found is None or found.encoding not in _MULTI_BYTE:
        return None
    try:
        text = content.decode(found.encoding)
    except UnicodeDecodeError:
        return None
    older, excerpt = _MULTI_BYTE[found.encoding], text[:_SAMPLE_CHARS]
    # rare Hangul are spelt out in eight bytes, so the length tells what is common
    common = sum(len(char.encode(older, errors="ignore")) in (1, 2) for char in excerpt)
    if common < _COMMON_SHARE * len(excerpt):
        return None
    return Judged(found.encoding, text, -found.chaos)

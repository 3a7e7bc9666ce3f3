"""Cuts a run of capitalised words to the names in it; runs over distinct runs, not over rows."""

import re
from typing import Final

from transforms.facts.mentions.folding import fold_text
from transforms.facts.mentions.forms import ENCLITIC
from transforms.facts.mentions.lexicon import NameLexicon

# classes of words that begin a name, capitalised as they are
NAMING: Final = ("place_word", "event_head", "agreement_head", "title", "thing_word")
ACRONYM_LETTERS: Final = 6


def cut(
    surface: str, pattern: str, lexicon: NameLexicon, *, initial: bool = False
) -> list[tuple[int, int, str]]:
    """Return the names in a run, as (start, end, label): what the words before it showed.

    Leading words that are no part of a name go (`Potrivit`, `Mr`, `President`, `Ukrainian` before
    a role); a country or body before a person's name is a name of its own; so is what stands
    before a possessive or before a role within the run. At a sentence's start (`initial`) a
    common noun goes too: `Populația Clujului`.
    """
    if pattern in ("term", "nationality", "domain", "numbered"):
        return [(0, len(surface), "")]
    words = [(m.start(), m.end()) for m in re.finditer(r"\S+", surface)]
    pieces: list[tuple[int, int, str]] = []
    # where every noun has a capital, one may stand before a name anywhere: `Analyst Ralf Berger`
    nouns = "capital_noun_links" in lexicon.pack.conventions
    if (initial or nouns) and _begins_common(surface, words, lexicon):
        words = words[1:]
    for part in _parts(surface, words, pattern, lexicon):
        pieces += _named(surface, part, lexicon)
    return [piece for piece in pieces if any(c.isupper() for c in surface[slice(*piece[:2])])]


def _parts(
    surface: str, words: list[tuple[int, int]], pattern: str, lexicon: NameLexicon
) -> list[list[tuple[int, int]]]:
    """Split a run's words behind a possessive, before a role, and where a second body begins."""
    parts: list[list[tuple[int, int]]] = [[]]
    for place, (start, end) in enumerate(words):
        text = fold_text(surface[start:end])
        rest = surface[words[place + 1][0] :] if place + 1 < len(words) else ""
        if pattern == "body":
            if _ends_body(surface, words, place, lexicon):
                return parts
            state = lexicon.known.get(fold_text(rest), ("",))[0] == "country"
            if state and text in lexicon.word("genitive_link") and not _is_known(surface, lexicon):
                return [*parts, words[place + 1 :]]
            borne = lexicon.role(surface[start:end]) == "person" and len(rest.split()) > 1
            if parts[-1] and borne and fold_text(rest.split()[0]) in lexicon.given_sure:
                parts.append([])  # `Bank of England Governor Andrew Bailey`
        elif (
            parts[-1]
            and rest
            and lexicon.role(surface[start:end]) == "person"
            and fold_text(surface[slice(*parts[-1][-1])]) not in lexicon.word("thing_word")
        ):
            parts.append([])
        if len(parts[-1]) > 2 and _begins_person(surface, words, place, lexicon):
            parts.append([])  # `procureur de la République de Valence Luc Berger`
        parts[-1].append((start, end))
        joined = surface[start:end].rpartition("-")[2] in lexicon.word("compound_tail")
        if pattern == "run" and rest and joined:
            parts.append([])  # `the Leeds-based Velmar Foods`
        if pattern == "run" and rest and re.search(r"['’]s$", surface[start:end]):
            office = lexicon.roles.get(fold_text(surface[start : end - 2])) == "person"
            # `the Shasta County Sheriff's Office`
            if not (office and fold_text(rest.split(" ")[0]) in lexicon.tails):
                parts.append([])
    return [part for part in parts if part]


def _begins_person(
    surface: str, words: list[tuple[int, int]], place: int, lexicon: NameLexicon
) -> bool:
    """Tell whether a given name and a surname end what a body's name has behind a connector."""
    if len(words) - place != 2:
        return False
    before, last, given, family = (surface[slice(*word)] for word in words[place - 2 : place + 2])
    first = fold_text(surface[slice(*words[0])])
    return (
        fold_text(given) in lexicon.given_sure
        and first not in lexicon.given
        and family[:1].isupper()
        and last[:1].isupper()
        and fold_text(before) in lexicon.word("connector")
    )


def _ends_body(
    surface: str, words: list[tuple[int, int]], place: int, lexicon: NameLexicon
) -> bool:
    """Tell whether a body's name is over before a word: where it is, or another body behind."""
    start, end = words[place]
    text = fold_text(surface[start:end])
    rest = surface[words[place + 1][0] :] if place + 1 < len(words) else ""
    if text in lexicon.word("place_preposition") and _is_somewhere(rest, lexicon):
        phrase = fold_text(surface[words[max(place - 2, 0)][0] : end])  # `de pe lângă`
        return phrase not in lexicon.word("connector")
    if not rest or text not in lexicon.word("conjunction"):
        return False
    words_behind = fold_text(rest).split(" ")
    starts = (" ".join(words_behind[:count]) for count in (1, 2, 3))
    person = words_behind[0] in lexicon.given_sure and len(words_behind) in (2, 3)
    return person or any(start in lexicon.heads for start in starts) or _is_known(rest, lexicon)


def _is_somewhere(rest: str, lexicon: NameLexicon) -> bool:
    """Tell whether words behind a body's `în` are a place and not its field: `în Energie`."""
    key = fold_text(rest)
    first = key.split(" ")[0]
    known = {lexicon.known.get(name, ("",))[0] for name in (key, first)}
    placed = bool(known & {"country", "place"}) or key in lexicon.city_keys
    return placed or first in lexicon.heads or first in lexicon.word("place_word")


def _trails(surface: str, words: list[tuple[int, int]], lexicon: NameLexicon) -> bool:
    """Tell whether the last word is no part of the name: `Nadal 6`, but not `Antena 3`."""
    text = surface[slice(*words[-1])]
    if text.isdigit():
        if len(words) > 1 and fold_text(surface[slice(*words[-2])]) in lexicon.word(
            "numbered_place"
        ):
            return False  # `Primăria Sectorului 3`
        return not _is_known(surface[words[0][0] : words[-1][1]], lexicon)
    if len(words) > 1 and _is_known(surface[words[0][0] : words[-1][1]], lexicon):
        return False  # `Theresa May`
    return fold_text(text) in lexicon.word("not_last") or text in lexicon.exact["office"]


def _is_known(name: str, lexicon: NameLexicon) -> bool:
    return name in lexicon.known or fold_text(name) in lexicon.known


def _named(
    surface: str, words: list[tuple[int, int]], lexicon: NameLexicon
) -> list[tuple[int, int, str]]:
    # before any word is taken off: `New York-based`
    end = _without_participle(surface, words[0][0], words[-1][1], lexicon)
    words = [*words[:-1], (words[-1][0], end)]
    first, label, pieces = 0, "", []
    while first < len(words):
        taken = _leading(surface, words[first:], lexicon)
        if taken is None:
            break
        count, shown = taken
        if shown == "name":
            pieces.append((words[first][0], words[first + count - 1][1], ""))
        label = shown or label
        first += count
        if shown == "thing":  # `HMS Queen Elizabeth` is a ship, whoever it is called after
            break
    last = len(words)
    while last > first and _trails(surface, words[first:last], lexicon):
        last -= 1
    if first < last:
        end = words[last - 1][1]
        ending = re.search(r"['’]s?$", surface[:end])
        end = ending.start() if ending else end
        start = words[first][0]
        end = _without_participle(surface, start, end, lexicon)
        pieces += _joined(surface, start, end, lexicon) or [(start, end, label)]
    return [piece for piece in pieces if piece[0] < piece[1]]


def _begins_common(surface: str, words: list[tuple[int, int]], lexicon: NameLexicon) -> bool:
    """Tell whether the first word of a run is a common noun and not the name's."""
    if len(words) < 2 or _is_known(surface, lexicon):
        return False
    first = surface[slice(*words[0])]
    lead = fold_text(first)
    name_like = (
        lead in lexicon.heads
        or fold_text(surface[words[0][0] : words[1][1]]) in lexicon.heads
        or lead in lexicon.given
        or lead in lexicon.before
        or any(lead in lexicon.word(group) for group in NAMING)
        or fold_text(surface[slice(*words[1])]) in lexicon.tails
    )
    if name_like or not first[1:].islower() or _is_known(first, lexicon):
        return False
    # "Rescuer Pablo Gil": a word in front of a given name and a surname
    second, *further = (surface[slice(*word)] for word in words[1:])
    if further and fold_text(second) in lexicon.given_sure and lead not in lexicon.nationalities:
        return True
    rest = fold_text(surface[words[1][0] :])
    kind, base, *_ = lexicon.known.get(rest, ("", rest))
    # before a surname that everybody knows stands a given name: another Blair than Tony
    inflected = kind != "person" and fold_text(base) != rest
    return inflected or any(
        first.endswith(suffix) for suffix, _ in lexicon.suffixes.get("common", [])
    )


def _joined(surface: str, start: int, end: int, lexicon: NameLexicon) -> list[tuple[int, int, str]]:
    """Return both names of `RPDC-Rusia`, where the gazetteer knows them and not the whole."""
    left, hyphen, right = surface[start:end].partition("-")
    if not hyphen or _is_known(surface[start:end], lexicon):
        return []
    if _is_known(left, lexicon) and _is_known(right, lexicon):
        middle = start + len(left)
        return [(start, middle, ""), (middle + 1, end, "")]
    return []


def _without_participle(surface: str, start: int, end: int, lexicon: NameLexicon) -> int:
    """Return where the name in `Leeds-based` ends."""
    name, hyphen, tail = surface[start:end].rpartition("-")
    joined = hyphen and tail in lexicon.word("compound_tail")
    return start + len(name) if joined else end


def _leading(
    surface: str, words: list[tuple[int, int]], lexicon: NameLexicon
) -> tuple[int, str] | None:
    """Return how many leading words are no part of the name, and what they show of it."""
    texts = [fold_text(surface[start:end]) for start, end in words]
    whole = surface[words[0][0] : words[-1][1]]
    if whole in lexicon.known or (len(words) > 1 and " ".join(texts) in lexicon.known):
        return None
    if texts[0] in lexicon.word("place_abbreviation") and " ".join(texts) in lexicon.city_keys:
        return None
    if any(" ".join(texts[:count]) in lexicon.heads for count in (2, 3)):
        return None  # `Compania Națională`, though `compania` is no name
    if _is_clitic(surface[slice(*words[0])], lexicon):
        return 1, ""
    for count in (3, 2, 1):
        if len(texts) >= count:
            exact = surface[words[0][0] : words[count - 1][1]]
            shown = _shown(exact, " ".join(texts[:count]), texts[count:], lexicon)
            if shown is not None:
                return count, shown
    return None


def _shown(exact: str, lead: str, rest: list[str], lexicon: NameLexicon) -> str | None:
    """Return what leading words show of the name behind them; None where they belong to it."""
    if rest and ENCLITIC.sub("", exact) in lexicon.exact["office"]:  # "CEO Holcim"
        return "title" if rest[0] in lexicon.given else ""
    if rest and ENCLITIC.sub("", exact) in lexicon.exact["abbreviation"]:  # `PIB-ul României`
        return ""
    hit = lexicon.known.get(exact, lexicon.known.get(lead))
    if " " in exact and not hit:
        # "ZF Live Dan Pop": a body's acronym with a word of its own
        first = lexicon.known.get(exact.split(" ")[0])
        acronym = first and first[0] == "organisation" and exact.split(" ")[0].isupper()
        hit = first if acronym and lead.split(" ")[1] not in lexicon.given else None
    if hit and lead not in lexicon.given and len(rest) > 1 and rest[0] in lexicon.given_sure:
        return "role" if hit[0] == "nationality" else "name"
    if exact in lexicon.known:
        return None
    if _is_acronym(exact) and _is_person(rest, lexicon):
        return "name"  # `șefa ANRP Ana Pop`
    ends_as_thing = bool(rest) and (
        rest[-1] in lexicon.tails
        or rest[-1] in lexicon.word("event_tail")
        or (
            len(rest) > 1
            and rest[-1] in lexicon.word("place_tail")
            and rest[0] not in lexicon.given  # `Judge Helen Hill`
        )
    )
    titled = lead in lexicon.word("title")
    if (
        rest
        and not ends_as_thing
        and (titled or (lexicon.role(exact) in ("person", "group") and lead not in lexicon.heads))
    ):
        return "title" if titled else "role"
    named = rest and lead in lexicon.given_sure  # "Alin Pop", though "alin. 2" is no name
    if lead in lexicon.word("not_name") and not named and not (titled and ends_as_thing):
        return ""
    if rest and lead in lexicon.word("thing_word"):
        return "thing"
    if rest and lead in lexicon.before and lead not in lexicon.heads and lead not in lexicon.tails:
        return "body"
    if rest and lead in lexicon.nationalities and _is_role(rest, lexicon):
        return "role"
    return None


def _is_acronym(word: str) -> bool:
    return word.isalpha() and word.isupper() and 2 <= len(word) <= ACRONYM_LETTERS


def _is_person(words: list[str], lexicon: NameLexicon) -> bool:
    return len(words) > 1 and words[0] in lexicon.given and words[-1] not in lexicon.tails


def _is_role(words: list[str], lexicon: NameLexicon) -> bool:
    return (
        words[0] in lexicon.roles
        or words[0] in lexicon.word("title")
        or " ".join(words[:2]) in lexicon.roles
    )


def _is_clitic(word: str, lexicon: NameLexicon) -> bool:
    """Tell whether a word begins with a small word joined to it: `Mi-ar`, `L’accusa`."""
    small, hyphen, rest = word.partition("-")
    if hyphen and rest[:1].islower() and fold_text(small) in lexicon.word("clitic"):
        return True
    small, mark, rest = word.replace("'", "’").partition("’")
    elided = lexicon.pack.conventions.get("elided_words", "").split("|")
    return bool(mark) and rest[:1].islower() and small.lower() in elided

"""The dateline: the line near a text's top that says when it was published.

A line is one by its form alone: a date, a clock time, a weekday, a label, a place or an author,
and nothing else. A date in running prose never counts.
"""

import re
from typing import Final, NamedTuple

from transforms.stamps import TIME, Found, Stamp, find_dates, fold, instant, weekday_names

_MAX_LINES: Final = 6
_MAX_START: Final = 600  # characters; a later line is prose
_MAX_LINE: Final = 120
_MAX_WORDS: Final = 6  # of a place, an author or an outlet, where a label or a clock time stands
_MAX_BARE_WORDS: Final = 2  # and where none does: `Rio Branco, 13 de agosto de 2025`
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PROSE: Final = re.compile(r"[!?;“”„\"«»…%€$]")
_SEPARATORS: Final = re.compile(r"[,|·•:()\[\]/]|(?<!\w)[-–—]|[-–—](?!\w)")
_WORD: Final = re.compile(r"[^\s,|·•:()\[\]/–—]+")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Folded: without case, accents and full stops.
_PUBLISHED: Final = _words(
    "publicat publicata publicare publicarii postat postata adaugat published posted created "
    "issued publie publiee veroffentlicht publicado publicada pubblicato megjelent kozzeteve "
    "publikovano opublikowano dodano публикувано публикувана опубліковано опубликовано "
    "objavljeno date data datum fecha дата"
)
_UPDATED: Final = _words(
    "actualizat actualizata actualizare modificat updated update modified edited aktualisiert "
    "actualizado actualizada aggiornato frissitve zaktualizowano aktualizacja aktualizovano "
    "обновено обновлено оновлено актуализирано jour"
)
_AUTHOR: Final = _words("by de autor author von par por di von autore szerzo автор")
_CREDITS: Final = _words("foto photo credit image imagine sursa photos fotografie")
_FILLERS: Final = _words(
    "at on la ora orele in din pe the of and si first last ultima a fost mis le el il am um "
    "uhr klo az o г р года година h hrs hour hours este was"
)
_LABELLED_PHRASE: Final = re.compile(
    r"(?:acest\s+)?articol(?:ul)?\s+(?:a\s+fost\s+)?(?:publicat|a\s+ap[ăa]rut|ap[ăa]rut)\b"
    r"|(?:this\s+article\s+was\s+)?(?:first\s+|originally\s+)?published\s+(?:in|on|by)\b",
    re.IGNORECASE,
)


class Dateline(NamedTuple):
    """A date with what its line says of it."""

    date: Found
    time: re.Match[str] | None
    is_update: bool

    def stamp(self) -> Stamp:
        """Return the instant; raises NoSuchDateError."""
        return instant(self.date.calendar_day(), self.time)


def find_dateline(text: str) -> Dateline | None:
    """Return the dateline in the text's first lines, None where there is none.

    One that speaks of publication goes before one that speaks of an update.
    """
    update = None
    start = seen = 0
    while start < min(len(text), _MAX_START) and seen < _MAX_LINES:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end].strip() if end - start <= 2 * _MAX_LINE else ""
        seen += end > start and not text[start:end].isspace()
        start = end + 1
        if line and len(line) <= _MAX_LINE and _YEAR.search(line):
            dateline = read_dateline(line)
            if dateline is not None and not dateline.is_update:
                return dateline
            update = update or dateline
    return update


def read_dateline(line: str) -> Dateline | None:
    """Return the date of a line that has a dateline's form."""
    dates = find_dates(line)
    if not dates or _PROSE.search(line):
        return None
    rests = _rests(line, dates)
    words = [word for rest in rests for word in _WORD.findall(TIME.sub(" ", rest))]
    folded = [fold(word) for word in words]
    labelled = not _PUBLISHED.isdisjoint(folded) or not _UPDATED.isdisjoint(folded)
    if not (labelled or len(dates) == 1) or not _CREDITS.isdisjoint(folded):
        return None  # a range or a list of dates; the day of a picture
    strong = labelled or not _AUTHOR.isdisjoint(folded[:1]) or any(map(TIME.search, rests))
    known = _PUBLISHED | _UPDATED | _FILLERS | _AUTHOR | weekday_names()
    names = [w for w, f in zip(words, folded, strict=True) if f.strip("-") and f not in known]
    if not _are_names(names, rests, strong=strong) and not _is_phrase(line, rests):
        return None
    return _chosen(dates, rests)


def _rests(line: str, dates: list[Found]) -> list[str]:
    """Return what stands before, between and after the dates."""
    edges = [0, *(edge for date in dates for edge in (date.start, date.end)), len(line)]
    return [line[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2)]


def _are_names(names: list[str], rests: list[str], *, strong: bool) -> bool:
    """Tell whether the leftover words can be a place, an author or an outlet."""
    if not names:
        return True
    if not all(word[0].isupper() for word in names):
        return False
    if strong:
        return len(names) <= _MAX_WORDS
    before, after = rests[0].rstrip(), rests[-1].lstrip()
    cut = before[-1:] if before else after[:1]
    return len(names) <= _MAX_BARE_WORDS and cut != ":" and bool(_SEPARATORS.match(cut))


def _is_phrase(line: str, rests: list[str]) -> bool:
    """Tell `Articol publicat în ediţia tipărită din data de 28.03.2014`."""
    tail = TIME.sub("", rests[-1]).strip(" .,|)")
    return not tail and _LABELLED_PHRASE.match(line) is not None


def _chosen(dates: list[Found], rests: list[str]) -> Dateline:
    """Return the first date that is not an update's, with the clock time beside it."""
    datelines = []
    for index, date in enumerate(dates):
        labels = {fold(word) for word in _WORD.findall(rests[index])}
        time = TIME.search(rests[index + 1])
        if time is None and index == 0:
            time = TIME.search(rests[0])
        datelines.append(Dateline(date, time, not labels.isdisjoint(_UPDATED)))
    return next((d for d in datelines if not d.is_update), datelines[0])

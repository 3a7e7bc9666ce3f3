"""Quotation marks become quoted stretches: a mark's role comes from its place, not its shape.

Romanian, English and French newspapers write `„ ” “ " « » ,, << >> ' ‘ ’` in every pairing; the
same glyph opens here and closes there. A mark with a space before and a letter behind opens, the
reverse closes, and what is left is told by whether a quotation is open.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.context import Context

MARKS: Final = ",,|<<|>>|''|[„“”\"«»‟″‚‘’'‹›`]"
SINGLE: Final = frozenset("'’‘‚‹›`")
SHAPED_OPENERS: Final = frozenset(("„", ",,", "<<", "‟", "‚"))
OPENS_BEFORE: Final = frozenset("([{—–-/¡¿")  # as good as a space on the left
CLOSES_AFTER: Final = frozenset(")]}.,;:!?…—–/")
LATER_MARKS: Final = 8
SENTENCE_ENDS: Final = frozenset(".!?…")
NEAR_CHARS: Final = 4  # so much of the text around a mark tells its role
CARRIED_PARAGRAPHS: Final = 15  # one pair of marks may run over several paragraphs
UNCLOSED_SINGLE_CHARS: Final = 500  # beyond it a lone single mark is an apostrophe


@dataclass(frozen=True, slots=True)
class _Mark:
    doc_id: str
    paragraph_no: int
    paragraph_start: int
    paragraph_end: int
    start: int
    end: int
    glyph: str
    before: str  # the characters before the mark, at most up to the mark before
    after: str

    @property
    def single(self) -> bool:
        return self.glyph in SINGLE


@dataclass(slots=True)
class _Run:
    """A quoted stretch: its marks, where it closed, how deep it stands."""

    mark: _Mark
    depth: int
    close_start: int = -1
    close_end: int = -1
    closed: bool = False
    doubled: bool = False  # another mark opens right behind: `"„`


@dataclass(slots=True)
class _Reader:
    """The state machine: a stack of open quotations, and one carried over from before."""

    runs: list[_Run] = field(default_factory=list)
    stack: list[_Run] = field(default_factory=list)
    carried: _Run | None = None
    last: _Mark | None = None
    last_opened: bool = False

    def read(self, mark: _Mark, marks: list[_Mark], at: int) -> None:
        if self.last is None or mark.doc_id != self.last.doc_id:
            self._end_document()
        elif mark.paragraph_no != self.last.paragraph_no:
            self._end_paragraph(mark)
        role = self._role(mark, marks, at)
        if role == "open":
            self._open(mark)
        elif role == "close":
            self._close(mark)
        self.last, self.last_opened = mark, role == "open"

    def finish(self) -> list[_Run]:
        self._end_document()
        return self.runs

    def _end_document(self) -> None:
        self._abandon(self.stack)
        self._abandon([self.carried] if self.carried else [])
        self.stack, self.carried = [], None

    def _end_paragraph(self, mark: _Mark) -> None:
        reopens = not mark.before and _role_by_place(mark, self.last, False) == "open"
        outer = next((run for run in self.stack if not run.mark.single), None)
        if outer is not None and outer.doubled:
            outer = None
        self._abandon([run for run in self.stack if run is not outer])
        if outer is not None:
            self._abandon([self.carried] if self.carried else [])
            self.carried = outer
        self.stack = []
        carried = self.carried
        if carried and (
            reopens or mark.paragraph_no - carried.mark.paragraph_no > CARRIED_PARAGRAPHS
        ):
            self._abandon([carried])
            self.carried = None

    def _abandon(self, runs: Iterable[_Run]) -> None:
        """A quotation that is never closed runs to its paragraph's end."""
        for run in runs:
            if run.doubled:  # two marks for one, of which one was closed
                self._lift(run)
            else:
                self._end_at(run, run.mark.paragraph_end)

    def _lift(self, outer: _Run) -> None:
        """Let those within a quotation that is none stand by themselves."""
        for run in self.runs:
            if run.depth > outer.depth and run.mark.start >= outer.mark.end:
                run.depth -= run.mark.doc_id == outer.mark.doc_id

    def _end_at(self, run: _Run, end: int) -> None:
        if run.mark.single:
            began = _ends_sentence(run.mark.before) or not run.mark.before
            named = run.mark.after[:1].isupper()
            if not (began and named) or end - run.mark.end > UNCLOSED_SINGLE_CHARS:
                return
        run.close_start = run.close_end = end
        self.runs.append(run)

    def _role(self, mark: _Mark, marks: list[_Mark], at: int) -> str:
        place = _role_by_place(mark, self.last, self.last_opened)
        if mark.single:
            return self._single_role(mark, place, marks, at)
        is_open = any(not run.mark.single for run in self.stack) or self.carried is not None
        if place == "either":
            shaped = mark.glyph in SHAPED_OPENERS and not self.stack
            return "open" if shaped or not is_open else "close"
        return place

    def _single_role(self, mark: _Mark, place: str, marks: list[_Mark], at: int) -> str:
        """Apostrophes are no marks: a single mark closes only what a single mark opened."""
        is_open = any(run.mark.single for run in self.stack)
        if place == "open":
            decade = re.match(r"\d0s", mark.after)
            return "none" if decade else "open"
        if not is_open or place == "either":
            return "none"
        if mark.before.endswith("s") and re.match(" [^\\W\\d_]", mark.after):
            # "the boys' house is big,' he said": the later one closes
            for other in marks[at + 1 : at + LATER_MARKS]:
                if other.doc_id != mark.doc_id or other.paragraph_no != mark.paragraph_no:
                    break
                if other.single and other.after[:1].isalpha():
                    break
                if other.single:
                    return "none"
        return "close"

    def _open(self, mark: _Mark) -> None:
        top = self.stack[-1] if self.stack else None
        restarts = top is not None and top.mark.single == mark.single
        anew = _ends_sentence(mark.before) and mark.after[:1].isupper()
        # `said: "` while one mark of the straight kind is open: it nests no other of that kind
        straight = top is not None and top.mark.glyph == mark.glyph == '"'
        anew = anew or (straight and mark.before.rstrip().endswith(":"))
        if top and restarts and (anew or mark.single):
            # paragraphs that were flattened into one line: each reopened, none closed
            self.stack.pop()
            self._end_at(top, mark.start - (len(mark.before) - len(mark.before.rstrip())))
        elif top and top.mark.end == mark.start and not top.mark.single:
            top.doubled = True
        self.stack.append(_Run(mark, len(self.stack)))

    def _close(self, mark: _Mark) -> None:
        while self.stack and self.stack[-1].mark.single != mark.single:
            self.stack.pop()  # an apostrophe that looked like an opening mark
        if self.stack:
            run = self.stack.pop()
        elif self.carried and not mark.single:
            run, self.carried = self.carried, None
        else:
            return
        run.close_start, run.close_end, run.closed = mark.start, mark.end, True
        if run.close_start > run.mark.end:
            self.runs.append(run)


def _ends_sentence(before: str) -> bool:
    return before.rstrip()[-1:] in SENTENCE_ENDS if before.strip() else False


def _role_by_place(mark: _Mark, last: _Mark | None, last_opened: bool) -> str:
    """Tell by its neighbours whether a mark opens or closes, or could do `either`."""
    touches = last is not None and last.end == mark.start and last.doc_id == mark.doc_id
    left, right = mark.before[-1:], mark.after[:1]
    spaced_left = last_opened if touches else (not left or left.isspace() or left in OPENS_BEFORE)
    spaced_right = not right or right.isspace() or right in CLOSES_AFTER
    if not right and mark.end < mark.paragraph_end:
        spaced_right = not spaced_left  # another mark follows at once: the left side decides
    if spaced_left != spaced_right:
        return "open" if spaced_left else "close"
    if not spaced_left and left == ":" and right.isalnum():
        return "open"
    return "either"


def quoted_runs(context: Context) -> pl.DataFrame:
    """Return quoted stretches of all paragraphs, nested ones too, sorted by place.

    `doc_id, paragraph_no, mark_start, char_start, char_end, mark_end` (the words are
    `char_start:char_end`, `mark_*` holds the marks), `closed`, `depth`, `begins_paragraph`,
    `ends_paragraph`. Leading and trailing spaces are no part of the words.
    """
    marks = _marks(context)
    reader = _Reader()
    for at, mark in enumerate(marks):
        reader.read(mark, marks, at)
    rows = [
        (
            run.mark.doc_id,
            run.mark.paragraph_no,
            run.mark.start,
            run.mark.end,
            run.close_start,
            run.close_end,
            run.closed,
            run.depth,
            run.mark.start <= run.mark.paragraph_start + 2,
            run.mark.single,
        )
        for run in reader.finish()
    ]
    schema = {
        "doc_id": pl.String,
        "paragraph_no": pl.Int32,
        "mark_start": pl.Int32,
        "char_start": pl.Int32,
        "char_end": pl.Int32,
        "mark_end": pl.Int32,
        "closed": pl.Boolean,
        "depth": pl.Int32,
        "begins_paragraph": pl.Boolean,
        "single": pl.Boolean,
    }
    return _trimmed(pl.DataFrame(rows, schema=schema, orient="row"), context)


def _marks(context: Context) -> list[_Mark]:
    places = context.paragraphs.select(
        "doc_id", "paragraph_no", "text", "char_start", "char_end", _from="char_start"
    ).rename({"char_end": "_to"})
    found = spans.find(places, MARKS, words=False)
    # don't, l'a, d’Alene: a letter on both sides of a single mark
    inner = (
        pl.col("surface").is_in(list(SINGLE))
        & pl.col("before").str.contains(r"[\p{L}\p{N}]$")
        & pl.col("after").str.contains(r"^\p{L}")
    )
    # a swimmer's 1'42''97, a pipe of 2"5
    measure = pl.col("before").str.contains(r"\d$") & pl.col("after").str.contains(r"^\d")
    # texts between marks are joined again where an apostrophe is dropped
    kept = found.filter(~inner, ~measure).select(
        "doc_id", "paragraph_no", "_from", "_to", "char_start", "char_end", "surface",
        pl.col("before").str.tail(NEAR_CHARS), pl.col("after").str.head(NEAR_CHARS),
    )  # fmt: skip
    return [_Mark(*row) for row in kept.iter_rows()]


def _trimmed(runs: pl.DataFrame, context: Context) -> pl.DataFrame:
    texts = context.documents.select("doc_id", "text")
    body = pl.col("text").str.slice("char_start", pl.col("char_end") - pl.col("char_start"))
    lead = (
        pl.col("surface").str.len_chars()
        - pl.col("surface").str.strip_chars_start().str.len_chars()
    )
    ends = context.paragraphs.select("doc_id", "paragraph_no", _to="char_end")
    return (
        runs.join(texts, on="doc_id", maintain_order="left")
        .with_columns(surface=body)
        # a single mark that is never closed holds one sentence: captions and prose follow it
        .with_columns(
            surface=pl.when(pl.col("single") & ~pl.col("closed"))
            .then(pl.col("surface").str.replace(r"(?s)([.!?…])\s.*$", "${1}"))
            .otherwise("surface")
        )
        .with_columns(char_start=(pl.col("char_start") + lead).cast(pl.Int32))
        .with_columns(surface=pl.col("surface").str.strip_chars())
        .with_columns(
            char_end=(pl.col("char_start") + pl.col("surface").str.len_chars()).cast(pl.Int32)
        )
        .filter(pl.col("surface").str.contains(r"[\p{L}\p{N}]"))
        .drop("text")
        .join(ends, on=["doc_id", "paragraph_no"], maintain_order="left")
        .with_columns(ends_paragraph=pl.col("mark_end") >= pl.col("_to") - 1)
        .drop("_to")
        .sort("doc_id", "char_start", "char_end")
    )

"""Patterns of many forms, for Rust's regular expressions and for Python's."""

import re
from functools import lru_cache
from typing import Final

import polars as pl

# matches nothing: normalised text has no control characters, and nothing of ours is marked with it
NEVER: Final = r"\x06"
EDGE: Final = r"(?-u:\b)"  # where a word of ASCII letters ends or begins, on Rust's fast path
# `$`, yet looked for from the front: what ends in a mere `$` Rust searches backwards, and words
# that repeat behind many forms (`[^\s,]+`) need automata too large to be kept: 50 times slower
END: Final = r"(?:$|\x06)"
REMEMBERED: Final = 4000  # patterns, of all packs


def any_of(forms: pl.Series | list[str]) -> str:
    """Return a pattern that matches any of the forms, the longest first, spaces of any kind.

    Forms share their beginnings, as in a prefix tree: a plain alternation of some hundred forms
    whose case is ignored is slow to compile and to run.
    """
    return _tree_of(_distinct(forms))


def ended(forms: pl.Series | list[str]) -> str:
    """Match any of the forms as a whole word; one without an ASCII end has no ASCII bound."""
    plain = [form for form in _distinct(forms) if form[-1].isascii() and form[-1].isalnum()]
    others = [form for form in _distinct(forms) if form not in plain]
    longer = [form for form in others if form.startswith(tuple(plain))]  # km² before km
    return rf"(?:{any_of(longer)}|{any_of(plain)}{EDGE}|{any_of(others)})"


def followed(forms: pl.Series | list[str], by: str = r"\s") -> str:
    """Match any of the forms and what must follow it; nothing follows an elided one: `qu’il`."""
    elided = [form for form in _distinct(forms) if form.endswith(("'", "’"))]
    plain = [form for form in _distinct(forms) if form not in elided]
    return rf"(?:{any_of(plain)}{by}|{any_of(elided)})" if elided else f"{any_of(plain)}{by}"


def alternatives(forms: pl.Series | list[str]) -> pl.Series:
    """Return forms to be found as they stand, by Aho-Corasick: the longest first, single spaces."""
    return _plain(_distinct(forms))


def _distinct(forms: pl.Series | list[str]) -> frozenset[str]:
    return frozenset(filter(None, forms.to_list() if isinstance(forms, pl.Series) else forms))


def forwards(pattern: str) -> str:
    """Return a pattern of a table that ends in `$` with `END` instead."""
    return pattern[:-1] + END if pattern.endswith("$") and not pattern.endswith(r"\$") else pattern


def asked(text: pl.Expr, pattern: str, *, where: pl.Expr) -> pl.Expr:
    """True where a costly pattern stands in the text, of rows `where` it is asked; else False."""
    return pl.when(where).then(text).str.contains(pattern).fill_null(False)


@lru_cache(maxsize=REMEMBERED)
def _plain(forms: frozenset[str]) -> pl.Series:
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return pl.Series("form", [re.sub(r"\s+", " ", form) for form in ordered], dtype=pl.String)


@lru_cache(maxsize=REMEMBERED)
def _tree_of(forms: frozenset[str]) -> str:
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return f"(?:{_tree(ordered)})" if ordered else NEVER


def _tree(forms: list[str]) -> str:
    """Return a pattern of the longest of the forms that matches; one of them may be empty."""
    if len(forms) == 1:
        return _spelt(forms[0])
    branches: dict[str, list[str]] = {}
    for form in filter(None, forms):
        branches.setdefault(form[0].casefold(), []).append(form)
    options = [option for alike in branches.values() for option in _branch(alike)]
    if "" in forms:
        return f"(?:{'|'.join(options)})?" if options else ""
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"


def _branch(forms: list[str]) -> list[str]:
    """Return what matches forms of one first letter."""
    if len({form[0] for form in forms}) > 1:  # `Mai` and `mai`: are they one where case is ignored?
        return [_spelt(form) for form in forms]
    if forms[0][0].isspace():
        return [r"\s+" + _tree([form.lstrip() for form in forms])]
    return [escape(forms[0][0]) + _tree([form[1:] for form in forms])]


def _spelt(form: str) -> str:
    """Return a pattern of one form, spaces of any kind."""
    return escape(form) if form.isalnum() else re.sub(r"\s+", r"\\s+", escape(form))


def escape(form: str) -> str:
    """Return a pattern that matches the form literally, in Rust's and in Python's dialect."""
    if form.isalnum():  # most are, and packs have many
        return form
    return re.sub(r"([\\.+*?()|\[\]{}^$#&~-])", r"\\\1", form)

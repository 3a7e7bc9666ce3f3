"""Relational algebra over spans: the only room that computes positions.

A span is a row with `doc_id`, `char_start`, `char_end` (half-open code points into the document's
text). The way is that of SystemT's AQL (Chiticariu et al., 2010), executed by Polars: `finding`
makes spans of texts, `algebra` relates them to each other.
"""

from transforms.patterns import END, NEVER, alternatives, any_of, asked, escape, followed, forwards
from transforms.spans.algebra import (
    clear_of,
    consolidate,
    follows,
    last_before,
    latest,
    nearest,
    overlapping,
    precedes,
    shifted,
    within,
)
from transforms.spans.finding import find, find_all, find_terms

__all__ = [  # the patterns of forms, too, which rooms look for
    "END",
    "NEVER",
    "alternatives",
    "any_of",
    "asked",
    "clear_of",
    "consolidate",
    "escape",
    "find",
    "find_all",
    "find_terms",
    "followed",
    "follows",
    "forwards",
    "last_before",
    "latest",
    "nearest",
    "overlapping",
    "precedes",
    "shifted",
    "within",
]

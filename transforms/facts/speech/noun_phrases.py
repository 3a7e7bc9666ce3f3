"""Noun phrases behind a cue, a preposition or a document's noun, and where they end."""

import re
from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.speech.masks import CLOSED, OPENED, QUOTED
from transforms.packs import Pack

HANDLE: Final = "@"  # an account may speak: tweeted @somebody
MAX_WORDS: Final = 8
_STOP: Final = r"[.](?:\s.*|$)"  # a full stop within a name ("G4Media.ro") is none
_TITLED: Final = r"((?:^|\s)\p{Lu}\p{L}{0,4}(?:[.]\p{Lu})*)[.]\s"
_DOT: Final = "\x05"
_VERBAL: Final = frozenset(("a", "să"))  # what is also a part of a verb
BREAK: Final = rf",;:()!?…–—♦•■►|{OPENED}{QUOTED}{CLOSED}"


class NounPhrase:
    """Cuts the words behind a cue to the noun phrase that they begin with."""

    def __init__(self, pack: Pack) -> None:
        rows = pack["prepositions"].iter_rows()
        stops = {form for form, joins in rows if joins == "no"}
        joins = pack["prepositions"].filter(pl.col("joins") == "yes")["form"]
        for table in ("clause_words", "complementizers"):
            stops |= set(pack[table]["form"])
        self.joins = {form.split()[0] for form in joins}
        # "de la" holds nouns together, "la" alone does not
        self.seconds = {(form.split()[0], word) for form in joins for word in form.split()[1:]}
        self.stops = {stop.split()[0] for stop in stops if stop} - self.joins
        self.none = set(pack["non_sources"]["form"])
        self.several = re.compile(pack.conventions.get("several", r"(?!)"), re.IGNORECASE)
        self.times = {form.lower() for form in pack["weekdays"]["form"]}
        self.conjunctions = set(pack.conventions.get("conjunctions", "").split("|"))
        self.adverbs = set(pack.conventions.get("subject_adverbs", "").split("|"))
        links = pack.conventions.get("capital_noun_links")
        self.links = set(links.split("|")) if links else None
        self.adjective = re.compile(rf"(?:{pack.conventions.get('adjective_endings', '')})$")
        self.of_many = re.compile(rf"(?:{pack.conventions.get('genitive_adjective', '(?!)')})$")
        self.documents = {form.lower() for form in pack["documents"]["form"]}
        self.numbers = set(pack["numbers"]["form"])
        self.articles = set(pack["articles"]["form"])

    def of(self, frame: pl.DataFrame, column: str) -> pl.DataFrame:
        """Add `phrase`: what the column's text begins with, null where that is no noun phrase."""
        behind = (
            pl.col(column)
            .str.extract(rf"^\s+([^{BREAK}]{{2,120}})")
            .str.replace_all(_TITLED, f"${{1}}{_DOT} ")  # "Ms. White": no stop of a sentence
            .str.replace(_STOP, "")
            .str.replace_all(_DOT, ".", literal=True)
        )
        asked = frame.with_columns(_words=behind)
        distinct = asked["_words"].drop_nulls().unique()
        heads = [self.head(text) for text in distinct]
        table = pl.DataFrame({"_words": distinct, "phrase": pl.Series(heads, dtype=pl.String)})
        return asked.join(table, on="_words", how="left", maintain_order="left").drop("_words")

    def head(self, text: str) -> str | None:
        """Return the noun phrase that a text begins with."""
        words: list[str] = []
        every = text.split(" ")
        for at, word in enumerate(every):
            if not words and word.lower() in self.times:
                continue
            joined = words and (words[-1].lower(), word.lower()) in self.seconds
            joined = joined or self._couples(words, every[at : at + 3])
            if (word.lower() in self.stops and not joined) or len(words) >= MAX_WORDS:
                break
            if words and word in self.adverbs and not joined:  # "Pop ieri la radio"
                break
            if self._past_noun(words, every[at : at + 4]):
                break
            words.append(word)
        while words and words[-1].lower() in self.joins:
            words.pop()
        if self._no_adjective(words):
            return None
        phrase = " ".join(words).strip()
        if not (phrase[:1].isalpha() or phrase[:1] == HANDLE):
            return None
        if words[0].lower() in self.none and not self.several.match(phrase):
            return None
        return phrase

    def _past_noun(self, words: list[str], ahead: list[str]) -> bool:
        """True behind a noun's capital where none goes on: `laut Polizei | etwa 500 Menschen`.

        The convention `capital_noun_links` has the small words that may join another noun to it
        (`Angaben der örtlichen Polizei`); so may an adjective with the `genitive_adjective` ending
        a document (`Angaben russischer Behörden`).
        """
        if self.links is None or not words or not words[-1][:1].isupper():
            return False
        if words[-1].endswith("-"):  # `der Wirtschafts- und Beratungsgesellschaft`
            return False
        word, rest = ahead[0], ahead[1:]
        if word[:1].isdigit() or not word[:1].islower():
            return word[:1].isdigit()
        noun = next((i for i, other in enumerate(rest) if other[:1].isupper()), None)
        if noun is None or any(o[:1].isdigit() or o in self.numbers for o in rest[:noun]):
            return True
        of_many = self.of_many.search(word) is not None
        of_document = of_many and words[-1].lower() in self.documents and noun == 0
        return word not in self.links and not of_document

    def _no_adjective(self, words: list[str]) -> bool:
        """True of `so widerlich Parolen`: where nouns have capitals, what has no ending is none's.

        The convention `adjective_endings` has those of a word that belongs to the noun behind it.
        A word alone may be a name in small letters (`laut dpa`).
        """
        if self.links is None or len(words) < 2 or not words[0][:1].islower():
            return False
        small = words[0].lower() in self.articles or words[0] in self.numbers
        return not small and self.adjective.search(words[0]) is None

    def _couples(self, words: list[str], ahead: list[str]) -> bool:
        """True of `și` in `firma de audit și consultanță Velmar`: two nouns tell a body's trade."""
        return (
            len(words) > 2
            and len(ahead) > 2
            and ahead[0] in self.conjunctions
            and words[-2].lower() in self.joins
            and words[-1].islower()
            and ahead[1].islower()
            and ahead[2][:1].isupper()
        )


def ends_clause(rest: pl.Expr, pack: Pack) -> pl.Expr:
    """True where the words behind a noun phrase do not go on with its verb."""
    # where `that` may be left out, "said talks with them had failed" has a verb further on
    optional = pack.conventions.get("complementizer") == "optional"
    forms: list[str] = [] if optional else pack["prepositions"]["form"].to_list()
    small = [form for form in forms if form not in _VERBAL]
    return rest.str.contains(r"^\s*(?:[.,;:()!?…–—]|$)") | rest.str.contains(
        rf"(?i)^\s{spans.any_of(small)}\s"
    )


def without_adverbs(words: pl.Expr, pack: Pack) -> pl.Expr:
    """The words behind a noun phrase without those that tell when: `ieri la radio`."""
    small = pack.conventions.get("subject_adverbs", spans.NEVER)
    return words.str.replace(rf"^(?:\s(?:{small}))+(\W|$)", "${1}")


def skipped(right: pl.Expr, pack: Pack) -> pl.Expr:
    """The words behind a cue without what may stand before its subject: `și`, `pentru ZF`.

    Who hears it goes, too (`presei`), and an aside between commas: `scrie, mai tăios, El País`.
    """
    heard = pack.conventions.get("oblique_subjects", spans.NEVER)
    right = right.str.replace(rf"^\s(?:{heard})(?:\s\p{{Lu}}[\p{{L}}.-]*)*([,\s])", "${1}")
    right = right.str.replace(r"^,\s\p{Ll}[^,;:.]{1,40},(\s)", "${1}")
    # "a spus ironic premierul": what bears no article says how
    how = pack.conventions.get("how_words", spans.NEVER)
    one = pack.conventions.get("definite_word", spans.NEVER)
    right = right.str.replace(rf"^\s(?:{how})(\s(?:{one})(?:\W|$))", "${1}")
    to = pack.conventions.get("told_prepositions", spans.NEVER)
    small = pack.conventions.get("subject_adverbs", spans.NEVER)
    name = r"(?:\s(?:\p{Lu}|\d)[\p{L}\p{N}.&-]*)+"
    return right.str.replace(rf"(?i)^(\s(?:{small}))+(\s)", "${2}").str.replace(
        rf"^\s(?:{to})(?:\s\p{{Ll}}+)?{name}(\s\p{{Ll}})", "${1}"
    )

"""The contracts of a language pack's CSV files, one class a file; `seeds/README.md` explains them.

Every file may also have the columns `provenance` and `note`, for people. Forms are written as they
stand in running text, in lower case unless case matters, and pass the same normalisation as the
text. A pack gives only the files that its language needs; a missing file is an empty table.
"""

from typing import Final

import dataframely as dy

from transforms.pack_event_tables import EVENT_TABLES
from transforms.pack_name_tables import NAME_TABLES
from transforms.pack_names import OneOf
from transforms.pack_time_tables import TIME_TABLES


class Convention(dy.Schema):
    """How a language writes: `decimal_mark`, `group_mark`, `date_order`, …"""

    key = dy.String(primary_key=True)
    value = dy.String()


class Form(dy.Schema):
    """A list of forms: abbreviations that do not end a sentence, and the like."""

    form = dy.String(primary_key=True)


class Pattern(dy.Schema):
    """Regular expressions in Rust's dialect, matched without regard to case."""

    pattern = dy.String(primary_key=True)


class Weight(dy.Schema):
    """How much a feature counts for a slot's filler, or for a kind."""

    room = dy.String(primary_key=True)
    slot = dy.String(primary_key=True)
    feature = dy.String(primary_key=True)
    weight = dy.Float64()


class Number(dy.Schema):
    """A word of a number; `transforms/numbers.py` says what the kinds do."""

    form = dy.String(primary_key=True)
    kind = dy.String(
        primary_key=True,
        check=OneOf("unit teen ten one hundred scale magnitude fraction joiner point of vague"),
    )
    value = dy.Float64(nullable=True)  # of a vague one the least it may be
    high = dy.Float64(nullable=True)  # of a vague one the most it may be; empty: no ceiling


class Cue(dy.Schema):
    """A verb form that brings in somebody's words; `cue_frames` says what stands before it."""

    form = dy.String(primary_key=True)
    lemma = dy.String()
    cue_type = dy.String(
        check=OneOf(
            """
            say announce report write think estimate deny ask thank name shout show conclude
            tell cite count
            """
        )
    )
    form_kind = dy.String()


class CueFrame(dy.Schema):
    """What may (or, where required, must) stand right before a cue's form: auxiliary, clitics."""

    form_kind = dy.String(primary_key=True)
    before = dy.String(nullable=True)  # a pattern in Rust's dialect
    need = dy.String(check=OneOf("yes no"))
    never = dy.String(nullable=True)  # a pattern: right behind these words it is no cue


class Sourcing(dy.Schema):
    """Words that put a source behind them: `potrivit`; `postposed`, before: `zufolge`.

    `documented` ones do where words of the convention `documented_words` follow: `nach Angaben`;
    `fronted` ones have a document before them, in its preposition: `din date reiese că`.
    """

    form = dy.String(primary_key=True)
    form_kind = dy.String(
        check=OneOf(
            """
            prepositional postposed documented fronted spoken outlet document impersonal
            """
        )
    )


class Pronoun(dy.Schema):
    """A pronoun that stands for the one who speaks."""

    form = dy.String(primary_key=True)
    gender = dy.String(check=OneOf("m f n any"))
    number = dy.String(check=OneOf("s p"))


class Medium(dy.Schema):
    """Words that tell the way in which something was said."""

    form = dy.String(primary_key=True)
    medium = dy.String(
        check=OneOf("letter call meeting press_conference statement social_media broadcast")
    )


class Preposition(dy.Schema):
    """A preposition or genitive particle: a name behind it is not who speaks."""

    form = dy.String(primary_key=True)
    # whether it joins nouns into one phrase ("of", "de la") rather than beginning a new one
    joins = dy.String(check=OneOf("yes no"))


class BaseEnding(dy.Schema):
    """An oblique case's ending (or whole word) and the base form's; the longest ending wins."""

    form = dy.String(primary_key=True)
    base = dy.String(nullable=True)  # empty: the word is dropped
    # `agreement`: an ending of the words that agree with a feminine head that was changed
    scope = dy.String(check=OneOf("word ending agreement"))


class Hedge(dy.Schema):
    """Words beside a number that say how exact it is: about, peste, at least, or more."""

    form = dy.String(primary_key=True)
    qualifier = dy.String(check=OneOf("exact about at_least at_most more_than less_than"))
    side = dy.String(primary_key=True, check=OneOf("before after"))


class Unit(dy.Schema):
    """A unit of measure as it stands behind a number; `factor` converts: a decade is 10 year."""

    form = dy.String(primary_key=True)
    unit = dy.String()
    factor = dy.Float64()


class Currency(dy.Schema):
    """A currency's sign, code or name, before or behind the number."""

    form = dy.String(primary_key=True)
    side = dy.String(primary_key=True, check=OneOf("before after"))
    unit = dy.String(regex="^[A-Z]{3}$")  # ISO 4217


class PersonNoun(dy.Schema):
    """A noun for people behind a number, in any inflection that occurs there, or its ending."""

    form = dy.String(primary_key=True)
    part = dy.String(primary_key=True, check=OneOf("word suffix"))


class RangeWord(dy.Schema):
    """How two numbers make one quantity: `between … and`.

    A `range` is one figure, a `list` only where its numbers are neighbours (two or three), a
    `change` is one figure, or two where something rises or falls (from … to).
    """

    opener = dy.String(nullable=True)
    joiner = dy.String()
    kind = dy.String(check=OneOf("range list change"))


class NumberCue(dy.Schema):
    """A word beside a number that says what it is; `seeds/README.md` explains the roles."""

    form = dy.String(primary_key=True)
    side = dy.String(primary_key=True, check=OneOf("before after"))
    role = dy.String(
        primary_key=True,
        check=OneOf(
            """
            code age increment definite elided partitive partial stop modifier plural comparison
            not_number article not_one minus length out_of
            """
        ),
    )


class Measure(dy.Schema):
    """A word that tells what a figure measures; a form ending in `*` is a stem.

    `units`: the units it goes with or their classes, joined by `+`: person, money, percent, time,
    thing. `beside`, `behind` stand directly at the figure, `weak` too where no other word tells.
    """

    form = dy.String(primary_key=True)
    measure = dy.String(primary_key=True)
    units = dy.String()
    side = dy.String(
        primary_key=True,
        check=OneOf("before after both beside behind weak within"),
    )


class OwnerWord(dy.Schema):
    """A word near a figure that tells whose it is; a form ending in `*` is a stem.

    `seeds/README.md` has the kinds.
    """

    form = dy.String(primary_key=True)
    kind = dy.String(
        primary_key=True,
        check=OneOf(
            """
            national firm state holds analyst value market sign body where index thing_before
            thing_behind court self pronoun aside held reports case owning shareholder board
            such law verb abroad no_name no_owner opening relative respective office public
            giver span vote ballot goes_on tells_on sample compares force
            """
        ),
    )


PACK_TABLES: Final[dict[str, type[dy.Schema]]] = {
    "conventions": Convention,
    "abbreviations": Form,  # a full stop behind one of these ends no sentence
    "sentence_starters": Form,  # but one of these behind it begins the next: in the U.S. They
    "function_words": Form,  # frequent small words: which paragraphs langdetect must look at
    "debris": Pattern,  # lines that are no part of an article
    "numbers": Number,
    "hedges": Hedge,
    "units": Unit,
    "currencies": Currency,
    "persons": PersonNoun,
    "range_words": RangeWord,
    "number_cues": NumberCue,
    "measures": Measure,
    "owner_words": OwnerWord,
    "weights": Weight,
    "cues": Cue,
    "cue_frames": CueFrame,
    "sourcing": Sourcing,
    "pronouns": Pronoun,
    "media": Medium,
    "documents": Form,  # nouns for what is written and says something: report, statement
    "non_sources": Form,  # what may follow `conform` without being a source: a law, a plan
    "clause_words": Form,  # words with which a clause begins
    "naming_words": Form,  # a quoted name or title follows these: film, operation, so-called
    "base_endings": BaseEnding,
    "prepositions": Preposition,
    "articles": Form,  # dropped from the beginning of a source's name
    "complementizers": Form,  # open the clause that tells what was said: că, that
    **NAME_TABLES,
    **TIME_TABLES,
    **EVENT_TABLES,
}

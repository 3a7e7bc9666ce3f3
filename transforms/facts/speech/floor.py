"""Who holds the floor: pronouns and unnamed subjects take one who spoke, or came up, before."""

from functools import cache
from typing import Final

import polars as pl

from transforms import rank, spans
from transforms.facts.speech.bearers import introduced
from transforms.facts.speech.holders import called_gender, gender_of, holders
from transforms.facts.speech.masks import OPENED, QUOTED
from transforms.facts.speech.nations import nations
from transforms.facts.speech.tagged import names_itself
from transforms.packs import Pack
from transforms.plans import once

MAX_SENTENCES: Final = 4
ASIDE_SENTENCES: Final = 2
ONLY_SENTENCES: Final = 12  # so far back stands the only one who may be meant
PASSES: Final = 3  # a pronoun that is known helps those behind it
_SUBJECT: Final = ("source", "source_kind", "source_start", "source_end", "source_surface")
_LOW: Final = pl.col("source_surface").str.to_lowercase()
_ONE: Final = ("person", "role")
_MANY: Final = ("organisation", "group", "role", "country", "phrase")
_THING: Final = ("organisation", "country", "phrase")


def resolve_inherited(
    cues: pl.DataFrame, sourced: pl.DataFrame, mentions: pl.DataFrame, pack: Pack
) -> pl.DataFrame:
    """Fill `source, source_kind` of cues whose subject is a pronoun or not said at all.

    In: `resolve_explicit`'s frame, and sourcing phrases with their `turn`. Adds `inherited`. Every
    pass knows those of the pass before.
    """
    # "Anna Walker, mayor of Elmton, said she had", "The Dock Workers Union (DWU) said": the
    # subject stands here, though we know it not
    stated = (
        pl.col("left").str.contains(r"[,–—)]\s*$")
        & pl.col("right").str.contains(rf"^\s*[\p{{L}}{OPENED}{QUOTED}]")
        & (pl.col("form_kind") != "gerund")
        & ~pl.col("behind_quote_cue")
    )
    # "se arată": nobody's words; where several stand behind the verb, one of them said it
    silent = pl.col("unnamed") & ~stated & ~pl.col("reflexive") & ~pl.col("doubtful")
    cues = _without_demonyms(cues, mentions, pack)
    open_ = cues.filter(pl.col("source").is_null() & (pl.col("subject_is_pronoun") | silent))
    named = cues
    for _ in range(PASSES if open_.height else 0):
        state = holders(named, sourced, mentions, open_, pack).join(
            _nations(named, mentions, pack),
            on=["doc_id", "source"],
            how="left",
            maintain_order="left",
        )
        found = _inherited(open_, state, pack)
        named = (
            cues.join(found, on="cue_no", how="left", maintain_order="left")
            .with_columns(
                source=pl.coalesce("source", "_source"),
                source_kind=pl.coalesce("source_kind", "_source_kind"),
            )
            .drop("_source", "_source_kind")
        )
    told = named.with_columns(
        inherited=cues["source"].is_null() & named["source"].is_not_null(),
        source=pl.coalesce("source", "_called"),
        source_kind=pl.coalesce("source_kind", "_called_kind"),
    )
    return _shared(told.drop("_called", "_called_kind", "nation"))


def _nations(cues: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return `doc_id, source, _nation`: of which state people are, or were called first."""
    called = cues.filter(pl.col("nation").is_not_null() & pl.col("source").is_not_null())
    first = called.sort("doc_id", "char_start").select("doc_id", "source", _nation="nation")
    known = nations(mentions, pack).rename({"_who": "source"})
    return pl.concat([known, first]).unique(["doc_id", "source"], keep="first", maintain_order=True)


def _without_demonyms(cues: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """`the American said`, `a spus autoarea`: one so called is a person named before.

    Adds `_called, _called_kind`: what stands where nobody was.
    """
    persons = pack["pronouns"].filter((pl.col("number") == "s") & (pl.col("gender") != "n"))
    if not persons.height:
        empty = pl.lit(None, dtype=pl.String)
        return cues.with_columns(_called=empty, _called_kind=empty, nation=empty)
    demonym = _is_demonym(pack.conventions.get("demonym_one", spans.NEVER))
    called = _is_called(cues, mentions, pack) & ~demonym
    stands = demonym | called
    return once(
        _with_nationalities(cues, mentions)
        .lazy()
        .with_columns(
            # where nobody was named before, the words themselves are all that is known
            _called=pl.when(called).then("source"),
            _called_kind=pl.when(called).then("source_kind"),
        )
        .with_columns(
            *(pl.when(stands).then(None).otherwise(name).alias(name) for name in _SUBJECT),
            pronoun=pl.when(stands).then(_LOW).otherwise("pronoun"),
            subject_is_pronoun=pl.col("subject_is_pronoun") | stands,
            nation=pl.when(demonym).then(pl.coalesce("_land", "_from")),
        )
        .drop("_demonym", "_begins", "_land", "_from")
    )


def _with_nationalities(cues: pl.DataFrame, mentions: pl.DataFrame) -> pl.DataFrame:
    """Add the adjective of a state that ends a source (`_demonym, _land`), and that begins it."""
    adjectives = mentions.filter(pl.col("kind") == "nationality").with_columns(
        pl.col("surface").str.to_lowercase()
    )
    ending = adjectives.select(
        "doc_id", source_end="char_end", _demonym="surface", _land="entity"
    ).unique(["doc_id", "source_end"])
    leading = adjectives.select(
        "doc_id", source_start="char_start", _begins="surface", _from="entity"
    ).unique(["doc_id", "source_start"])
    return cues.join(ending, on=["doc_id", "source_end"], how="left", maintain_order="left").join(
        leading, on=["doc_id", "source_start"], how="left", maintain_order="left"
    )


def _is_demonym(one: str) -> pl.Expr:
    """True for `the American`, `polonezul adus să conducă firma`; needs `_with_nationalities`."""
    alone = _LOW.str.contains(rf"(?i)^(?:{one})$") & _LOW.str.ends_with(pl.col("_demonym"))
    first = _LOW.str.extract(r"^(\S+)\s")
    led = first.str.contains(rf"(?i)^(?:{one})$") & (first == pl.col("_begins"))
    return alone.fill_null(False) | led.fill_null(False)


def _is_called(cues: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.Expr:
    """True for one who is called by an epithet, and was not introduced by it."""
    epithet = rf"(?i)^(?:{pack.conventions.get('epithets', spans.NEVER)})$"
    called = _LOW.str.contains(epithet) & (pl.col("source_kind") != "person")
    # of `the 70-year-old Republican`, `the Labour MP` a mention may hold the last words only
    subject = pl.col("subject")
    whole = subject.str.contains(epithet) & subject.str.contains(pl.col("source"), literal=True)
    unknown = pl.col("cue_no").is_in(introduced(cues, mentions, pack)["cue_no"].implode())
    # "the boy's grandfather" is called so after the boy
    marks = pack.conventions.get("possessive_marks", spans.NEVER).strip().replace(" ", "|")
    kin = spans.any_of(pack.conventions.get("kin_roles", spans.NEVER).split())
    unknown = unknown | _LOW.str.contains(rf"(?:{marks})\s{kin}$").fill_null(False)
    return (called.fill_null(False) | whole.fill_null(False)) & ~unknown.fill_null(False)


def _shared(cues: pl.DataFrame) -> pl.DataFrame:
    """`he paused and said`: a verb behind `and` has the subject of the cue before it.

    `He said it was, adding that`: so has a gerund that shares the pronoun of one.
    """
    place = ["doc_id", "sentence_no"]
    before = {
        name: pl.col(name).forward_fill().over(place, order_by="char_start")
        for name in ("source", "source_kind")
    }
    same = pl.col("pronoun").shift(1).over(place, order_by="char_start") == pl.col("pronoun")
    joined = pl.col("coordinated") | (pl.col("form_kind") == "gerund") & same.fill_null(False)
    takes = joined & pl.col("source").is_null()
    return cues.with_columns(
        *(pl.when(takes).then(before[name]).otherwise(name).alias(name) for name in before),
        inherited=pl.col("inherited") | (takes & before["source"].is_not_null()),
    )


def _inherited(asked: pl.DataFrame, state: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return `cue_no, _source, _source_kind` of rows with a `pronoun`, or null where unnamed."""
    pronouns = pack["pronouns"]
    plural = pronouns.filter(pl.col("number") == "p")["form"].to_list()
    neuter = pronouns.filter(pl.col("gender") == "n")["form"].to_list()
    many = pl.col("pronoun").is_in(plural).fill_null(False)
    thing = pl.col("pronoun").is_in(neuter).fill_null(False)
    singular = pl.col("pronoun").is_not_null() & ~many & ~thing
    one = pl.col("source_kind").is_in(_ONE) & ~pl.col("_plural") & ~pl.col("_body")
    some = pack.conventions.get("one_of", spans.NEVER)  # "una dintre paciente"
    one = one | (pl.col("source").str.contains(rf"(?i)^(?:{some})\s") & pl.col("speaker"))
    several = pl.col("source_kind").is_in(_MANY) & ~(
        (pl.col("source_kind") == "role") & ~pl.col("_plural") & ~pl.col("_body")
    )
    body = pl.col("source_kind").is_in(_THING) | (
        (pl.col("source_kind") == "role") & pl.col("_body")
    )
    # "A protester … They said": where nobody says whether it is a man or a woman
    anyone = pl.col("pronoun").is_in(pack.conventions.get("anyone", "").split("|"))
    said = (pl.col("speaker") | (pl.col("source_kind") == "person")) & ~pl.col("aside")
    said &= ~pl.col("cited")  # `Potrivit lui Pop, plouă`: no more than `he` can mean him
    asked = _carrying(asked, pack)
    state = state.with_columns(_gender=_gender(pack))
    parts = [
        (asked.filter(singular), state.filter(one)),
        (asked.filter(many), state.filter(several & said)),
        (
            asked.filter(anyone.fill_null(False)),
            state.filter(one & (pl.col("source_kind") == "role") & pl.col("speaker")),
        ),
        (asked.filter(thing), state.filter(body)),
        (asked.filter(~singular & ~many & ~thing), state.filter(said)),
    ]
    return _ranked(_paired(parts, pack), pack)


def _paired(parts: list[tuple[pl.DataFrame, pl.DataFrame]], pack: Pack) -> pl.DataFrame:
    """Pair cues with those who hold the floor before them, with what speaks for each."""
    pairs = pl.concat(
        asked.join(state, on="doc_id").with_columns(_part=pl.lit(number))
        for number, (asked, state) in enumerate(parts)
    )
    pairs = _within_reach(pairs, pack)
    # "Keeper Tony Hill echoed him. „…”, he added": somebody else has come up since
    came = pl.col("leads") & (pl.col("source_kind") == "person")
    since = pl.col("_at").filter(came).max().over("cue_no", "_part")
    newest = pl.col("source").filter(came & (pl.col("_at") == since)).first()
    passed = (newest.over("cue_no", "_part") != pl.col("source")) & (since > pl.col("_at"))
    return pairs.select(
        "cue_no",
        "speaker",
        "leads",
        "aside",
        "other",
        "owner",
        char_start="_cue_at",  # where `show` looks for it
        _source="source",
        _source_kind="source_kind",
        away=pl.col("turn") - pl.col("_stated_in"),
        carries_on=pl.col("_carries") & pl.col("speaker") & ~passed.fill_null(False),
        named_within=(pl.col("source_kind") == "person") & names_itself("source"),
        # one name alone may be a slip, and then tells nothing for sure
        agrees=(pl.col("_gender") == pl.col("_agrees")).fill_null(False)
        & ((pl.col("source_kind") == "role") | pl.col("source").str.contains(" ")),
        latest=pl.col("_at") == pl.col("_at").max().over("cue_no", "_part"),
    )


def _carrying(asked: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """The cues with what they tell of the one who speaks."""
    carries = pack.conventions.get("carrying_on", spans.NEVER)
    replies = pack.conventions.get("replying", spans.NEVER)
    genders = dict(pack["pronouns"].select("form", "gender").iter_rows())
    required = pl.lit(pack.conventions.get("clause_subject") == "required")
    return asked.select(
        "cue_no", "doc_id", "turn", "nation", "coordinated", "pronoun", "_tagged", "_called",
        _cue_at="char_start",
        _agrees=pl.col("pronoun").replace_strict(genders, default=None, return_dtype=pl.String),
        _carries=pl.col("surface").str.contains(rf"(?i)(?:^|\s)(?:{carries})(?:\s|$)"),
        _replies=pl.col("surface").str.contains(rf"(?i)(?:^|\s)(?:{replies})(?:\s|$)"),
        # where every sentence has a subject, that of a gerund stands before it
        _within=(pl.col("form_kind") == "gerund") & pl.col("pronoun").is_null() & required,
    )  # fmt: skip


def _within_reach(pairs: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Keep the pairs whose speaker may still be meant by the cue."""
    # "The mayor opened the hall and said": the subject stands in the sentence or is unknown
    reach = (
        pl.when(pl.col("coordinated") & pl.col("pronoun").is_null())
        .then(0)
        .when("_within")
        .then(0)
        .otherwise(MAX_SENTENCES)
    )
    away = pl.col("turn") - pl.col("_stated_in")
    possible = pairs.filter(
        (pl.col("_at") <= pl.col("_cue_at"))
        & ~_differs(pack)
        # who was `the German` before is not `the Czech`
        & (pl.col("nation") == pl.col("_nation")).fill_null(True)
        # "the Elmton driver" is called after somebody else than after these words
        & (pl.col("_called") != pl.col("source")).fill_null(True)
    )
    # a life told in pronoun after pronoun: nobody else came up
    only = (pl.col("source").n_unique().over("cue_no", "_part") == 1) & pl.col("_agrees").is_in(
        ["f", "m"]
    )
    within = pl.when("aside").then(ASIDE_SENTENCES).otherwise(reach)
    return possible.filter(
        (away <= pl.when(only).then(pl.max_horizontal(within, ONLY_SENTENCES)).otherwise(within))
        & ((away > 0) | ~pl.col("aside"))
        # who replies is not who spoke, but the one who was spoken to
        & (~pl.col("other") | (pl.col("_replies") & (away == 1)))
    )


def _gender(pack: Pack) -> pl.Expr:
    """The gender that a person's given name tells, or a title, or the form of a role."""
    person = pl.col("source_kind") == "person"
    role = pl.col("source_kind") == "role"
    # "a spokeswoman for the bank"
    prepositions = spans.any_of(pack["prepositions"]["form"])
    head = pl.col("source").str.replace(rf"(?i)\s{prepositions}\s.*$", "")
    return (
        pl.when(person)
        .then(pl.coalesce(gender_of(pl.col("source"), pack), "_titled"))
        .when(role)
        .then(called_gender(head, pack))
    )


def _subject_forms(pack: Pack) -> dict[str, str]:
    """Return pronouns behind a preposition with their subject's forms: `him`, `he`."""
    pairs = pack.conventions.get("object_pronouns", "").split()
    return {form: base for form, _, base in (pair.partition(":") for pair in pairs)}


@cache
def _differs(pack: Pack) -> pl.Expr:
    """True where a person's given name is none of those whom the pronoun can mean."""
    person = pl.col("source_kind") == "person"
    women = rf"(?i)^(?:{pack.conventions.get('one_of_women', spans.NEVER)})\s"
    woman = pl.col("source").str.contains(women) & (pl.col("_agrees") == "m")
    called = given = pl.col("_gender")
    masculine = rf"(?i)^(?:{pack.conventions.get('masculine_form', spans.NEVER)})(?:\s|$)"
    role = pl.col("source_kind") == "role"
    man = pl.col("source").str.contains(masculine) & (pl.col("_agrees") == "f")
    woman = woman | role & ((called != pl.col("_agrees")).fill_null(False) | man)
    other = person & pl.col("_agrees").is_in(["f", "m"]) & (given != pl.col("_agrees"))
    return other.fill_null(False) | woman.fill_null(False)


def _ranked(pairs: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    limits = pack.weights("speech", "floor_limits")
    return rank.rank(
        rank.score(pairs, pack.weights("speech", "floor")),
        slot="holder of the floor",
        keys=["cue_no"],
        filler="_source",
        floor=limits.get("floor", -9.0),
        margin=limits.get("margin", 0.15),
    ).select("cue_no", "_source", "_source_kind")


def who_pronouns_are(
    phrases: pl.DataFrame, cues: pl.DataFrame, mentions: pl.DataFrame, pack: Pack
) -> pl.DataFrame:
    """Give sourcing phrases that hold only a pronoun (`potrivit acestuia`) the one it stands for.

    Where nobody holds the floor, `source` is null.
    """
    rows = phrases.with_row_index("cue_no").with_columns(
        pronoun=pl.col("source").str.to_lowercase().replace(_subject_forms(pack)),
        coordinated=pl.lit(False),
        surface="cue",
        form_kind=pl.lit("phrase"),
        nation=pl.lit(None, dtype=pl.String),
        _tagged=pl.lit(None, dtype=pl.String),
        _called=pl.lit(None, dtype=pl.String),
    )
    asked = rows.filter(pl.col("pronoun").is_in(pack["pronouns"]["form"].implode()))
    state = holders(cues, phrases, mentions, asked, pack).with_columns(
        _nation=pl.lit(None, dtype=pl.String)
    )
    found = _inherited(asked, state, pack)
    stands = pl.col("pronoun").is_in(asked["pronoun"].unique().implode())
    return (
        rows.join(found, on="cue_no", how="left", maintain_order="left")
        .with_columns(
            source=pl.when(stands).then("_source").otherwise("source"),
            source_kind=pl.when(stands).then("_source_kind").otherwise("source_kind"),
        )
        .select(phrases.columns)
    )

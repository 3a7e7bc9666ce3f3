"""Phrases that name a source without a verb of their own: `potrivit X`, `citat de X`."""

from functools import cache
from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.speech.base_form import with_base_form
from transforms.facts.speech.bodies import main_bodies
from transforms.facts.speech.noun_phrases import BREAK, NounPhrase
from transforms.packs import Pack

_SOMEBODY: Final = ("person", "organisation", "role", "group", "country")
_EDGE: Final = r"[^\p{L}\p{N}]"
IMPERSONAL: Final = "impersonal"
FRONTED: Final = "fronted"
CAPITALS: Final = r"\p{Lu}[\p{L}\p{N}&.-]+(?:\s\p{Lu}[\p{L}\p{N}&.-]+)*"
BEFORE_WORDS: Final = 5  # a source before its cue has no more
BEFORE_CHARS: Final = 100
FRONT_CHARS: Final = 120
TITLE_WORDS: Final = 3  # of a phrase, of which one is the noun of a role
# of several names in a phrase the first of these kinds stands for it
_ORDER: Final = {
    "person": 0, "organisation": 1, "role": 2, "group": 2, "country": 3, "place": 4,
    "nationality": 5,
}  # fmt: skip


def find_sourcing(sentences: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return the sourcing phrases of sentences.

    `doc_id, paragraph_no, sentence_no, char_start, char_end, cue, form, source, source_kind`.
    """
    lexicon = pack["sourcing"].filter(pl.col("form_kind") != IMPERSONAL)
    places = sentences.select(
        "doc_id", "paragraph_no", "sentence_no", "char_start", "text", "kind",
        sentence="text", sentence_start="char_start",
    )  # fmt: skip
    hits = spans.find_terms(places if lexicon.height else places.clear(), lexicon)
    phrased = _with_owners(NounPhrase(pack).of(_framed(hits, pack), "_behind"), pack)
    # "din profit rezultă că": from a document it is told, from anything else it follows
    told = (pl.col("_kind") != FRONTED) | names_document(pl.col("phrase"), pack)
    phrased = phrased.filter(_is_source(pack) & told).drop("_kind")
    phrased = phrased.filter(_relays(pack))
    named = _possessed(_with_authors(name_phrases(phrased, mentions, pack), mentions, pack), pack)
    named = named.filter(_cites_somebody(pack))
    spanned = named.with_columns(
        char_start=pl.min_horizontal("char_start", "phrase_start"),
        char_end=pl.max_horizontal("char_end", "_cue_end"),
    )
    return with_own_documents(spanned, mentions, pack).drop("_behind", "_cue_end", "_documented")


def _framed(hits: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """The cues with `_behind`: the words of their phrase, which stand in front of some."""
    behind = pl.col("sentence").str.slice(pl.col("char_end") - pl.col("sentence_start"))
    # "Dem Ministerium zufolge": the words between the last mark and the cue
    ahead = pl.col("sentence").str.head(pl.col("char_start") - pl.col("sentence_start"))
    # "Hill soll Berichten zufolge kommen": a verb stands in front of the phrase
    verbs = pack.conventions.get("auxiliaries", spans.NEVER)
    owners = "|".join(pack.conventions.get("possessive_pronouns", spans.NEVER).split()[::2])
    ahead = (
        ahead.str.tail(BEFORE_CHARS)
        .str.replace(rf"(?i)^.*\s(?:{verbs})\s", "")
        .str.replace(rf"(?i)^.*\s((?:{owners})\s)", "${1}")
        .str.extract(rf"(?:^|[{BREAK}\s]\s?)((?:[^\s{BREAK}]+\s){{1,{BEFORE_WORDS}}})$")
    )
    # "Din datele Velmar reiese că": the words behind the preposition that opens the clause
    front = pl.col("sentence").str.head(pl.col("char_start") - pl.col("sentence_start"))
    fronting = pack.conventions.get("fronting", spans.NEVER)
    front = front.str.extract(
        rf"(?:^|[{BREAK}\s])(?i:{fronting})(\s[^;:]{{3,{FRONT_CHARS}}}?\s?,?\s)$"
    )
    fronted = pl.col("form_kind") == FRONTED
    postposed = pl.col("form_kind") == "postposed"
    return hits.select(
        "doc_id", "paragraph_no", "sentence_no", "char_start", cue="surface", _cue_end="char_end",
        form=pl.col("form_kind").replace(
            {
                "spoken": "reporting", "postposed": "prepositional",
                "documented": "prepositional", FRONTED: "document",
            }
        ),
        _kind="form_kind",
        _documented=pl.col("form_kind") == "documented",
        phrase_start=pl.when(postposed).then(pl.col("char_start") - ahead.str.len_chars())
        .when(fronted).then(pl.col("char_start") - front.str.len_chars() + 1)
        .otherwise(pl.col("char_end") + 1).cast(pl.Int32),
        _behind=pl.when(postposed).then(pl.concat_str(pl.lit(" "), ahead))
        .when(fronted).then(front).otherwise(behind),
    )  # fmt: skip


def _is_source(pack: Pack) -> pl.Expr:
    """True of phrases that may be a source: no agreement, no law."""
    phrase = pl.col("phrase")
    none = spans.any_of(pack["non_sources"]["form"])
    several = pack.conventions.get("several", spans.NEVER)
    real = ~phrase.str.contains(rf"(?i)^(?:\p{{L}}{{1,8}} )?{none}(?:{_EDGE}|$)")
    # "nach eigenen Angaben": with others the word only says when or where to
    words = pack.conventions.get("documented_words", spans.NEVER)
    told = ~pl.col("_documented") | phrase.str.contains(rf"^(?:{words})")
    return (real | phrase.str.contains(rf"(?i)^(?:{several})\s")) & told


def _relays(pack: Pack) -> pl.Expr:
    """False of `preluat de firma X`: who takes over a business is no outlet that passes on news."""
    over = pack.conventions.get("taken_over", spans.NEVER)
    outlets = spans.any_of(pack.conventions.get("outlets", spans.NEVER).split("|"))
    press = pack.conventions.get("press_names", spans.NEVER)
    told = pl.col("phrase").str.contains(rf"^{outlets}(?:{_EDGE}|$)|{press}")
    return ~pl.col("cue").str.contains(rf"(?i)^(?:{over})$") | told


def _cites_somebody(pack: Pack) -> pl.Expr:
    """False of `citing a dispute with its pilots`: a reason, and neither people nor a document."""
    cited = pl.col("cue").str.contains(rf"(?i)^(?:{pack.conventions.get('citing', spans.NEVER)})$")
    words = pl.concat_str(pl.lit(" "), pl.col("phrase").str.to_lowercase(), pl.lit(" "))
    people = (" " + pack["roles"]["form"].str.to_lowercase().unique() + " ").implode()
    thing = (pl.col("source_kind") == "role") & ~pl.col("phrase").str.contains(r"\p{Lu}")
    return ~(cited & thing & ~words.str.contains_any(people))


def find_hedges(sentences: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return the hedges that name no source at all: `se pare că`, `reportedly`."""
    lexicon = pack["sourcing"].filter(pl.col("form_kind") == IMPERSONAL)
    places = sentences.select("doc_id", "char_start", "text")
    hits = spans.find_terms(places if lexicon.height else places.clear(), lexicon)
    return hits.select(
        "doc_id",
        "char_start",
        "char_end",
        source=pl.lit(None, dtype=pl.String),
        source_kind=pl.lit(None, dtype=pl.String),
        cue="surface",
        form=pl.lit(IMPERSONAL),
        rule=pl.lit("attribution.impersonal"),
        score=pl.lit(1.0),
        margin=pl.lit(None, dtype=pl.Float64),
    )


def _with_owners(phrased: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Give `în opinia lui` the pronoun that its last word stands for, where no name follows."""
    words = pack.conventions.get("possessive_pronouns", "").split()
    table = pl.DataFrame(
        {"_last": words[::2], "_stands": words[1::2]},
        schema={"_last": pl.String, "_stands": pl.String},
    )
    last = pl.col("cue").str.extract(r"(\p{L}+)$").str.to_lowercase()
    return (
        phrased.with_columns(_last=last)
        .join(table, on="_last", how="left", maintain_order="left")
        .with_columns(
            phrase_start=pl.when(pl.col("phrase").is_null() & pl.col("_stands").is_not_null())
            .then(pl.col("phrase_start") - pl.col("_stands").str.len_chars().cast(pl.Int32) - 1)
            .otherwise("phrase_start"),
            phrase=pl.coalesce("phrase", "_stands"),
        )
        .filter(pl.col("phrase").is_not_null())
        .drop("_last", "_stands")
    )


def _possessed(named: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Give `seinen Angaben zufolge`, `potrivit declarațiilor sale` the pronoun that owns them."""
    words = pack.conventions.get("possessive_pronouns", "").split()
    owners = dict(zip(words[::2], words[1::2], strict=True))
    split = pl.col("phrase").str.to_lowercase().str.split(" ")
    word = pl.coalesce(
        pl.when(side.is_in(list(owners))).then(side)
        for side in (split.list.first(), split.list.last())
    )
    own = (
        names_document(pl.col("phrase"), pack)
        & pl.col("source_kind").is_in(["role", "document"])
        & split.list.len().is_between(2, 3)
    )
    # "în opinia sa": whose opinion it is
    own = own | (split.list.len() == 1)
    stands = word.replace_strict(owners, default=None, return_dtype=pl.String)
    return named.with_columns(source=pl.coalesce(pl.when(own).then(stands), "source"))


def _with_authors(named: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """A document that names nobody is by who stands behind it: `a complaint filed by the SEC`."""
    found = _authors(named.with_row_index("_asked"), mentions, pack)
    ends = pl.col("phrase_start") - 1 + pl.col("_behind").str.len_chars()
    return (
        named.with_row_index("_asked")
        .join(
            found.select("_asked", _author="source", _kind="source_kind", _to="char_end"),
            on="_asked", how="left", maintain_order="left",
        )
        .with_columns(
            source=pl.coalesce("_author", "source"),
            source_kind=pl.coalesce("_kind", "source_kind"),
            # no author's words end behind their sentence; without one the phrase keeps its end
            char_end=pl.when(pl.col("_to").is_not_null())
            .then(pl.min_horizontal("_to", ends))
            .otherwise("char_end")
            .cast(pl.Int32),
        )
        .drop("_asked", "_author", "_kind", "_to")
    )  # fmt: skip


def _authors(named: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return who stands behind documents, each by the `_asked` of its row."""
    marks = pack.conventions.get("owner_marks", spans.NEVER)
    # "a list compiled by X", "un anunț făcut ieri de X": a participle ends the phrase
    ending = pack.conventions.get("participle_ending", spans.NEVER)
    by = pack.conventions.get("by_marks", spans.NEVER)
    small = pack.conventions.get("subject_adverbs", spans.NEVER)
    made = pl.col("phrase").str.contains(rf"\s(?-i:\p{{Ll}}+){ending}$")
    maker = pl.when(made).then(
        pl.col("_behind")
        .str.slice(pl.col("phrase").str.len_chars() + 1)
        .str.extract(rf"(?i)^((?:\s(?:{small}))?\s(?:{by}))\s")
    )
    rest = pl.col("_behind").str.slice(pl.col("phrase").str.len_chars() + 1)
    tie = rest.str.extract(rf"(?i)^(\s?(?:\s(?-i:\p{{Ll}})+)?\s(?:{marks}))\s")
    asked = named.with_columns(_tie=pl.coalesce(maker, tie))
    # "un sondage Ifop publié par Le Figaro": it names somebody, whose words were passed on
    made &= maker.is_not_null() & ~pl.col("source_kind").is_in(_SOMEBODY).fill_null(False)
    asked = asked.filter((pl.col("source_kind") == "document") | made.fill_null(False))
    told = asked.with_columns(_rest=rest.str.slice(pl.col("_tie").str.len_chars())).filter(
        pl.col("_tie").is_not_null()
    )
    start = (
        pl.col("phrase_start") + pl.col("phrase").str.len_chars() + pl.col("_tie").str.len_chars()
    )
    phrased = NounPhrase(pack).of(
        told.with_columns(phrase_start=(start + 1).cast(pl.Int32)).drop(
            "phrase", "source", "source_kind", "char_end", "is_document"
        ),
        "_rest",
    )
    # "un raport emis de asociația de profil": a body without a name has written it as well
    bodies = spans.any_of(pack["roles"].filter(pl.col("sense") == "body")["form"])
    body = (pl.col("source_kind") == "role") & pl.col("phrase").str.contains(rf"^{bodies}(?:\s|$)")
    # "a detailed account by The Harbour": a name nobody knows
    articles = spans.any_of(pack["articles"]["form"])
    name = rf"^(?i:{articles}\s)?\p{{Lu}}[\p{{L}}.&’'-]+(?:\s(?:\p{{Lu}}|&)[\p{{L}}.&’'-]*)*$"
    unknown = (pl.col("source_kind") == "role") & pl.col("phrase").str.contains(name)
    written = name_phrases(
        phrased.filter(pl.col("phrase").is_not_null()), mentions, pack, behind_document=True
    )
    return written.filter(
        pl.col("source_kind").is_in(["person", "organisation", "country"]) | body | unknown
    ).with_columns(
        source_kind=pl.when(unknown).then(pl.lit("organisation")).otherwise("source_kind")
    )


def with_own_documents(named: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """A report of nobody in particular (`potrivit raportului anual`) is that of the main body."""
    own = pack.conventions.get("own_documents", spans.NEVER)
    # "potrivit datelor BVB": a body's name is no such report, though reports are published there
    unnamed = ~pl.col("source_kind").is_in(["person", "organisation", "country"]).fill_null(False)
    plain = (
        pl.col("is_document")
        & unnamed
        & pl.col("source").str.contains(rf"(?i)^(?:\p{{L}}+\s)?(?:{own})(?:\s[^\p{{Lu}}]*)?$")
    )
    asked = named.filter(plain).select("doc_id", "char_start")
    main = main_bodies(asked, mentions, pack)
    return (
        named.with_columns(_plain=plain)
        .join(main, on=["doc_id", "char_start"], how="left", maintain_order="left")
        .with_columns(
            source=pl.when("_plain").then(pl.coalesce("_whole", "source")).otherwise("source"),
            source_kind=pl.when(pl.col("_plain") & pl.col("_whole").is_not_null())
            .then(pl.lit("organisation"))
            .otherwise("source_kind"),
        )
        .drop("_plain", "_whole")
    )


def names_document(phrase: pl.Expr, pack: Pack) -> pl.Expr:
    """True where a noun phrase is headed by a document: `un raport al X`, `a World Bank report`."""
    documents = spans.any_of(pack["documents"]["form"])
    headed = phrase.str.contains(rf"(?i)^(?:\p{{L}}+ )?{documents}(?:{_EDGE}|$)")
    if pack.conventions.get("counted_head") == "last":
        return headed | phrase.str.contains(rf"(?i)\s{documents}$")
    return headed


def made_by(phrase: pl.Expr, pack: Pack) -> pl.Expr:
    """The body without a name that made a document: `un raport emis de asociația de profil`."""
    documents = spans.any_of(pack["documents"]["form"])
    ending = pack.conventions.get("participle_ending", spans.NEVER)
    by = pack.conventions.get("by_marks", spans.NEVER)
    bodies = spans.any_of(pack["roles"].filter(pl.col("sense") == "body")["form"])
    return phrase.str.extract(
        rf"^(?:\p{{Ll}}+\s)?(?i:{documents})\s(?:[^,;]*\s)?\p{{Ll}}+{ending}\s(?:{by})"
        rf"\s({bodies}(?:\s[^,;]*)?)$"
    )


def name_phrases(
    phrased: pl.DataFrame, mentions: pl.DataFrame, pack: Pack, *, behind_document: bool = False
) -> pl.DataFrame:
    """Add `source, source_kind` and `char_end` to rows with `phrase, phrase_start`.

    A person in the phrase is the source; another name is, unless a preposition makes it a part
    of somebody's description; else the phrase itself, in its base form. `behind_document` says
    that the phrases are what follows a document's noun: `al companiei`, `publicat de X`.
    """
    rows = phrased.with_row_index("_row").with_columns(
        char_end=(pl.col("phrase_start") + pl.col("phrase").str.len_chars()).cast(pl.Int32),
        is_document=names_document(pl.col("phrase"), pack),
        _behind_document=pl.lit(behind_document),
    )
    inside = _names_inside(rows, mentions, pack)
    joined = rows.join(inside, on="_row", how="left", maintain_order="left")
    joined = joined.with_columns(_kind=pl.col("_kind").replace({"nationality": "country"}))
    # "potrivit calculelor Fondului": a name behind a document is its author's
    documents = spans.any_of(pack["documents"]["form"])
    author = pl.col("phrase").str.extract(rf"^(?:\p{{Ll}}+\s)?(?i:{documents})\s({CAPITALS})$")
    author = pl.coalesce(author, made_by(pl.col("phrase"), pack))
    joined = joined.with_columns(_base=pl.coalesce(author, "phrase"), _by=author.is_not_null())
    based = with_base_form(joined, "_base", pack)
    bodies = pack.conventions.get("body_nouns", spans.NEVER)
    by = pl.col("_by") & pl.col("_base").str.contains(r"^\p{Lu}")
    by = by & ~pl.col("_base").str.contains(rf"(?i)^(?:{bodies})$")
    return based.with_columns(
        source=pl.coalesce("_name", "_base"),
        source_kind=pl.coalesce(
            "_kind",
            pl.when(by)
            .then(pl.lit("organisation"))
            .when(pl.col("is_document") & ~pl.col("_by"))
            .then(pl.lit("document"))
            .otherwise(pl.lit("role")),
        ),
        char_end=pl.max_horizontal("char_end", pl.col("_to").fill_null(0)).cast(pl.Int32),
    ).drop("_row", "_name", "_kind", "_to", "_base", "_by", "_behind_document")


def _names_inside(rows: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return `_row, _name, _kind, _to`: the name that stands for each phrase, where one does."""
    # a role without a name is the phrase itself
    named = mentions.filter(pl.col("kind").is_in(list(_ORDER)) & ~pl.col("is_unnamed")).select(
        "doc_id", "sentence_no", _name="entity", _kind="kind", _from="char_start", _to="char_end"
    )
    prepositions = spans.any_of(pack["prepositions"]["form"])
    documents = spans.any_of(pack["documents"]["form"])
    head = pl.col("phrase").str.head(pl.col("_from") - pl.col("phrase_start"))
    about = head.str.contains(rf"(?i)(?:^|{_EDGE}){prepositions}\s+$")
    marks = pack.conventions.get("owner_marks", spans.NEVER)
    owned = head.str.contains(rf"(?i)(?:^|{_EDGE})(?:{marks})\s+$")
    of_document = owned & (
        head.str.contains(rf"(?i)(?:^|{_EDGE}){documents}{_EDGE}") | pl.col("_behind_document")
    )
    # "potrivit unui consilier al lui Pop", "an aide to Hill": somebody else than the one named
    first = head.str.to_lowercase().str.split(" ").list.head(TITLE_WORDS).list.join(" ")
    titled = pl.concat_str(pl.lit(" "), first, pl.lit(" ")).str.contains_any(_titles(pack))
    another = (
        (pl.col("_kind") == "person")
        & (about | owned)
        & ~of_document
        & titled
        & ~pl.col("is_document")
    )
    small = pl.col("_kind").is_in(["country", "place", "group"])
    # "russischen Angaben zufolge": those of a state; "Russian officials" are some people
    low = pl.col("phrase").str.to_lowercase()
    stated = (pl.col("_kind") != "nationality") | pl.any_horizontal(
        low.str.extract(beside).is_in(pack["documents"]["form"].implode())
        for beside in (r"^\p{L}+ (.+)$", r"^(.+) \p{L}+$")
    ).fill_null(False)
    apposed = _ends_description() if "_behind" in rows.columns else pl.lit(False)
    inside = (pl.col("_from") >= pl.col("phrase_start")) & (pl.col("_from") < pl.col("char_end"))
    return (
        rows.join(named, on=["doc_id", "sentence_no"])
        .filter((inside & stated & ~another) | apposed)
        .with_columns(
            _starts=head.str.strip_chars().str.len_chars() <= 4,
            _order=pl.col("_kind").replace_strict(_ORDER),
        )
        .filter(
            (pl.col("_kind") == "person") | ((~about | of_document) & ~small) | pl.col("_starts")
        )
        .sort("_row", "_order", "_from")
        .unique("_row", keep="first", maintain_order=True)
        .select("_row", "_name", "_kind", "_to")
    )


@cache
def _titles(pack: Pack) -> pl.Expr:
    """The roles of people as they stand between words: a pattern of them takes long to compile."""
    people = pack["roles"].filter(pl.col("sense") != "body")["form"].str.to_lowercase().unique()
    return pl.lit(" " + people + " ").implode()


def _ends_description() -> pl.Expr:
    """True of a name behind a phrase and a comma: `nach den Worten des Chefs, Dan Hill, hat`."""
    chars = pl.col("phrase").str.len_chars().cast(pl.Int32)
    tie = pl.col("_behind").str.slice(chars + 1, 2) == ", "
    past = pl.col("_behind").str.slice(pl.col("_to") - pl.col("phrase_start") + 1)
    return (
        (pl.col("_kind") == "person")
        & (pl.col("_from") == pl.col("char_end") + 2)
        & (tie & past.str.contains(r"^[,.)–—]") & ~pl.col("_behind_document"))
    )

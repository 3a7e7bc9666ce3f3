"""Whose words a document holds: `se arată în comunicatul X`, `spune documentul citat`."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.speech.base_form import with_base_form
from transforms.facts.speech.bodies import main_bodies
from transforms.facts.speech.noun_phrases import NounPhrase
from transforms.facts.speech.phrase_names import name_phrases
from transforms.packs import Pack

_EDGE: Final = r"[^\p{L}\p{N}]"
NEAR_CHARS: Final = 500  # whoever spoke so shortly before may be the one who wrote
COMPARING_CHARS: Final = 4  # of ` cu `
AHEAD_CHARS: Final = 60  # between a cue and the document it names


def with_document_owners(
    cues: pl.DataFrame, sourced: pl.DataFrame, mentions: pl.DataFrame, pack: Pack
) -> pl.DataFrame:
    """Return the cues with `_document`, the words from the cue up to a document's noun, if any.

    `_ahead` are those of a document up to the cue: `în raportul X se arată`.

    Where nobody is the subject (`se arată în comunicatul X`), or only `the report` is, the
    document's owner becomes the source; a document without an owner has that of the one named
    before it, be it in a phrase of `sourced` (`potrivit unui raport al X`), or the body that the
    article is about.
    """
    documents = spans.any_of(pack["documents"]["form"])
    bare = pack.conventions.get("same_source", spans.NEVER)
    told = cues.with_columns(_document=_without_relations(_document(pack), pack)).with_columns(
        _ahead=_ahead(pack)
    )
    speaks = pl.col("source_surface").str.contains(
        rf"(?i)^(?:the\s)?(?:{documents}(?:\s\p{{L}}+(?:at|ată|it|ită|ut|ută|s|să))?|{bare})$"
    ) & pl.col("source_kind").is_in(["role", "phrase"])
    speaks = speaks.fill_null(False)
    anonymous = (
        speaks
        | pl.col("_ahead").is_not_null()
        | (
            pl.col("_document").is_not_null()
            & (
                pl.col("reflexive")
                | (pl.col("source").is_null() & pl.col("unnamed"))
                | (pl.col("inherited") & ~pl.col("subject_is_pronoun"))
            )
        )
    )
    asked = told.with_columns(
        _speaks=speaks,
        _same=(speaks & pl.col("source_surface").str.contains(rf"(?i)^(?:{bare})$")).fill_null(
            False
        ),
        _document=pl.coalesce(pl.when(speaks).then("source_surface"), "_document", "_ahead"),
    )
    known = _known(told.filter(~anonymous.fill_null(False)), sourced, pack)
    owned = _owners(asked.filter(anonymous), known, mentions, pack)
    joined = told.join(owned, on="cue_no", how="left", maintain_order="left")
    held = pl.col("_document").is_not_null() | pl.col("_ahead").is_not_null()
    taken = pl.col("_owner").is_not_null() | (held & anonymous & pl.col("reflexive"))
    # "în rechizitoriu se arată": where nobody is known to have written it, it says so itself
    itself = pl.coalesce(
        pl.col("_ahead").str.extract(rf"(?i)^.*?{_EDGE}({documents})(?:{_EDGE}|$)"),
        pl.col("_document").str.extract(rf"(?i){_EDGE}({documents})$"),
    )
    # "în comunicat se arată": that is somebody's whom we don't know
    general = itself.str.contains(_own_documents(pack))
    itself = pl.when(pl.col("_owner").is_null() & ~general).then(itself)
    kind = pl.when(itself.is_not_null()).then(pl.lit("document"))
    return joined.with_columns(
        source=pl.when(taken).then(pl.coalesce("_owner", itself)).otherwise("source"),
        source_kind=pl.when(taken).then(pl.coalesce("_owner_kind", kind)).otherwise("source_kind"),
        inherited=pl.col("inherited") & ~taken,
    ).drop("_owner", "_owner_kind")


def with_same_sources(sourced: pl.DataFrame, cues: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Give `conform sursei citate` the source that was named last, in a phrase or by a cue."""
    bare = pack.conventions.get("same_source", spans.NEVER)
    # "potrivit instituției": a general word for a body is the one that was named last
    bodies = pack.conventions.get("body_nouns", spans.NEVER)
    general = pl.col("source").str.contains(rf"(?i)^(?:{bodies})$") & (
        pl.col("source_kind") == "role"
    )
    same = general | (
        pl.col("source").str.contains(rf"(?i)^(?:{bare})$") & (pl.col("source_kind") != "person")
    )
    known = pl.concat(
        [
            sourced.filter(~same).select("doc_id", "char_end", "source", "source_kind"),
            cues.filter(pl.col("source_kind") == "organisation").select(
                "doc_id", "char_end", "source", "source_kind"
            ),
        ],
        how="vertical_relaxed",
    ).sort("char_end")
    asked = sourced.filter(same)
    if not asked.height:
        return sourced
    found = (
        asked.drop("source", "source_kind")
        .sort("char_start")
        .join_asof(
            known, left_on="char_start", right_on="char_end", by="doc_id",
            strategy="backward", check_sortedness=False,
        )
    )  # fmt: skip
    told = asked.join(
        found.select("doc_id", "char_start", _source="source", _kind="source_kind"),
        on=["doc_id", "char_start"], how="left",
    ).with_columns(
        source=pl.coalesce("_source", "source"), source_kind=pl.coalesce("_kind", "source_kind")
    )  # fmt: skip
    return pl.concat([sourced.filter(~same), told.select(sourced.columns)]).sort(
        "doc_id", "char_start"
    )


def _document(pack: Pack) -> pl.Expr:
    """The words from a cue up to the document that it names; `se arată` takes places, too."""
    documents = spans.any_of(pack["documents"]["form"])
    inside = pack.conventions.get("document_prepositions", spans.NEVER)
    published = pack.conventions.get("published_at", spans.NEVER)
    small = rf"[^.;:,]{{0,{AHEAD_CHARS}}}?\s"
    named = rf"(?:{inside})\s(?:\p{{L}}[\p{{L}}’'-]*\s){{0,3}}?{documents}"
    # "„…”, a anunțat DNA, într-un comunicat": behind the one who speaks there may be a comma
    aside = rf"[^.;:,]{{0,{2 * AHEAD_CHARS}}}?,\s(?:[^.;:,]{{0,20}},\s)?"
    # "BNR arată, într-un comunicat, că": so there is behind its verb, and another one closes it
    closed = rf"^(,\s(?:[^.;:,]{{0,20}},\s)?{named})[^.;:,]{{0,{AHEAD_CHARS}}},"
    right = pl.col("right")
    return pl.coalesce(
        right.str.extract(rf"(?i)^({small}{named})(?:{_EDGE}|$)"),
        pl.when("inverted_cue").then(right.str.extract(rf"(?i)^({aside}{named})(?:{_EDGE}|$)")),
        right.str.extract(rf"(?i){closed}"),
        pl.when("reflexive").then(right.str.extract(rf"(?i)^(\s(?:{published}))(?:{_EDGE}|$)")),
    )


def _without_relations(document: pl.Expr, pack: Pack) -> pl.Expr:
    """Null where the words only compare: `a crescut în raport cu dolarul`."""
    compares = pack.conventions.get("comparing_words", spans.NEVER)
    behind = pl.col("right").str.slice(document.str.len_chars(), COMPARING_CHARS)
    whole = pl.concat_str(document, behind)
    return pl.when(~whole.str.contains(rf"(?i)\s(?:{compares})(?:\s[^\s]*)?{spans.END}")).then(
        document
    )


def _ahead(pack: Pack) -> pl.Expr:
    """The words of a document that stand before their cue: `în raportul X` in `… se arată`."""
    documents = spans.any_of(pack["documents"]["form"])
    inside = pack.conventions.get("document_prepositions", spans.NEVER)
    words = (
        pl.col("left")
        .str.tail(2 * AHEAD_CHARS)
        .str.extract(rf"(?i)(?:^|[\s,])((?:{inside})\s{documents}(?:\s[^.;:,]*)?)\s$")
    )
    return pl.when(pl.col("reflexive") & pl.col("_document").is_null()).then(words)


def _known(cues: pl.DataFrame, sourced: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Whose words were told before: the owners of documents, and bodies that said something."""
    owners = sourced.filter(
        pl.col("is_document") & pl.col("source_kind").is_in(["organisation", "person"])
    )
    # "Skyways said in a statement": the statement is theirs, as the central bank's is
    writes = pl.col("_document").is_not_null()
    speaks = (pl.col("source_kind") == "organisation") | (
        writes & (pl.col("source_kind") == "role")
    )
    bodies = cues.filter(speaks & ~pl.col("inherited") & (pl.col("cue_type") != "report"))
    # "A statement issued by the governor's aide, Anna Hill, said": it is hers
    documents = spans.any_of(pack["documents"]["form"])
    ending = pack.conventions.get("participle_ending", spans.NEVER)
    by = pack.conventions.get("by_marks", spans.NEVER)
    issued = rf"(?i){_EDGE}{documents}\s\p{{Ll}}+{ending}\s(?:{by})\s[^.;:]*$"
    wrote = pl.concat_str(pl.lit(" "), "left").str.contains(issued)
    authors = cues.filter(wrote & (pl.col("source_kind") == "person") & ~pl.col("inherited"))
    parts = ((owners, pl.lit(True)), (bodies, writes), (authors, pl.lit(True)))
    return pl.concat(
        rows.select(
            "doc_id", "char_end", _owner="source", _owner_kind="source_kind", _written=written
        )
        for rows, written in parts
    )


def _owners(
    cues: pl.DataFrame, known: pl.DataFrame, mentions: pl.DataFrame, pack: Pack
) -> pl.DataFrame:
    """Return `cue_no, _owner, _owner_kind`: whose the document behind each cue is."""
    documents = spans.any_of(pack["documents"]["form"])
    first = pl.col("_ahead").str.extract(rf"(?i)^(.*?{_EDGE}{documents})(?:{_EDGE}|$)")
    within = pl.col("_ahead").str.slice(first.str.len_chars())
    behind = pl.col("right").str.slice(pl.col("_document").str.len_chars())
    # "o notă transmisă marți dimineață de ING": when stands before who
    ending = pack.conventions.get("participle_ending", spans.NEVER)
    by = pack.conventions.get("by_marks", spans.NEVER)
    dated = rf"^(\s\p{{Ll}}+{ending})((?:\s\p{{Ll}}+){{1,3}})(\s(?:{by})\s)"
    when = behind.str.extract(dated, 2).fill_null("")
    behind = behind.str.replace(dated, "${1}${3}")
    asked = cues.select(
        "cue_no", "doc_id", "sentence_no", "char_end", "_document", "_speaks", "_same",
        _behind=pl.when(pl.col("_ahead").is_null()).then(behind).otherwise(within),
        _from=pl.when(pl.col("_ahead").is_null())
        .then(pl.col("char_end") + pl.col("_document").str.len_chars() + when.str.len_chars())
        .otherwise(pl.col("char_start") - 1 - within.str.len_chars()),
    )  # fmt: skip
    owners = (
        NounPhrase(pack)
        .of(asked.filter(~pl.col("_speaks")), "_behind")
        .with_columns(phrase_start=(pl.col("_from") + 1).cast(pl.Int32))
        .drop("_document", "_behind", "char_end", "_from")
    )
    named = name_phrases(
        owners.filter(pl.col("phrase").is_not_null()), mentions, pack, behind_document=True
    )
    told = asked.select("cue_no", "doc_id", "char_end", "_document", "_same", "_speaks").join(
        _owning(named, pack), on="cue_no", how="left"
    )
    # "potrivit datelor obținute de ZF": what a body publishes on itself is not the press' own
    own = pl.col("_document").str.contains(_own_documents(pack)).fill_null(False)
    bodies = known.filter(~pl.col("_owner").is_in(pack.conventions.get("outlets", "").split("|")))
    kept = pl.concat(
        _remembered(pl.concat(rows, how="diagonal_relaxed").sort("doc_id", "char_end"))
        for rows in ((told.filter(own), bodies), (told.filter(~own), known))
    )
    sole = bodies.filter(pl.col("_owner").n_unique().over("doc_id") == 1).unique("doc_id")
    alone = kept.select("doc_id").join(
        sole.select("doc_id", _alone="_owner"), on="doc_id", how="left", maintain_order="left"
    )
    asked = kept.with_columns(alone["_alone"])
    return _with_main_bodies(asked, mentions, pack).drop("doc_id", "char_end", "_document")


def _remembered(every: pl.DataFrame) -> pl.DataFrame:
    """Give the cues among them the owner that was told of last, in the order of the text."""
    # the owner of a document before, else the body that just spoke
    written = pl.col("cue_no").is_not_null() | pl.col("_written")
    at = pl.when(pl.col("_owner").is_not_null()).then("char_end").forward_fill().over("doc_id")
    near = (pl.col("char_end") - at <= NEAR_CHARS) & ~(pl.col("_speaks") & ~pl.col("_same"))
    last = {
        name: pl.when(near).then(pl.col(name).forward_fill().over("doc_id"))
        for name in ("_owner", "_owner_kind")
    }
    filled = every.with_columns(
        pl.coalesce(
            pl.when(written & ~pl.col("_same").fill_null(False)).then(name)
            .forward_fill().over("doc_id"),
            last[name],
        ).alias(name)
        for name in last
    )  # fmt: skip
    return filled.filter(pl.col("cue_no").is_not_null()).drop("_same", "_written", "_speaks")


def _owning(named: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return `cue_no, _owner, _owner_kind` where the words behind a document tell whose it is.

    They do by a name or a genitive; `al companiei` says no more than that it is somebody's.
    """
    marks = pack.conventions.get("owner_marks", spans.NEVER)
    bodies = pack.conventions.get("body_nouns", spans.NEVER)
    known = pl.col("source_kind").is_in(["person", "organisation", "country", "place", "group"])
    bare = named.with_columns(
        source=pl.when(known)
        .then("source")
        .otherwise(pl.col("phrase").str.replace(rf"(?i)^(?:{marks})\s", ""))
    )
    based = with_base_form(bare.with_columns(_base="source"), "_base", pack)
    genitive = (pl.col("_base") != pl.col("source")) & ~pl.col("source").str.contains(
        rf"(?i)^(?:{bodies})$"
    )
    owns = known | genitive | pl.col("source").str.contains(r"^\p{Lu}")
    # "un comunicat remis Mediafax": the press was sent it
    sent = pack.conventions.get("sent_to", spans.NEVER)
    press = pack.conventions.get("outlets", "").split("|")
    told = pl.col("source").is_in(press) & pl.col("phrase").str.contains(rf"^(?:{sent})\s\p{{Lu}}")
    return based.filter(owns & ~told).select(
        "cue_no",
        _owner=pl.when(known).then("source").otherwise("_base"),
        _owner_kind="source_kind",
    )


def _own_documents(pack: Pack) -> str:
    return rf"(?i)(?:^|\s)(?:{pack.conventions.get('own_documents', spans.NEVER)})(?:\s|$)"


def _with_main_bodies(owned: pl.DataFrame, mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Give reports without an owner the body that speaks alone, or that the document is about."""
    bare = pl.col("_owner").is_null() & pl.col("_document").str.contains(_own_documents(pack))
    plain = owned.filter(bare)
    main = main_bodies(plain.select("doc_id", char_start="char_end"), mentions, pack).select(
        "doc_id", char_end="char_start", _main="_whole"
    )
    return (
        owned.join(main, on=["doc_id", "char_end"], how="left", maintain_order="left")
        .with_columns(_main=pl.when(bare).then(pl.coalesce("_alone", "_main")))
        .with_columns(
            _owner_kind=pl.when(pl.col("_owner").is_null() & pl.col("_main").is_not_null())
            .then(pl.lit("organisation"))
            .otherwise("_owner_kind"),
            _owner=pl.coalesce("_owner", "_main"),
        )
        .drop("_main", "_alone")
    )

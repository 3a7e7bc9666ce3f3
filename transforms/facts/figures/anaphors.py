"""Common nouns that mean somebody named elsewhere: the president, the company, the state."""

from functools import cache
from typing import Final

import polars as pl

from transforms import spans
from transforms.packs import Pack
from transforms.spans import NEVER, any_of

STATES: Final = ("country", "nationality")
_NAMED_GAP: Final = 48  # behind a role begins the name it stands with
_RECENT_CHARS: Final = 900
_STEM: Final = 4  # letters by which a noun is known in a name: fondului, Fondul
TOPICAL: Final = (  # what `topics` tell of somebody
    *("is_titled", "heads_title", "is_topic", "topic_place", "share", "is_voice"),
    "first_start",
)
_KEPT: Final = ("kind", "entity_id", "country", *TOPICAL)
_OF_ALL: Final = ("whose", "is_cited", *_KEPT)


@cache
def forms_of(pack: Pack, kind: str) -> str:
    """Return a pattern of one kind of the words that tell of owners, whole words and stems."""
    forms = pack["owner_words"].filter(kind=kind)["form"]
    stems = any_of([form[:-1] for form in forms if form.endswith("*")])
    words = any_of([form for form in forms if not form.endswith("*")])
    return rf"(?:{stems}\p{{L}}*|{words})"


def of_people(pack: Pack, words: pl.Expr) -> pl.Expr:
    """True where one of the words means people without a name: Cei mai mulți angajați au."""
    people = pl.concat([pack["persons"].filter(part="word")["form"], pack["roles"]["form"]])
    return words.list.eval(pl.element().is_in(people.implode())).list.any()


def is_outlet(pack: Pack) -> pl.Expr:
    """True for the press, which tells of others."""
    names = pack.conventions.get("outlets") or NEVER
    return pl.col("whose").str.contains(rf"^(?:{names})(?:\s|$)")


def is_public(pack: Pack) -> pl.Expr:
    """True for a ministry, a court, an agency: no `company` means one."""
    body = pl.col("whose").str.contains(rf"^{forms_of(pack, 'public')}(?:\s|$)")
    return (pl.col("kind") == "organisation") & body


def roles_of(mentions: pl.DataFrame, named: pl.DataFrame) -> pl.DataFrame:
    """Return the roles that the room of names has resolved: the president, the company."""
    roles = mentions.filter(kind="role").select(
        "doc_id",
        "sentence_no",
        "surface",
        whose="entity",
        m_start="char_start",
        m_end="char_end",
    )
    whom = named.filter(pl.col("kind").is_in(["person", "organisation"])).unique(
        ["doc_id", "whose"], keep="first", maintain_order=True
    )
    known = roles.join(whom.select("doc_id", "whose", *_KEPT), on=["doc_id", "whose"])
    return known.with_columns(is_anaphor=pl.lit(True))


def last_led(sentences: pl.DataFrame, named: pl.DataFrame) -> pl.DataFrame:
    """Return, for every sentence, the last person or organisation that led one before it.

    `sentences` has doc_id, sentence_no, text_start; the columns are those of `named`.
    """
    leads = named.filter(
        pl.col("m_start") == pl.col("m_start").min().over("doc_id", "sentence_no"),
        pl.col("kind").is_in(["person", "organisation"]),
    ).with_columns(char_start="m_start", char_end="m_end")
    starts = sentences.select(
        "doc_id", "sentence_no", char_start="text_start", char_end="text_start"
    ).unique(maintain_order=True)
    met = spans.precedes(starts, leads, gap=_RECENT_CHARS)
    return met.select("doc_id", "sentence_no", **{c: f"{c}_right" for c in _OF_ALL})


def meant_by(
    texts: pl.DataFrame, named: pl.DataFrame, near: pl.DataFrame, pack: Pack
) -> pl.DataFrame:
    """Return the common nouns that mean the document's first firm, or its state."""
    home = pack.conventions.get("home_country")
    frames = []
    for kind, kinds in (("firm", ("organisation",)), ("state", STATES)):
        firsts = named.filter(
            pl.col("kind").is_in(kinds) & ~pl.col("is_voice") & ~is_outlet(pack) & ~is_public(pack)
        ).sort("doc_id", "topic_place", maintain_order=True)
        whom = firsts.unique(["doc_id", "whose"], keep="first", maintain_order=True).select(
            "doc_id", "whose", *_KEPT
        )
        hits = spans.find(
            texts.select("doc_id", "sentence_no", "char_start", "text"),
            f"(?i){forms_of(pack, kind)}",
        )
        if kind == "state":
            # `Ungaria, țara în care`: it has its name
            apposed = pl.col("before").str.contains(r"\p{L},\s$") & pl.col("after").str.contains(
                rf"^\s{forms_of(pack, 'relative')}\s"
            )
            hits = hits.filter(~apposed)
        hits = hits.select("doc_id", "sentence_no", "surface", "char_start", "char_end")
        if kind == "firm":
            hits = pl.concat([hits, _described(texts, pack)])
        if kind == "state":
            first = whom.unique("doc_id", keep="first", maintain_order=True)
            found = _of_state(hits.join(first, on="doc_id", how="left"), home)
        else:
            found = _known(hits, whom)
            frames.append(_latest(hits, named.filter(~is_public(pack) & ~is_outlet(pack))))
            frames.append(_same(_bodies(texts, hits, pack), named))
        frames.append(
            found.with_columns(is_anaphor=pl.lit(True), is_state_word=pl.lit(kind == "state"))
        )
    return _unnamed(pl.concat(frames, how="diagonal"), near, texts, pack)


def _described(texts: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """The nouns of firms behind an article and what describes them: the German carmaker.

    Only the noun is the hit, for the country before it has a name; none where nouns come first,
    nor in apposition to a name: Velmar, the Swiss bank.
    """
    indefinite = rf"^(?:{pack.conventions.get('indefinite', NEVER)})$"
    definite = pack["articles"].filter(~pl.col("form").str.contains(indefinite))["form"]
    articles = [f"{form} " for form in definite]
    firms = pack["owner_words"].filter(kind="firm")["form"]
    nouns = [f.removeprefix(a) for f in firms for a in articles if f.startswith(a)]
    hits = spans.find(
        texts.select("doc_id", "sentence_no", "char_start", "text"), any_of(sorted(set(nouns)))
    )
    town = r"(?:\p{Lu}\p{Ll}+\s){1,2}\p{Lu}\p{L}*-\p{Ll}+"  # the New York-based company
    described = rf"(?:\p{{Lu}}[\p{{L}}-]+|\p{{L}}+-\p{{L}}+|{town})"
    told = pl.col("before").str.contains(rf"(?i:(?:^|[^,]\s){any_of(definite)}\s){described}\s$")
    return hits.filter(told).select("doc_id", "sentence_no", "surface", "char_start", "char_end")


def _known(hits: pl.DataFrame, whom: pl.DataFrame) -> pl.DataFrame:
    """Mean the first of the document's firms that was named by then, in the title at least."""
    by_then = pl.col("is_titled") | (pl.col("first_start") < pl.col("char_start"))
    met = hits.join(whom, on="doc_id", maintain_order="left_right").filter(by_then)
    return met.unique(["doc_id", "char_start"], keep="first", maintain_order=True)


def _latest(hits: pl.DataFrame, named: pl.DataFrame) -> pl.DataFrame:
    """Mean the firm that was named last, too: ING was ninth, while in 2008 the bank had 3.5%."""
    leads = pl.col("m_start") == pl.col("m_start").min().over("doc_id", "sentence_no")
    firms = named.filter(leads, (pl.col("kind") == "organisation") & ~pl.col("is_voice")).select(
        "doc_id", "whose", *_KEPT, char_start="m_start", char_end="m_end"
    )
    met = spans.precedes(hits, firms, gap=_RECENT_CHARS)
    own = {column: f"{column}_right" for column in ("whose", *_KEPT)}
    return met.select(*hits.columns, **own, is_anaphor=pl.lit(True), is_latest=pl.lit(True))


def _bodies(texts: pl.DataFrame, firms: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """The nouns of firms, and of others that bear them in their names: the hospital."""
    bodies = spans.find(
        texts.select("doc_id", "sentence_no", "char_start", "text"), f"(?i){forms_of(pack, 'body')}"
    )
    return pl.concat([firms, bodies.select(firms.columns)])


def _same(hits: pl.DataFrame, named: pl.DataFrame) -> pl.DataFrame:
    """Mean who has the noun in its name, and was named last: Fondul, behind Fondul Velmar."""
    stem = pl.col("_word").str.to_lowercase().str.slice(0, _STEM)
    nouns = hits.with_columns(_word=pl.col("surface").str.extract(r"(\p{L}+)$"))
    bearers = (
        named.filter(kind="organisation")
        .select("doc_id", "whose", *_KEPT, "m_start", _word=pl.col("whose").str.split(" "))
        .filter(pl.col("_word").list.len() > 1)
        .explode("_word")
        .filter(pl.col("_word").str.len_chars() >= _STEM)
    )
    met = nouns.with_columns(_stem=stem).join(
        bearers.with_columns(_stem=stem).drop("_word"), on=["doc_id", "_stem"]
    )
    return (
        met.filter(pl.col("m_start") < pl.col("char_start"))
        .sort("doc_id", "char_start", "m_start")
        .unique(["doc_id", "char_start"], keep="last", maintain_order=True)
        .select(*hits.columns, "whose", *_KEPT, is_anaphor=pl.lit(True), is_same=pl.lit(True))
    )


def _of_state(found: pl.DataFrame, home: str | None) -> pl.DataFrame:
    """Mean the state that the document is about, else that of the press."""
    about = pl.col("is_titled") | (pl.col("topic_place") == 1) | pl.lit(home is None)
    about = about.fill_null(False)
    return found.with_columns(
        whose=pl.when(about).then("whose").otherwise(pl.lit(home, dtype=pl.String)),
        entity_id=pl.when(about).then("entity_id"),
        kind=pl.lit("country"),
    ).filter(pl.col("whose").is_not_null())


def _unnamed(
    found: pl.DataFrame, near: pl.DataFrame, texts: pl.DataFrame, pack: Pack
) -> pl.DataFrame:
    """Drop the nouns that stand with their name: the company Velmar, compania hotelieră Velmar."""
    by = ["doc_id", "sentence_no"]
    names = near.filter(~pl.col("kind").is_in([*STATES, "person", "place"])).select(*by, "m_start")
    text = texts.select(*by, "text", text_start="char_start")
    nouns = found.select(*by, "char_start", "char_end").unique()
    gap = pl.col("m_start") - pl.col("char_end")
    between = pl.col("text").str.slice(pl.col("char_end") - pl.col("text_start"), gap)
    named = (
        nouns.join(names, on=by)
        .filter(gap.is_between(1, _NAMED_GAP))
        .join(text, on=by)
        .filter(
            between.str.contains(r"^\s(?:\p{Ll}[\p{Ll}-]*\s){0,5}$")
            & ~between.str.contains(rf"(?i)\s{forms_of(pack, 'verb')}\s")
        )
    )
    return found.join(named, on=["doc_id", "char_start"], how="anti", maintain_order="left")

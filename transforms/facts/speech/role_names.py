"""Who a role without a name is: `deputatul` is the one whom the document calls `deputatul X`."""

from functools import cache
from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.speech.bodies import name_bodies
from transforms.packs import Pack

APPOSED_CHARS: Final = 80
STEM_CHARS: Final = 4  # as much of a word as its cases share
_EDGE: Final = r"[^\p{L}\p{N}]"
_AGED: Final = r"(?:\d+-\p{Ll}[\p{L}-]*\s)?"  # "Her neighbour, 70-year-old Anna Hill,"
_BARE_NAME: Final = rf"^,\s{_AGED}(\p{{Lu}}\p{{Ll}}{{2,}})[,)–—]"
REMEMBERED: Final = 20_000  # roles as they are written, of a pack
_NO_ROLES: Final = pl.DataFrame(
    schema={
        "surface": pl.String,
        "_lemma": pl.String,
        "is_plural": pl.Boolean,
        "is_body": pl.Boolean,
        "_stems": pl.List(pl.String),
    }
)


def with_role_names(mentions: pl.DataFrame, sentences: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Give roles that name nobody (`is_unnamed`) the entity that their document ties to them.

    A person is tied where name and role stand side by side anywhere in the document, and one
    person only; further words of the phrase must be found beside the name too. `bodies` ties
    `the company` to a firm. Adds `is_plural`, `is_body`, `is_indefinite`, and
    `owner`, the genitive behind a role (`șeful sindicaliștilor`).
    """
    known = with_role_heads(_apposed(_marked(mentions, sentences, pack), sentences, pack), pack)
    # "președintele republican" is no other one than the republican
    said = pl.concat_str(pl.col("_adjective", "_owner").fill_null(""), separator=" ")
    asked = known.filter("is_unnamed", ~pl.col("is_plural"), ~pl.col("_indefinite")).with_columns(
        _stems=pl.col("_stems").list.set_union(stems(said))
    )
    named = known.filter((pl.col("kind") == "role") & ~pl.col("is_unnamed"))
    others = known.filter("is_unnamed", "_indefinite").select(
        "doc_id", "_lemma", _since="char_start"
    )
    people = _people(asked.filter(~pl.col("is_body")), with_general_roles(named, pack), others)
    nobody = known.filter("is_unnamed").join(people, on=["doc_id", "char_start"], how="anti")
    bodies = name_bodies(nobody, mentions, pack)
    found = pl.concat([people.with_columns(_body=False), bodies.with_columns(_body=True)]).unique(
        ["doc_id", "char_start"], keep="first", maintain_order=True
    )
    return (
        known.join(found, on=["doc_id", "char_start"], how="left", maintain_order="left")
        .with_columns(
            entity=pl.when("is_unnamed").then(pl.coalesce("_whole", "entity")).otherwise("entity"),
            kind=pl.when("_body").then(pl.lit("organisation")).otherwise("kind"),
            is_unnamed=pl.col("is_unnamed") & pl.col("_whole").is_null(),
        )
        .drop("_whole", "_body", "_lemma", "_stems", "_owned", "_adjective")
        .rename({"_indefinite": "is_indefinite", "_owner": "owner"})
    )


def _marked(mentions: pl.DataFrame, sentences: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add `_indefinite`: `an administration official`, `un alt medic` are nobody named before.

    Adds `_owned`: a genitive behind it says whose it is, as of `sindicatul medicilor`, or it ends
    a name (`the Dock Workers Union`), or brings one in (`compania de brokeraj Velmar`), or words
    between it and its article describe it (`the national water company`).
    """
    owner = pack.conventions.get("oblique_subjects", spans.NEVER)
    indefinite = pack.conventions.get("indefinite", spans.NEVER)
    joins = spans.any_of(pack["prepositions"].filter(joins="yes")["form"])
    articles = spans.any_of(pack["articles"]["form"])
    clauses = spans.any_of([*pack["complementizers"]["form"], *pack["clause_words"]["form"]])
    text = sentences.select("doc_id", "sentence_no", _at="char_start", _text="text")
    ahead = pl.col("_text").str.head((pl.col("char_start") - pl.col("_at")).clip(0)).str.tail(40)
    behind = pl.col("_text").str.slice((pl.col("char_end") - pl.col("_at")).clip(0))
    return (
        mentions.join(text, on=["doc_id", "sentence_no"], how="left", maintain_order="left")
        .with_columns(
            _indefinite=(
                ahead.str.contains(
                    # "a senior State Department official": a body's name may stand between
                    rf"(?i)(?:^|\s)(?:{indefinite})\s(?:[\p{{L}}\p{{N}}-]+\s){{0,2}}"
                    rf"(?:(?-i:\p{{Lu}})[\p{{L}}.’'-]+\s){{0,3}}{spans.END}"
                )
                | pl.col("surface").str.contains(rf"(?i)^(?:{indefinite})\s")
            ).fill_null(False),
            _owned=(
                behind.str.contains(rf"^\s(?:{owner})(?:\W|$)")
                | behind.str.contains(rf"^(?:\s\p{{Ll}}+)?\s{joins}\s\p{{Ll}}+\s\p{{Lu}}")
                | (
                    ahead.str.contains(r"\p{Lu}[\p{L}’'-]+\s$")
                    & pl.col("surface").str.contains(r"^\p{Lu}")
                )
                # "the national water company": described so, it is none that was named before
                | ahead.str.contains(
                    rf"(?i)(?:^|\s){articles}\s(?:(?-i:\p{{Ll}})[\p{{L}}-]{{3,}}\s){{2,3}}$"
                )
                & ~ahead.str.contains(rf"(?i)\s{clauses}\s(?:{articles}\s)?$")
            ).fill_null(False),
            # "șeful Guvernului": whose he is, where that is a name of its own
            _owner=behind.str.extract(rf"^\s({owner})(?:\W|$)"),
            _adjective=behind.str.extract(
                rf"^\s({pack.conventions.get('role_adjectives', spans.NEVER)})(?:\W|$)"
            ),
        )
        .drop("_at", "_text")
    )


def _apposed(mentions: pl.DataFrame, sentences: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Name roles by whom stands in apposition: `directorul școlii din sat, Dan Pop,`.

    A body stands right behind its role: `the mine's operator, Northgate,`.
    """
    found = _beside_roles(mentions, sentences, pack)
    named = pl.col("is_unnamed") & pl.col("_who").is_not_null()
    return (
        mentions.join(found, on=["doc_id", "char_start"], how="left", maintain_order="left")
        .with_columns(
            entity=pl.when(named).then("_who").otherwise("entity"),
            kind=pl.when(named & pl.col("_bare")).then(pl.lit("person")).otherwise("kind"),
            is_unnamed=pl.col("is_unnamed") & ~named,
        )
        .drop("_who", "_bare")
    )


def _beside_roles(mentions: pl.DataFrame, sentences: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return `doc_id, char_start, _who, _bare`: the one name in apposition to a role.

    `_bare`: no mention holds that name, so that the role is the only one that tells of its bearer.
    """
    key = ["doc_id", "sentence_no"]
    # "surselor din partid, Dan Pop,": several people bear no name
    many = (pl.col("surface") + " ").str.contains(
        pack.conventions.get("several_cited", spans.NEVER)
    )
    roles = mentions.filter(pl.col("is_unnamed") & ~many).select(
        *key, "char_start", _end="char_end", _role="surface"
    )
    people = mentions.filter(pl.col("kind").is_in(["person", "organisation"])).select(
        *key, _who="entity", _kind="kind", _from="char_start", _to="char_end"
    )
    text = sentences.select(*key, _at=pl.col("char_start"), _text="text")
    pairs = (
        roles.join(people, on=key)
        .filter((pl.col("_from") - pl.col("_end")).is_between(1, APPOSED_CHARS))
        .join(text, on=key)
    )
    gap = pl.col("_text").str.slice(
        pl.col("_end") - pl.col("_at"), pl.col("_from") - pl.col("_end")
    )
    rest = pl.col("_text").str.slice(pl.col("_to") - pl.col("_at"))
    joins = spans.any_of(pack["prepositions"]["form"])
    behind = gap.str.contains(
        rf"^(?:\s\p{{Ll}}[\p{{L}}-]*)?(?:\s(?:{joins}\s|\p{{Lu}})[^,;:.()–—]*)?,\s{_AGED}$"
    )
    bodies = spans.any_of(pack["roles"].filter(pl.col("sense") == "body")["form"])
    is_body = pl.col("_role").str.contains(rf"(?i)^(?:\p{{L}}+\s)?{bodies}(?:\s|$)")
    is_person = pl.col("_kind") == "person"
    apposed = pairs.filter(behind & rest.str.contains(r"^[,.;)–—]")).filter(
        (is_person & ~is_body) | (~is_person & is_body & (gap == ", "))
    )
    bare = _with_bare_names(roles.filter(~is_body), mentions, text)
    parts = ((apposed, False), (bare, True))
    return (
        pl.concat(
            part.select("doc_id", "char_start", "_who", _bare=pl.lit(by)) for part, by in parts
        )
        .unique()
        .filter(pl.len().over("doc_id", "char_start") == 1)
    )


def _with_bare_names(
    roles: pl.DataFrame, mentions: pl.DataFrame, text: pl.DataFrame
) -> pl.DataFrame:
    """Add `_who` to roles: the name in apposition that may be any word: `her son, Mark,`."""
    known = mentions.select("doc_id", _end=pl.col("char_start") - 2)
    behind = pl.col("_text").str.slice(pl.col("_end") - pl.col("_at"))
    return (
        roles.join(known, on=["doc_id", "_end"], how="anti")
        .join(text, on=["doc_id", "sentence_no"])
        .with_columns(_who=behind.str.extract(_BARE_NAME))
        .filter(pl.col("_who").is_not_null())
    )


def is_plural(form: pl.Expr, lemma: pl.Expr, pack: Pack) -> pl.Expr:
    """True where a role's form is not its lemma with one of the pack's singular endings."""
    endings = pack.conventions.get("role_singular_endings", "").split()
    lemma = lemma.str.to_lowercase()
    short = lemma.str.head(lemma.str.len_chars() - 1)
    singular = form == lemma
    for ending in endings:
        singular = singular | (form == lemma + ending) | (form == short + ending)
    return ~singular


def with_role_heads(mentions: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add the lemma of a role's noun, its other words, `is_plural`, `is_body` (a ministry)."""
    roles = mentions.filter(pl.col("kind") == "role").select("surface").unique()
    return mentions.join(
        _described(roles, pack), on="surface", how="left", maintain_order="left"
    ).with_columns(
        pl.col(name).fill_null(False) & (pl.col("kind") == "role")
        for name in ("is_plural", "is_body")
    )


def _described(roles: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Return `surface, _lemma, is_plural, is_body, _stems` of roles, and perhaps of others.

    A cascade asks some thirty times, mostly of the same roles, and the pattern is a long one.
    """
    memory = _memory(pack)
    known = memory.get("roles", _NO_ROLES)
    fresh = roles.join(known, on="surface", how="anti")
    if fresh.height:
        if known.height > REMEMBERED:
            known, fresh = _NO_ROLES, roles
        known = memory["roles"] = pl.concat([known, _read_roles(fresh, pack)])
    return known


@cache
def _memory(pack: Pack) -> dict[str, pl.DataFrame]:
    """Keep the roles that were read with a pack; a frame is replaced whole, for other threads."""
    return {}


def _read_roles(roles: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    table, nouns = _role_nouns(pack)
    heads = (
        roles.with_columns(_low=pl.col("surface").str.to_lowercase())
        .with_columns(_form=_head_noun(nouns, pack))
        .join(table, on="_form", how="left", maintain_order="left")
    )
    first, base = (pl.col(name).str.split(" ").list.first() for name in ("_form", "_base"))
    rest = pl.col("_low").str.split(pl.col("_form")).list.join(" ")
    one = pl.col("_low").str.contains(rf"^(?:{pack.conventions.get('one_of', spans.NEVER)})\s")
    acronyms = pl.col("surface").str.extract_all(r"\p{Lu}{2,}").list.join(" ")
    return heads.with_columns(
        is_plural=is_plural(first, base, pack) & ~one,
        _stems=stems(rest).list.set_union(stems(acronyms)),
    ).select(_NO_ROLES.columns)


@cache
def _role_nouns(pack: Pack) -> tuple[pl.DataFrame, str]:
    """Return `_form, _lemma, _base, is_body` of the pack's roles, and a pattern of their forms.

    Women's roles have the lemma of men's: `ministra` may be who is named `ministrul Ana Pop`.
    """
    men = _men_of(set(pack["roles"]["lemma"].to_list()), pack)
    table = pack["roles"].select(
        _form=pl.col("form").str.to_lowercase(),
        _lemma=pl.col("lemma").replace(men),
        _base="lemma",
        is_body=pl.col("sense") != "person",
    )
    table = table.unique("_form", keep="first", maintain_order=True)
    return table, spans.any_of(table["_form"])


def _men_of(lemmas: set[str], pack: Pack) -> dict[str, str]:
    """Return women's roles with those of men, where both are known: `deputată`, `deputat`."""
    pairs = pack.conventions.get("women_roles", "").split()
    endings = [(woman, man) for woman, _, man in (pair.partition(":") for pair in pairs)]
    return {
        lemma: lemma.removesuffix(woman) + man
        for woman, man in endings
        for lemma in sorted(lemmas)
        if lemma.endswith(woman) and lemma.removesuffix(woman) + man in lemmas
    }


def _head_noun(nouns: str, pack: Pack) -> pl.Expr:
    """The noun that a role is headed by: the first, or the last before what is tied to it."""
    low = pl.col("_low")
    first = low.str.extract(rf"(?:^|{_EDGE})({nouns})(?:{_EDGE}|$)")
    if pack.conventions.get("counted_head") != "last":
        return first
    prepositions = spans.any_of(pack["prepositions"]["form"])
    bare = low.str.replace(rf"(?:\s{prepositions}\s|,).*$", "")
    return pl.coalesce(bare.str.extract(rf"(?:^|{_EDGE})({nouns})$"), first)


def with_general_roles(roles: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add to rows with `_lemma` the same rows under what such a person is called in general.

    A deputy is a member of parliament: `parlamentarul` may be who is named `deputatul X`.
    """
    listed = pack.conventions.get("general_roles", "")
    pairs = [
        (special, general)
        for general, _, specials in (group.partition(":") for group in listed.split("|"))
        for special in specials.split(",")
    ]
    table = pl.DataFrame(pairs, schema={"_lemma": pl.String, "_general": pl.String}, orient="row")
    general = roles.join(table, on="_lemma").with_columns(_lemma="_general").drop("_general")
    return pl.concat([roles, general.select(roles.columns)])


def stems(text: pl.Expr) -> pl.Expr:
    """Return the beginnings of a text's words; small words are left out, acronyms are not."""
    words = text.str.extract_all(r"\p{L}{4,}|\p{Lu}{2,}").list.eval(
        pl.element().str.to_lowercase().str.head(STEM_CHARS)
    )
    return words.list.unique()


def _people(asked: pl.DataFrame, named: pl.DataFrame, others: pl.DataFrame) -> pl.DataFrame:
    """Return `doc_id, char_start, _whole`: the one person who has each role.

    `others` are people without a name: behind `a spokesman for the ministry`, `the spokesman` is
    that one, and no other who is named.
    """
    first = others.group_by("doc_id", "_lemma").agg(pl.col("_since").min())
    asked = asked.join(first, on=["doc_id", "_lemma"], how="left").filter(
        pl.col("_since").is_null() | (pl.col("char_start") <= pl.col("_since"))
    )
    tied = named.group_by("doc_id", "_lemma", _who="entity").agg(
        _beside=pl.col("_stems").explode().unique()
    )
    pairs = (
        asked.filter(pl.col("_lemma").is_not_null())
        .select("doc_id", "char_start", "_lemma", "_stems")
        .join(tied, on=["doc_id", "_lemma"])
        .filter(pl.col("_stems").list.set_difference("_beside").list.len() == 0)
    )
    place = ["doc_id", "char_start"]
    return pairs.filter(pl.col("_who").n_unique().over(place) == 1).select(*place, _whole="_who")

"""What a name names: evidence from lexica, shape and neighbours, weighed per document and name."""

from typing import Final

import polars as pl

from transforms import rank, spans
from transforms.facts.mentions.folding import folded
from transforms.facts.mentions.forms import ENCLITIC, base_forms
from transforms.facts.mentions.lexicon import NameLexicon
from transforms.facts.mentions.neighbours import LAST_WORD, neighbours, words_around
from transforms.facts.mentions.places import standing, there, with_city
from transforms.plans import once

NOTHING: Final = "none"  # the slot of what is no name
REPEATED: Final = 3  # mentions within sentences after which a word surely is a name
FLOOR: Final = 0.5  # what all evidence for a kind must come to
_HELPERS: Final = (
    *("_tokens", "_w1", "_w2", "_next", "_next1", "_beside", "_former"),
    *("_maker", "_appo", "_head"),
)
_BRAND: Final = r"[\p{Ll}][\p{Lu}]|[&\d]|\p{Lu}-(?:TV|FM)$"
_MODEL: Final = r"^[\p{L}-]+-\d+\p{L}?$|^\p{Lu}{1,3}\d+\p{Lu}*$"  # "Orion-7", "M25"
_ACRONYM: Final = r"^[\p{Lu}\p{N}][\p{Lu}\p{N}&.-]{1,7}$"


def with_kinds(names: pl.DataFrame, lexicon: NameLexicon) -> pl.DataFrame:
    """Add `kind`, `entity`, `name_key`, `country`, `score`, `rule`; what is no name is dropped.

    All mentions of one name in a document share their evidence: a feature that one of them shows
    counts for all.
    """
    based = with_city(base_forms(names, lexicon), lexicon)
    shown = _features(based, lexicon)
    features = sorted({name for slot in lexicon.weights.values() for name in slot})
    rank.check_features(features, shown.columns)
    shared = shown.with_columns(pl.col(name).max().over("doc_id", "name_key") for name in features)
    scored = shared.with_columns(
        pl.sum_horizontal(
            pl.lit(0.0),
            *(pl.col(name).cast(pl.Float64) * weight for name, weight in slot.items()),
        ).alias(f"_{kind}")
        for kind, slot in lexicon.weights.items()
    )
    kinds = sorted(lexicon.weights)
    best = pl.max_horizontal(f"_{kind}" for kind in kinds)
    winner = pl.coalesce(pl.when(pl.col(f"_{kind}") == best).then(pl.lit(kind)) for kind in kinds)
    chosen = scored.with_columns(_best=best, kind=winner).filter(
        (pl.col("kind") != NOTHING) & (pl.col("_best") >= FLOOR)
    )
    return chosen.with_columns(
        score=(pl.col("_best") / (pl.col("_best") + 1.5)).round(3),
        rule=pl.lit("mention.") + pl.col("pattern"),
        country=pl.when((pl.col("kind") == pl.col("known_kind")) | pl.col("seat_there"))
        .then("country")
        .when(pl.col("kind") == "place")
        .then("city_country"),
        entity=pl.when((pl.col("kind") == pl.col("known_kind")) | pl.col("known_kind").is_null())
        .then("entity")
        .otherwise("surface"),
        metonym=_metonym(lexicon),
    ).drop([f"_{kind}" for kind in kinds] + ["_best"])


def _metonym(lexicon: NameLexicon) -> pl.Expr:
    """True where a capital stands for its state: `potrivit Seulului`, `Moscow has denied`."""
    home = lexicon.pack.conventions.get("home_country", "")
    last = folded(pl.col("before").str.extract(LAST_WORD)).fill_null("")
    verbs = lexicon.pattern("metonym_verb")
    source = lexicon.pattern("source_word")
    inflected = (folded(pl.col("surface")) != pl.col("name_key")) & ~pl.col("surface").str.contains(
        " "
    )
    acts = pl.col("after").str.contains(rf"^ {verbs}(?:[ ,.]|$)")
    stated = pl.col("before").str.contains(rf"(?i)(?:^| ){source} $")
    local = last.is_in(
        list(
            lexicon.word("place_preposition")
            | lexicon.word("weak_preposition")
            | lexicon.word("place_word")
        )
    )
    capital = pl.col("name_key").is_in(list(lexicon.capitals)) & (pl.col("known_kind") == "place")
    return (
        capital.fill_null(False)
        & (pl.col("country") != home).fill_null(False)
        & ~local
        & (stated | inflected | acts | (acts.any().over("doc_id", "name_key") & ~pl.col("heading")))
    )


def _features(names: pl.DataFrame, lexicon: NameLexicon) -> pl.DataFrame:
    """Add one boolean column per feature that the weights may name."""
    features = (
        *_lexical(lexicon),
        *standing(lexicon),
        *_shapes(lexicon),
        *neighbours(lexicon),
        *_listed(),
    )
    shown = once(_prepared(names, lexicon).lazy().with_columns(features))
    return _of_all_mentions(shown, lexicon).drop(_HELPERS)


def _prepared(names: pl.DataFrame, lexicon: NameLexicon) -> pl.DataFrame:
    """Add `_HELPERS`: a name's words, and what stands beside it."""
    tokens = pl.col("entity").str.split(" ").list.eval(folded(pl.element()))
    sentence = ("doc_id", "sentence_no")
    former, beside = (spans.shifted(pl.col("known_kind"), step, sentence) for step in (1, -1))
    listed = pl.col("after").str.contains(rf"^(?:,|,? {lexicon.pattern('conjunction')}) \p{{Lu}}")
    behind = pl.col("before").str.contains(rf"\p{{L}}(?:,|,? {lexicon.pattern('conjunction')}) $")
    prepared = names.lazy().with_columns(
        _beside=pl.when(listed).then(beside),
        _former=pl.when(behind).then(former),
        _tokens=tokens,
        _first=tokens.list.first(),
        _last=tokens.list.last(),
        _count=tokens.list.len(),
        **words_around(lexicon),
    )
    return once(prepared)


def _of_all_mentions(names: pl.DataFrame, lexicon: NameLexicon) -> pl.DataFrame:
    """Add what all mentions of a name in its document show together."""
    inside = ~pl.col("initial") & ~pl.col("heading") | pl.col("known_kind").is_not_null()
    alone = pl.col("_count") == 1
    whole = (
        pl.any_horizontal("given_first", "titled", "role_before", "person_before", "age_after")
        & pl.col("_count").is_between(2, 4)
        & ~pl.any_horizontal("org_head", "org_tail", "place_head", "event_head")
    )
    return names.with_columns(
        only_initial=~inside.any().over("doc_id", "name_key"),
        repeated=(inside.sum().over("doc_id", "name_key") >= REPEATED) & alone,
        # "Anna Hill was there. Hill said": the surname of one whom the document names in full
        family=whole.any().over("doc_id", "_last") & alone,
    ).with_columns(
        only_initial_single=pl.col("only_initial") & alone,
        # "președintele Senatului": a body in the genitive, and nobody's name
        oblique_alone=_oblique_alone(lexicon) & alone,
    )


def _oblique_alone(lexicon: NameLexicon) -> pl.Expr:
    owner = lexicon.pack.conventions.get("oblique_subjects", spans.NEVER)
    head = pl.col("_first").is_in(list(lexicon.heads)) & _ends(pl.col("_last"), lexicon, "genitive")
    return head | pl.col("surface").str.contains(rf"^(?:{owner})$")


def _lexical(lexicon: NameLexicon) -> list[pl.Expr]:
    kinds = ("country", "place", "organisation", "nationality", "person")
    known = [
        (pl.col("known_kind") == kind).fill_null(False).alias(f"known_{kind}") for kind in kinds
    ]
    given = pl.col("_first").str.extract(r"^(\S+)").fill_null("")  # "Ana-Maria" is one word
    firm = pl.col("surface").str.contains(" & ", literal=True)  # "Hill & Hill"
    first, last, several = pl.col("_first"), pl.col("_last"), pl.col("_count") > 1
    # whatever its first word is alone: a general staff is no state, `Rada Supremă` no Rada
    phrases = spans.any_of([head for head in lexicon.heads if " " in head])
    staff = pl.col("_tokens").list.join(" ").str.contains(rf"^{phrases}(?: |$)")
    return [
        *known,
        (
            given.is_in(list(lexicon.given)) & several & (pl.col("_count") < 5) & ~staff & ~firm
        ).alias("given_first"),
        (given.is_in(list(lexicon.given_sure)) & ~several).alias("given_alone"),
        (last.is_in(list(lexicon.tails)) & several).alias("org_tail"),
        (
            (pl.col("pattern") == "body") | (first.is_in(list(lexicon.heads)) & several) | staff
        ).alias("org_head"),
        (
            first.is_in(list(lexicon.word("place_word")))
            & several
            & ~staff
            & ~last.is_in(list(lexicon.nationalities))  # "North African"
        ).alias("place_head"),
        (last.is_in(list(lexicon.word("place_tail"))) & several).alias("place_tail"),
        first.is_in(list(lexicon.word("event_head"))).alias("event_head"),
        last.is_in(list(lexicon.word("event_tail"))).alias("event_tail"),
        first.is_in(list(lexicon.word("agreement_head"))).alias("agreement_head"),
        last.is_in(list(lexicon.word("agreement_tail"))).alias("agreement_tail"),
        (_is_common(lexicon) & (pl.col("known_kind").is_null() | ~several) & ~_addressed(lexicon))
        .fill_null(False)
        .alias("common_word"),
        (
            several
            & pl.col("_tokens").list.eval(pl.element().is_in(_parts(lexicon))).list.any()
            & pl.col("known_kind").is_null()
        ).alias("contains_known"),
        (
            several
            & (pl.col("_count") < 5)
            & ~first.is_in(list(lexicon.given))
            & (_ends(first, lexicon, "common") | _ends(last, lexicon, "common"))
            & ~_ends(last, lexicon, "surname")
        ).alias("common_inside"),
        # `din Codul fiscal`: a noun, which has its article since words behind it tell which
        (
            pl.col("known_kind").is_null()
            & pl.col("city").is_null()
            & ~first.is_in(list(lexicon.word("place_word") | lexicon.heads.keys()))
            & _ends(first, lexicon, "definite")
            & pl.col("_w1").is_in(list(there(lexicon)))
        ).alias("definite_there"),
    ]


def _addressed(lexicon: NameLexicon) -> pl.Expr:
    """True behind `Ms. `: what follows is a name, whatever else the word means."""
    stopped = [form for form in lexicon.word("title") if form.endswith(".")]
    return (folded(pl.col("before").str.extract(LAST_WORD)).is_in(stopped)).fill_null(False)


def _parts(lexicon: NameLexicon) -> list[str]:
    """Return the one-word names of countries, places and bodies."""
    return [
        key
        for key, (kind, _, _) in lexicon.known.items()
        if " " not in key and kind not in ("nationality", "person")
    ]


def _is_common(lexicon: NameLexicon) -> pl.Expr:
    common = lexicon.word("not_name") | lexicon.word("title") | frozenset(lexicon.roles)
    bare = pl.col("surface").str.replace(ENCLITIC.pattern, "")
    # `DNA` is a body, `dna` a title
    known = pl.col("known_kind").is_not_null() & pl.col("surface").str.contains(_ACRONYM)
    # `SIF-urile` are funds of a kind
    endings = lexicon.pack.conventions.get("plural_enclitics", spans.NEVER)
    several = pl.col("surface").str.contains(rf"^[\p{{Lu}}\p{{N}}]{{2,}}-(?:{endings})$")
    return (
        (folded(pl.col("surface")).is_in(list(common)) & ~known)
        | bare.is_in(list(lexicon.exact["abbreviation"]))
        | (several & pl.col("known_kind").is_null())
    )


def _ends(column: pl.Expr, lexicon: NameLexicon, suffix_class: str) -> pl.Expr:
    endings = "|".join(suffix for suffix, _ in lexicon.suffixes.get(suffix_class, []))
    return column.str.contains(f"(?:{endings})$") if endings else pl.lit(False)


def _shapes(lexicon: NameLexicon) -> list[pl.Expr]:
    surface, count = pl.col("surface"), pl.col("_count")
    bare = surface.str.replace(ENCLITIC.pattern, "")
    acronym = bare.str.contains(_ACRONYM) & bare.str.contains(r"\p{Lu}.*\p{Lu}")
    return [
        acronym.alias("acronym"),
        (acronym & surface.str.contains(r"^..$|\d")).alias("short_acronym"),
        # "acțiunile TLV": the sign of a share and not the company's name
        (
            acronym
            & pl.col("known_kind").is_null()
            & pl.col("_w1").is_in(list(lexicon.word("ticker_word")))
        ).alias("ticker"),
        # "WHAT WE KNOW": a heading's words in capitals
        (
            acronym
            & pl.col("known_kind").is_null()
            & pl.col("before").str.contains(r"(?:^|\s)\p{Lu}{2,}\s$")
        ).alias("shouted"),
        surface.str.contains(r"^[IVXLC]+(?:-(?:a|lea))?$|^[STQHTL]\d$|^\p{Lu}\.?$").alias(
            "numeral"
        ),
        (surface.str.contains(r"(?:^| )\p{Lu}{2,5}(?: |$)") & (count > 1)).alias(
            "contains_capitals"
        ),
        (pl.col("pattern") == "domain").alias("domain"),
        (count == 1).alias("one_word"),
        ((count == 2) & ~acronym).alias("two_words"),
        (count > 3).alias("many_words"),
        (_ends(pl.col("_last"), lexicon, "surname") & (count > 1) & (count < 5)).alias("surname"),
        (_ends(pl.col("_last"), lexicon, "surname") & (count == 1)).alias("surname_alone"),
        # "McBride" is a family
        (
            surface.str.replace(r"(^| )(?:Mc|Mac|De|Fitz)(\p{Lu})", "$1$2").str.contains(_BRAND)
        ).alias("brand_shape"),
        (pl.col("known_kind").is_null() & surface.str.contains(_MODEL)).alias("model"),
        (surface.str.contains(r"(?:^| )\p{Lu}\. ")).alias("initial_inside"),
        pl.col("heading").alias("heading_only"),
    ]


def _listed() -> list[pl.Expr]:
    """Return whether a place or a body stands beside the name in a list."""
    return [
        (pl.col("_beside") == "place").fill_null(False).alias("place_beside"),
        (
            (pl.col("_beside") == "organisation").fill_null(False)
            | (pl.col("_former") == "organisation").fill_null(False)
        ).alias("org_beside"),
    ]

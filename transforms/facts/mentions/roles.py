"""Role phrases: common nouns for people and bodies, with what stands around them."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.mentions.folding import fold_text, folded
from transforms.facts.mentions.forms import agreeing
from transforms.facts.mentions.ids import entity_ids
from transforms.facts.mentions.lexicon import NameLexicon
from transforms.facts.mentions.states import with_state_bodies
from transforms.plans import once

EXTENSIONS: Final = 3  # "ministrul Apărării al Ucrainei": names that a role may take behind it
BARE_CHARS: Final = 6  # a shorter word without its accents may be another: `var`, `sef`
SMALL_CHARS: Final = 3  # words this short have no capital in a title: `Secretary of State`
WIDENINGS: Final = 3  # words on either side: "un diplomat occidental de rang înalt"
VERB_CHARS: Final = 40
_TAKEN: Final = ["organisation", "country", "place", "nationality"]


def find_roles(sentences: pl.DataFrame, names: pl.DataFrame, lexicon: NameLexicon) -> pl.DataFrame:
    """Return the role phrases outside of names; the name in apposition is their entity.

    `names` are resolved mentions; a phrase runs over the bodies, places and adjectives that
    belong to it: `purtătorul de cuvânt al Kremlinului`.
    """
    source = sentences.select("doc_id", "sentence_no", "char_start", "text")
    named = names.filter(pl.col("kind") != "nationality")
    phrases = spans.clear_of(_widened(_nouns(source, lexicon), source, lexicon), named)
    for _ in range(EXTENSIONS):
        phrases = _extended(phrases, names, source, lexicon)
    borne = _linked(_plain(phrases, lexicon), names, source, lexicon)
    linked = with_state_bodies(borne, source, lexicon)
    home = pl.col("_body").is_not_null()
    shown = linked.with_columns(
        # a state's body is named by its adjective: "serviciile de informații sud-coreene"
        kind=pl.when(pl.col("_institution") | home)
        .then(pl.lit("organisation"))
        .otherwise(pl.lit("role")),
        entity=pl.coalesce("_body", "entity"),
        country=pl.when(home)
        .then(pl.lit(lexicon.pack.conventions.get("home_country")))
        .when("_institution")
        .then("_origin")
        .otherwise("country"),
        rule=pl.lit("mention.role"),
        score=pl.lit(0.7),
    )
    # "investitorii" are others in every text; the finance minister, a state's service are not
    identified = (pl.col("kind") == "organisation") | pl.col("_office")
    own = pl.when(identified).then("entity_id")
    return entity_ids(shown).with_columns(entity_id=pl.coalesce("_named_id", own))


def _nouns(source: pl.DataFrame, lexicon: NameLexicon) -> pl.DataFrame:
    """Return the hits of role nouns; each counts with a small or a capital first letter.

    A long one counts without its accents, too (`presedintele`), and one of several words with
    capitals but in its small words: `Secretary of State`.
    """
    listed = lexicon.pack["roles"]["form"]
    bare = listed.str.normalize("NFD").str.replace_all(r"\p{M}", "")
    forms = pl.concat([listed, bare.filter(bare.str.len_chars() >= BARE_CHARS)]).unique()
    capital = forms.str.slice(0, 1).str.to_uppercase() + forms.str.slice(1)
    parts = forms.filter(forms.str.contains(" ", literal=True)).str.split(" ")
    word = pl.element()
    raised = word.str.slice(0, 1).str.to_uppercase() + word.str.slice(1)
    small = word.str.len_chars() <= SMALL_CHARS
    titled = parts.list.eval(pl.when(small).then(word).otherwise(raised)).list.join(" ")
    both = pl.concat([forms, capital, titled]).unique()
    return spans.find(source, spans.alternatives(both)).select(
        "doc_id", "sentence_no", "char_start", "char_end", "surface"
    )


def _widened(nouns: pl.DataFrame, source: pl.DataFrame, lexicon: NameLexicon) -> pl.DataFrame:
    """Take in determiners and modifiers before the noun, adjectives behind it."""
    texts = source.select("doc_id", "sentence_no", _from="char_start", _text="text")
    rows = nouns.join(texts, on=["doc_id", "sentence_no"], maintain_order="left").with_columns(
        _left=pl.col("_text").str.slice(0, pl.col("char_start") - pl.col("_from")).str.tail(60),
        _right=pl.col("_text").str.slice(pl.col("char_end") - pl.col("_from"), 60),
    )
    rows = _with_prefix(rows.filter(~_is_verb(lexicon)), lexicon)
    for _ in range(WIDENINGS):
        rows = _with_word_behind(_with_word_before(rows, lexicon), lexicon)
    whole = pl.col("_text").str.slice(
        pl.col("char_start") - pl.col("_from"), pl.col("char_end") - pl.col("char_start")
    )
    return spans.consolidate(
        rows.with_columns(surface=whole).drop("_left", "_right", "_from", "_text")
    )


def _with_prefix(rows: pl.DataFrame, lexicon: NameLexicon) -> pl.DataFrame:
    # "der SPD-Politiker": what a hyphen joins before the noun is a part of it
    prefix = lexicon.pack.conventions.get("role_prefix", spans.NEVER)
    joined = pl.col("_left").str.extract(rf"(?:^|[^\p{{L}}\p{{N}}-])({prefix})$").fill_null("")
    return rows.with_columns(
        char_start=(pl.col("char_start") - joined.str.len_chars()).cast(pl.Int32),
        _left=pl.col("_left").str.strip_suffix(joined),
    )


def _with_word_before(rows: pl.DataFrame, lexicon: NameLexicon) -> pl.DataFrame:
    """Take in a determiner, a modifier or an adjective of a state."""
    before = lexicon.word("determiner") | lexicon.word("modifier") | set(lexicon.nationalities)
    word = pl.col("_left").str.extract(r"([\p{L}\p{M}-]+ )$")
    takes = folded(word).is_in(list(before)).fill_null(False)
    length = pl.when(takes).then(word.str.len_chars()).otherwise(0)
    return once(
        rows.lazy().with_columns(
            char_start=(pl.col("char_start") - length).cast(pl.Int32),
            _left=pl.col("_left").str.head(pl.col("_left").str.len_chars() - length),
        )
    )


def _with_word_behind(rows: pl.DataFrame, lexicon: NameLexicon) -> pl.DataFrame:
    """Take in a phrase that belongs to roles, or an adjective."""
    after = lexicon.word("role_adjective") | set(lexicon.nationalities)
    fixed = pl.col("_right").str.extract(rf"^( {lexicon.pattern('role_tail')})(?:[^\p{{L}}]|$)")
    word = pl.col("_right").str.extract(r"^( [\p{L}\p{M}-]+)")
    takes = folded(word).is_in(list(after)).fill_null(False)
    length = (
        pl.when(fixed.is_not_null())
        .then(fixed.str.len_chars())
        .when(takes)
        .then(word.str.len_chars())
        .otherwise(0)
    )
    return once(
        rows.lazy().with_columns(
            char_end=(pl.col("char_end") + length).cast(pl.Int32),
            _right=pl.col("_right").str.slice(length),
        )
    )


def _is_verb(lexicon: NameLexicon) -> pl.Expr:
    """True for a participle behind its auxiliary, which is no noun: `a condamnat`, `au trimis`."""
    conventions = lexicon.pack.conventions
    auxiliary = conventions.get("perfect_auxiliaries", spans.NEVER)
    ending = conventions.get("participle_ending", spans.NEVER)
    behind = pl.col("_left").str.contains(rf"(?i)(?:^|[^\p{{L}}])(?:{auxiliary}) $")
    return behind & pl.col("surface").str.contains(rf"{ending}$")


def _extended(
    phrases: pl.DataFrame, names: pl.DataFrame, source: pl.DataFrame, lexicon: NameLexicon
) -> pl.DataFrame:
    """Take in the next name where a genitive or a preposition joins it."""
    takers = names.filter(pl.col("kind").is_in(_TAKEN)).select(
        "doc_id", "sentence_no", "char_start", "char_end", "kind"
    )
    joined = spans.follows(phrases, takers, gap=14, by=("doc_id", "sentence_no"))
    between = _slice(joined, source, pl.col("char_end"), pl.col("char_start_right"))
    link = lexicon.pattern("role_link")
    longer = (
        between.filter(pl.col("_between").str.contains(rf"^ (?:{link} (?:the )?)?$"))
        .select("doc_id", "char_start", _longer="char_end_right")
        .unique(["doc_id", "char_start"], keep="first")
    )
    return (
        phrases.join(longer, on=["doc_id", "char_start"], how="left", maintain_order="left")
        .with_columns(_new=pl.coalesce("_longer", "char_end"))
        .pipe(_resliced, source)
    )


def _slice(rows: pl.DataFrame, source: pl.DataFrame, start: pl.Expr, end: pl.Expr) -> pl.DataFrame:
    """Add `_between`: the sentence's text from `start` to `end`."""
    texts = source.select("doc_id", "sentence_no", _from="char_start", _text="text")
    return (
        rows.join(texts, on=["doc_id", "sentence_no"], maintain_order="left")
        .with_columns(_between=pl.col("_text").str.slice(start - pl.col("_from"), end - start))
        .drop("_from", "_text")
    )


def _resliced(rows: pl.DataFrame, source: pl.DataFrame) -> pl.DataFrame:
    return (
        _slice(rows, source, pl.col("char_start"), pl.col("_new"))
        .with_columns(char_end=pl.col("_new").cast(pl.Int32), surface=pl.col("_between"))
        .drop("_new", "_longer", "_between")
    )


def _plain(phrases: pl.DataFrame, lexicon: NameLexicon) -> pl.DataFrame:
    """Add `_plain`: the phrase as a name, without article, in its base case and small letters."""
    distinct = phrases.select("surface").unique(maintain_order=True)
    names = [base_role(surface, lexicon) for surface in distinct["surface"]]
    origins = [_origin(surface, lexicon) for surface in distinct["surface"]]
    offices = [_is_office(name, lexicon) for name in names]
    bodies = [_is_body(name, lexicon) for name in names]
    institution = spans.any_of(sorted(lexicon.word("institution")))
    plain = distinct.with_columns(
        _plain=pl.Series(names, dtype=pl.String),
        _origin=pl.Series(origins, dtype=pl.String),
        _office=pl.Series(offices, dtype=pl.Boolean),
        _is_body=pl.Series(bodies, dtype=pl.Boolean),
    ).with_columns(
        _institution=pl.col("_origin").is_not_null()
        & folded(pl.col("_plain")).str.contains(rf"^(?:{institution})(?: |$)")
    )
    return phrases.join(plain, on="surface", how="left", maintain_order="left")


def _is_office(phrase: str, lexicon: NameLexicon) -> bool:
    """Tell whether a phrase names an office or a body, not some people: it holds a name.

    `ministrul Finanțelor`, `purtătorul de cuvânt al Kremlinului`; not `oficialii ucraineni`, nor
    `un diplomat al UE`.
    """
    first, *rest = phrase.split(" ")
    several = tuple(lexicon.pack.conventions.get("plural_role_endings", "").split("|"))
    one = lexicon.roles.get(fold_text(first)) in ("person", "body")
    return one and not first.endswith(several) and any(word[:1].isupper() for word in rest)


def _origin(phrase: str, lexicon: NameLexicon) -> str | None:
    """Return the country of the phrase's first adjective of nationality."""
    countries = (lexicon.nationalities.get(fold_text(word)) for word in phrase.split())
    return next((country for country in countries if country), None)


def base_role(phrase: str, lexicon: NameLexicon) -> str:
    """Return a phrase in its base case: `serviciile secrete` for `Serviciilor secrete`."""
    words = phrase.split()
    if (words[0][1:].islower() or len(words[0]) == 1) and (
        fold_text(words[0]) not in lexicon.nationalities
    ):
        words[0] = words[0].lower()
    if len(words) > 1 and fold_text(words[0]) in lexicon.word("article"):
        words = words[1:]
    for place in range(min(3, len(words))):
        for count in (3, 2, 1):
            base = lexicon.role_bases.get(fold_text(" ".join(words[place : place + count])))
            if base is None:
                continue
            rest = words[place + count :]
            if base.endswith("a"):  # a feminine noun, whose adjectives change with it
                rest = agreeing(rest, lexicon)
            return " ".join([*words[:place], base, *rest])
        if fold_text(words[place]) in lexicon.roles:
            break  # the noun: whose it is stays in the genitive, `membru al Băncii Naționale`
    return " ".join(words)


def _is_body(phrase: str, lexicon: NameLexicon) -> bool:
    """Tell whether a phrase's noun is one for a body: `fostul guvern`, not `un om`."""
    senses = (lexicon.roles.get(fold_text(word)) for word in phrase.split())
    return next((sense for sense in senses if sense), None) == "body"


def _owns(lexicon: NameLexicon) -> pl.Expr:
    """True of a name in the genitive: `Anei Pop`, whose entity is Ana Pop."""
    endings = lexicon.pack.conventions.get("genitive_endings", "").split()
    word = pl.col("surface").str.split(" ").list.first()
    case = rf"\p{{L}}{{2}}(?:{'|'.join(endings)})$" if endings else spans.NEVER
    return word.str.contains(case) & ~pl.col("entity").str.contains(word, literal=True)


def _oblique(lexicon: NameLexicon) -> str:
    endings = lexicon.pack.conventions.get("oblique_endings", spans.NEVER)
    return rf"^\p{{L}}+(?:{endings})(?:\s|$)"


def _several(lexicon: NameLexicon) -> pl.Expr:
    """True of a bare plural, which is no apposition to one: `in Elmton County, officials said`."""
    endings = lexicon.pack.conventions.get("plural_role_endings", spans.NEVER)
    return pl.col("surface").str.contains(rf"^\p{{Ll}}+[^\Ws](?:{endings})$")


def _without_subjects(
    ahead: pl.DataFrame, source: pl.DataFrame, lexicon: NameLexicon
) -> pl.DataFrame:
    """Drop what has a verb of its own and is no apposition: `La ruga Anei Pop, primarul a zis`."""
    verbs = lexicon.pack.conventions.get("perfect_auxiliaries", spans.NEVER)
    ending = lexicon.pack.conventions.get("participle_ending", spans.NEVER)
    end = pl.col("char_end")
    behind = _slice(ahead.drop("_between"), source, end, end + VERB_CHARS)["_between"]
    acts = behind.str.contains(rf"^\s(?:{verbs})\s\p{{L}}+{ending}(?:\W|$)")
    return ahead.filter(~(acts & ahead["_own_right"]))


def _linked(
    phrases: pl.DataFrame, names: pl.DataFrame, source: pl.DataFrame, lexicon: NameLexicon
) -> pl.DataFrame:
    """Add `entity`: the person beside the phrase, else the phrase itself."""
    people = names.filter(pl.col("kind") == "person").select(
        "doc_id",
        "sentence_no",
        "char_start",
        "char_end",
        "entity",
        "entity_id",
        _own=_owns(lexicon),
    )
    key = ["doc_id", "char_start", "char_end"]
    borne = phrases.filter(~pl.col("_is_body"))  # a bank is nobody: "șeful băncii, Dan Pop"
    # "avocatul Anei Pop" is somebody else than she; "avocatului Anei Pop" may be hers or she
    plain = pl.col("surface").str.contains(_oblique(lexicon))
    behind = _slice(
        spans.follows(borne, people, gap=2, by=("doc_id", "sentence_no")),
        source, pl.col("char_end"), pl.col("char_start_right"),
    ).filter(pl.col("_between").is_in([" ", ", "]) & (~pl.col("_own_right") | plain))  # fmt: skip
    ahead = _slice(
        spans.precedes(borne, people, gap=2, by=("doc_id", "sentence_no")),
        source, pl.col("char_end_right"), pl.col("char_start"),
    ).filter(pl.col("_between").is_in([", ", " - ", " ("]))  # fmt: skip
    ahead = _without_subjects(ahead, source, lexicon).filter(~_several(lexicon))
    near = pl.concat(
        [rows.select(*key, "entity_right", "entity_id_right", "gap") for rows in (behind, ahead)]
    )
    near = near.sort("gap").unique(key, keep="first").drop("gap")
    linked = phrases.join(near, on=key, how="left", maintain_order="left")
    return linked.with_columns(
        entity=pl.coalesce("entity_right", "_plain"),
        _named_id=pl.col("entity_id_right"),
        country=pl.lit(None, dtype=pl.String),
    ).with_columns(_key=folded(pl.col("entity")))

"""Who may hold the floor: the subjects of cues, and those whom a sentence begins with."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.speech.role_names import with_role_heads
from transforms.packs import Pack
from transforms.plans import once

# a word, a year, an age, a clock time: "At 10.15 p.m., Anna Hill"
_WORD: Final = r"(?:[\p{L}'’-]+|\p{N}[\p{N}.:]*(?:\p{Ll}{2}|(?:-\p{Ll}+)+)?|\p{Ll}[.]\p{Ll}[.])"
_TOPIC: Final = rf"^[\"„“']?(?:{_WORD},? ){{0,6}}$"  # few words before the name
# "On Monday, Anna Hill", "Her lawyer, Anna Hill,", "Hours later, the deputy mayor Anna Hill"
_LEADS: Final = (
    rf"^[\"„“']?(?:(?:{_WORD} ){{0,4}}"
    rf"|(?:{_WORD} ){{0,4}}{_WORD}, (?:[\p{{Ll}}\p{{N}}][\p{{L}}\p{{N}}-]* ){{0,3}})$"
)
# "But Ford's European counterpart Anna Hill": whose who leads is fills the sentence's first words
_LED_BY_OWNER: Final = (
    r"^(?:\p{L}+ )?(?:\p{Lu}[\p{L}-]* ?){1,2}(?:%s) (?:[\p{L}-]+ ){1,3}$"
    r"|^(?:\p{L}+ )?(?i:%s) (?:[\p{L}-]+ ){1,4}$"
)


def holders(
    cues: pl.DataFrame,
    sourced: pl.DataFrame,
    mentions: pl.DataFrame,
    asked: pl.DataFrame,
    pack: Pack,
) -> pl.DataFrame:
    """Return who may be meant by a pronoun further on, sorted by where that is known from.

    `doc_id, source, source_kind, _at, _stated_in, speaker` (the subject of a cue), `leads` (a
    sentence begins with it), `aside` (a sentence names nobody else), `other` (the second of two),
    `owner` (a sentence begins with what is theirs), `cited` (by whose word it is so), `_plural`,
    `_body` (for ministers and a ministry neither `he` nor `she` stands). In: resolved cues with
    `source` (those that relay others hold no floor); sourcing phrases; `asked` with `doc_id,
    pronoun`.
    """
    both = pl.concat(
        [
            part.with_columns(
                pl.lit(how == kind).alias(kind) for kind in ("other", "owner", "cited")
            )
            for part, how in (
                (_spoken(cues), "speaker"),
                (_cited(sourced, pack), "cited"),
                (_topics(mentions, cues, asked), "topic"),
                (_asides(mentions, asked, pack), "aside"),
                (_others(mentions, asked), "other"),
                (_owners(mentions, asked), "owner"),
            )
        ]
    ).filter(pl.col("source").is_not_null())
    return (
        with_role_heads(both.rename({"source": "surface", "source_kind": "kind"}), pack)
        .select(
            "doc_id", "_at", "_stated_in", "speaker", "leads", "aside", "other", "owner",
            "cited", source="surface", source_kind="kind", _plural="is_plural", _body="is_body",
        )
        .join(_titled(mentions), on=["doc_id", "source"], how="left", maintain_order="left")
        .sort("doc_id", "_at")
    )  # fmt: skip


def _titled(mentions: pl.DataFrame) -> pl.DataFrame:
    """Return `doc_id, source, _titled`: the gender of people whom titles tell, all of one."""
    told = mentions.filter(pl.col("kind") == "person", pl.col("title_gender").is_not_null())
    return (
        told.group_by("doc_id", source="entity")
        .agg(_titled=pl.col("title_gender").unique())
        .filter(pl.col("_titled").list.len() == 1)
        .with_columns(pl.col("_titled").list.first())
    )


def _spoken(cues: pl.DataFrame) -> pl.DataFrame:
    """The subjects of cues; a subject holds the floor from where it is named."""
    # an outlet relays what others say; in "„…”, a transmis Dan Pop" they are his own words
    own = pl.col("source_kind").is_in(["person", "role"]) & pl.col("behind_quote_cue")
    holds = pl.col("source").is_not_null() & ((pl.col("cue_type") != "report") | own)
    # "Hill said that the coach had asked for time": Hill speaks, of the coach
    reports = pl.col("clausal") & pl.col("source").is_not_null()
    place = ["doc_id", "sentence_no"]
    told_of = (
        reports.cast(pl.Int8).cum_max().shift(1).over(place, order_by="char_start").eq(1)
        & ~pl.col("coordinated")
        & ~pl.col("behind_quote_cue")
        & ~pl.col("opens_quote")
    ).fill_null(False)
    spoken = cues.with_columns(_told_of=told_of)
    return spoken.filter(holds).select(
        "doc_id",
        "source",
        "source_kind",
        _at=pl.max_horizontal("char_end", pl.col("source_end").fill_null(0)).cast(pl.Int32),
        _stated_in="turn",
        speaker=~pl.col("_told_of"),
        leads=pl.lit(False),
        aside=pl.lit(False),
    )


def _cited(sourced: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Those by whose word something is so: `Potrivit unui martor, …. „…”, a spus acesta`."""
    people = pack["roles"].filter(pl.col("sense") == "person")["form"].implode()
    words = pl.col("source").str.to_lowercase().str.split(" ")
    role = words.list.get(0).is_in(people) | words.list.get(1, null_on_oob=True).is_in(people)
    return sourced.filter(
        pl.col("form") == "prepositional",
        (pl.col("source_kind") == "person") | (pl.col("source_kind") == "role") & role,
    ).select(
        "doc_id",
        "source",
        "source_kind",
        _at="char_end",
        _stated_in="turn",
        speaker=pl.lit(True),
        leads=pl.lit(False),
        aside=pl.lit(False),
    )


def _topics(mentions: pl.DataFrame, cues: pl.DataFrame, asked: pl.DataFrame) -> pl.DataFrame:
    """Persons, bodies and roles that are the first of their sentence and stand at its beginning."""
    documents = asked.select("doc_id").unique()
    body = pl.col("kind").is_in(["organisation", "country"]) & pl.col("leads")
    body = body | (pl.col("kind") == "role") & pl.col("is_topic") & pl.col("is_unnamed")
    first = (
        mentions.filter((pl.col("kind") == "person") | body, ~pl.col("is_owner"))
        .join(documents, on="doc_id", how="semi")
        .sort("doc_id", "char_start")
        .unique(["doc_id", "sentence_no", "kind"], keep="first", maintain_order=True)
    )
    # "Hill doubts a judge will agree": the sentence is about her, and about no role behind her
    person = (pl.col("kind") == "person") & pl.col("is_topic")
    led = person.any().over("doc_id", "sentence_no", order_by="char_start")
    at = pl.col("char_start").filter(person).min().over("doc_id", "sentence_no")
    first = first.filter(~(led & (pl.col("kind") == "role") & (pl.col("char_start") > at)))
    # "The mayor is ill, he said": whom a reported clause is about is not the one who reports
    told = pl.col("left").str.contains(r",\s+\p{L}+\s*$") & pl.col("right").str.contains(
        r"^\s*(?:[.…]|$)"
    )
    reported = cues.filter(told & pl.col("subject_is_pronoun")).select("doc_id", "sentence_no")
    topics = first.filter(pl.col("is_topic")).join(
        reported.unique(), on=["doc_id", "sentence_no"], how="anti"
    )
    return topics.select(
        "doc_id",
        source="entity",
        source_kind="kind",
        _at="char_end",
        _stated_in="turn",
        speaker=pl.lit(False),
        leads="leads",
        aside=pl.lit(False),
    ).sort("doc_id", "_at")


def _asides(mentions: pl.DataFrame, asked: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """The only person whom a sentence names, anywhere: `condusă de Ana Pop. „…”, spune aceasta`.

    Of two whose given names tell them apart, each is the only one of a gender.
    """
    documents = asked.filter(pl.col("pronoun").is_not_null())
    people = mentions.filter((pl.col("kind") == "person") & ~pl.col("is_nested")).join(
        documents, on="doc_id", how="semi"
    )
    place = ["doc_id", "sentence_no"]
    gender = gender_of(pl.col("entity"), pack)
    known = gender.is_not_null().all().over(place)
    sole = people.with_columns(_gender=pl.when(known).then(gender)).filter(
        pl.col("entity").n_unique().over(*place, "_gender") == 1, ~pl.col("is_owner")
    )
    return _named(sole, aside=True)


def _others(mentions: pl.DataFrame, asked: pl.DataFrame) -> pl.DataFrame:
    """The second of two people whom a sentence names: `Ion Pop l-a criticat pe Dan Marin`."""
    documents = asked.filter(pl.col("pronoun").is_not_null())
    place = ["doc_id", "sentence_no"]
    people = mentions.filter(
        (pl.col("kind") == "person") & ~pl.col("is_nested") & ~pl.col("is_owner")
    ).join(documents, on="doc_id", how="semi")
    pairs = people.unique([*place, "entity"], keep="first", maintain_order=True).filter(
        pl.len().over(place) == 2
    )
    second = pairs.filter(pl.col("char_start") == pl.col("char_start").max().over(place))
    return _named(second, aside=False)


def _owners(mentions: pl.DataFrame, asked: pl.DataFrame) -> pl.DataFrame:
    """People with whose own a sentence begins: `Hill's future is open. "…," he said`."""
    documents = asked.filter(pl.col("pronoun").is_not_null())
    people = mentions.filter(
        (pl.col("kind") == "person") & ~pl.col("is_nested") & pl.col("owns_first")
    ).join(documents, on="doc_id", how="semi")
    return _named(people, aside=False)


def _named(people: pl.DataFrame, *, aside: bool) -> pl.DataFrame:
    """People who are named and do not speak, in the shape of those who do."""
    return people.select(
        "doc_id",
        source="entity",
        source_kind="kind",
        _at="char_end",
        _stated_in="turn",
        speaker=pl.lit(False),
        leads=pl.lit(False),
        aside=pl.lit(aside),
    )


def gender_of(name: pl.Expr, pack: Pack) -> pl.Expr:
    """Return `f` or `m` where a full name's given name tells, else null.

    One name alone tells it where it can be no surname: `Sarah`, and not `Kelly`.
    """
    known = pack["given_names"].filter(pl.col("gender").is_not_null())
    plain = known.filter(pl.col("ambiguous").fill_null("") != "yes")
    full, alone = (dict(part.select("form", "gender").iter_rows()) for part in (known, plain))
    first = name.str.extract(r"^(\S+?)(?:-\S+)?\s")
    return pl.coalesce(
        found.replace_strict(genders, default=None, return_dtype=pl.String)
        for found, genders in ((first, full), (name.str.extract(r"^(\S+)$"), alone))
    )


def called_gender(role: pl.Expr, pack: Pack) -> pl.Expr:
    """Return `f` or `m` where a role's own form tells (`șefa`), else null."""
    forms = (("f", "women_called"), ("m", "men_called"))
    return pl.coalesce(
        pl.when(role.str.contains(pack.conventions.get(key, spans.NEVER))).then(pl.lit(gender))
        for gender, key in forms
    )


def _title_gender(head: pl.Expr, pack: Pack) -> pl.Expr:
    """Return `f` or `m` where the words in front of a name end in a title that tells: `Mrs `."""
    titles = (("f", "women_titles"), ("m", "men_titles"))
    forms = {gender: pack.conventions.get(key, spans.NEVER) for gender, key in titles}
    # "Actrița Mila Pop", "actress Mila Hill"
    people = pack["roles"].filter(pl.col("sense") == "person")["form"]
    role = head.str.extract(r"(?:^|\s)(\p{L}\p{Ll}{3,})\s$").str.to_lowercase()
    role = pl.when(role.is_in(people.implode())).then(role)
    return pl.coalesce(
        *(
            pl.when(head.str.contains(rf"(?:^|[^\p{{L}}])(?i:{words})[.]?\s$")).then(pl.lit(gender))
            for gender, words in forms.items()
        ),
        called_gender(role, pack),
    )


def with_topic(mentions: pl.DataFrame, sentences: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """Add `is_topic`: the mention stands within the first words of its sentence, not obliquely.

    Adds `leads`, too: hardly a word stands before it; and `is_owner`: it only says whose the one
    named behind it is (`Hill's coach Anna Ward`); `owns_first`: its sentence begins so.
    """
    places = sentences.select("doc_id", "sentence_no", "text", "turn", _from="char_start")
    head = pl.col("text").str.head((pl.col("char_start") - pl.col("_from")).clip(0))
    prepositions = spans.any_of(pack["prepositions"]["form"])
    oblique = head.str.contains(rf"(?i)(?:^|\s){prepositions}\s(?:(?-i:\p{{Ll}})+\s)?$")
    marks = pack.conventions.get("possessive_marks", spans.NEVER).strip().replace(" ", "|")
    rest = pl.col("text").str.slice((pl.col("char_end") - pl.col("_from")).clip(0))
    owner = rest.str.contains(rf"^(?:{marks})\s").fill_null(False)
    # "She had an official": the sentence is about her
    pronouns = spans.any_of(pack["pronouns"]["form"])
    other = (pl.col("kind") == "role") & head.str.contains(rf"(?i)(?:^|\s){pronouns}\s")
    topic = ~pl.col("is_nested") & ~oblique & ~owner & ~other.fill_null(False)
    his = pack.conventions.get("person_possessives", spans.NEVER)
    owned = head.str.contains(_LED_BY_OWNER % (marks, his)) & (pl.col("kind") == "person")
    # "Hours before a flight to Elmton, Anna Hill": words that tell when or where open the sentence
    opens = [*pack["prepositions"]["form"], *pack["clause_words"]["form"]]
    setting = rf"^(?:\p{{Lu}}\p{{Ll}}+ )?(?i:{spans.any_of(opens)})\s[^,;:]{{3,100}},\s$"
    set_ = head.str.contains(setting).fill_null(False) & (pl.col("kind") == "person")
    return once(
        mentions.lazy()
        .join(places.lazy(), on=["doc_id", "sentence_no"], how="left", maintain_order="left")
        .with_columns(
            is_topic=(head.str.contains(_TOPIC).fill_null(False) | set_) & topic,
            leads=(head.str.contains(_LEADS) | owned | set_).fill_null(False) & topic,
            is_owner=owner,
            owns_first=owner & head.str.contains(_LEADS).fill_null(False) & ~oblique,
            title_gender=_title_gender(head, pack),
        )
        .drop("text", "_from")
    )

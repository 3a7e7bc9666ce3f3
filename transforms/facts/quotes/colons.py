"""Quotations that no verb brings in: `X: „…”`, `„…” – X`, and lines left open."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.speech import Speech
from transforms.packs import Pack

ONLY_SENTENCES: Final = 12  # so near must be who speaks but once
AGENT_CHARS: Final = 40  # behind a quotation and `by`
NEAR: Final = 4  # so many words without a verb may stand before the one who is named
_KINDS: Final = ("person", "role", "organisation")
_SPEAKER: Final = ("speaker", "speaker_kind", "speaker_surface")
_DASH: Final = r"^[\s.,]*[–—―-]\s*$"  # between a quotation and who signs it
# "Anna Hill", "Anna Hill, maths teacher, Leeds"
_NAME_LINE: Final = (
    r"^\s*\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){1,3}(?:,\s[\p{L}\p{N}’'-]+(?:\s[\p{L}\p{N}’'-]+)"
    r"{0,4}){0,3}\s*$"
)
SIGNED_WORDS: Final = 5  # `„Ion”, Liviu Rebreanu` is a title; so many words are said


def colon_subjects(runs: pl.DataFrame, speech: Speech, pack: Pack) -> pl.DataFrame:
    """Return those whom a sentence names before the colon that ends it.

    `quote_no, …, speaker, speaker_kind, speaker_surface, colon_lead` (the sentence begins with
    the name), `colon_far`, `colon_oblique`, `colon_alone` (nothing but the name and a colon).
    """
    ended = runs.filter(pl.col("head").str.contains(r"\p{L}.*:\s*$"))
    named = speech.mentions.filter(
        pl.col("kind").is_in(_KINDS) & ~pl.col("is_nested")
    ).select(
        "doc_id", "sentence_no", speaker="entity", speaker_kind="kind",
        speaker_surface="surface", _from="char_start", _to="char_end",
    )  # fmt: skip
    pairs = ended.join(
        named, left_on=["doc_id", "first_sentence"], right_on=["doc_id", "sentence_no"]
    ).filter(pl.col("_to") <= pl.col("mark_start"))
    before = pl.col("head").str.head(pl.col("_from") - pl.col("first_start"))
    behind = pl.col("head").str.slice(pl.col("_to") - pl.col("first_start"))
    prepositions = spans.any_of(pack["prepositions"]["form"])
    hears = pack.conventions.get("oblique_subjects", spans.NEVER)
    first = before.str.extract(r"^\s*([\p{L}-]+)").str.to_lowercase()
    # "Îl critică pe ministrul Muncii, Dan Pop: „": so is whom one calls by an office there
    office = before.str.to_lowercase().str.extract(
        rf"(?:^|\s){prepositions}\s([\p{{L}}-]+)(?:\s[\p{{L}}-]+){{0,4}},\s$"
    )
    offices = pack["roles"].filter(pl.col("sense") == "person")["form"].implode()
    # "Jamie and Ann's friend Paul writes: „": whose friend he is
    owns = pack.conventions.get("possessive_marks", spans.NEVER).strip().replace(" ", "|")
    pairs = pairs.filter(~behind.str.contains(rf"^(?:{owns})(?:\s|$)"))
    return pairs.with_columns(
        **UNTOLD,
        colon_subject=pl.lit(True),
        colon_lead=~before.str.contains(r"[:;]") & (before.str.count_matches(r"\p{L}+") <= NEAR),
        # "lângă Ana Pop: „", "i-am zis soțului meu: „": neither of them speaks
        colon_oblique=before.str.contains(rf"(?i)(?:^|\s){prepositions}\s(?:(?-i:\p{{Ll}})+\s)?$")
        | pl.col("speaker_surface").str.contains(rf"^(?:{hears})(?:\s|$)")
        | office.is_in(offices).fill_null(False),
        colon_alone=behind.str.contains(r"^(?:,[^:]*)?:\s*$") & ~before.str.contains(r"\p{L}"),
        colon_person=pl.col("speaker_kind") == "person",
        # "Ministrul Ion Pop: „Nu plec”"
        colon_titled=behind.str.contains(r"^(?:,[^:]*)?:\s*$")
        & (before.str.count_matches(r"\p{L}+") <= NEAR)
        & first.is_in(pack["roles"].filter(pl.col("sense") == "person")["form"].implode()),
        colon_first=pl.col("_from") == pl.col("_from").min().over("quote_no"),
    )


def under_lines(runs: pl.DataFrame, speech: Speech) -> pl.DataFrame:
    """Return the quotations under a line that names who speaks, with that line as their `head`.

    `City manager Anna Hill:` stands above what she said, as it would stand before it; so does
    `Anna Hill, nurse, Leeds`, whose colon is supplied (`bare_line`).
    """
    lines = (
        speech.sentences.with_columns(_whole=pl.len().over("doc_id", "paragraph_no") == 1)
        .filter(pl.col("text").str.contains(r":\s*$") | pl.col("_whole"))
        .select("doc_id", first_sentence="sentence_no", _line="text", _line_start="char_start")
    )
    above = (
        runs.filter(~pl.col("head").str.contains(r"\p{L}"))
        .with_columns(first_sentence=pl.col("first_sentence").cast(pl.Int64) - 1)
        .join(
            lines.with_columns(pl.col("first_sentence").cast(pl.Int64)),
            on=["doc_id", "first_sentence"],
        )
        .with_columns(first_sentence=pl.col("first_sentence").cast(runs.schema["first_sentence"]))
    )
    bare = ~pl.col("_line").str.contains(r":\s*$")
    named = pl.col("alone") & pl.col("_line").str.contains(_NAME_LINE)
    return (
        above.filter(~bare | named)
        .with_columns(
            head=pl.when(bare).then(pl.col("_line").str.strip_chars_end() + ":").otherwise("_line"),
            first_start="_line_start",
            bare_line=bare,
        )
        .select(*runs.columns, "bare_line")
    )


def with_agents(runs: pl.DataFrame, speech: Speech, pack: Pack) -> pl.DataFrame:
    """Add `_by, _by_kind` to runs: the one behind `by`, as in `described as „a farce” by Hill`.

    Where nobody whom the text names stands there, `_by` is empty.
    """
    agents = pack.conventions.get("agent_marks", spans.NEVER)
    ahead = rf"^\s(?:{agents})\s"
    marks = pack.conventions.get("possessive_marks", spans.NEVER).strip().replace(" ", "|")
    named = speech.mentions.filter(pl.col("kind").is_in([*_KINDS, "country"])).select(
        "doc_id", "kind", "entity", _from="char_start", _to="char_end"
    )
    asked = runs.filter(pl.col("tail").str.contains(ahead)).select(
        "quote_no", "doc_id", "mark_end", "tail"
    )
    between = pl.col("tail").str.head((pl.col("_from") - pl.col("mark_end")).clip(0))
    rest = pl.col("tail").str.slice((pl.col("_to") - pl.col("mark_end")).clip(0))
    found = (
        asked.join(named, on="doc_id")
        .filter((pl.col("_from") - pl.col("mark_end")).is_between(1, AGENT_CHARS))
        .filter(between.str.contains(rf"{ahead}[^,.;:]*$") & ~rest.str.contains(rf"^(?:{marks})"))
        .sort(pl.col("kind") != "person", "_from")
        .unique("quote_no", keep="first", maintain_order=True)
    )
    known = asked.join(found, on="quote_no", how="left").select(
        "quote_no", _by=pl.col("entity").fill_null(""), _by_kind="kind"
    )
    return runs.join(known, on="quote_no", how="left", maintain_order="left")


def named_by(runs: pl.DataFrame, speech: Speech, pack: Pack) -> pl.DataFrame:
    """Return the one behind `by` where something was so called: `was called „a farce” by Hill`.

    He may stand in front of the words, too: `described by Hill as „a farce”`.
    The passive has a subject that does not speak, and so its verb is no cue.
    """
    agents = pack.conventions.get("agent_marks", spans.NEVER)
    forms = spans.any_of(
        pack["cues"].filter(
            pl.col("cue_type") == "name", pl.col("form_kind").is_in(["past", "participle"])
        )["form"]
    )
    into = pack.conventions.get("quoting_prepositions", spans.NEVER)
    article = spans.any_of(pack["articles"]["form"])
    called = rf"(?i)(?:^|\s){forms}\p{{Ll}}?(?:\s(?:{into}))?(?:\s{article})?(?:\s\p{{L}}+)?\s*$"
    by = with_agents(runs.filter(pl.col("head").str.contains(called)), speech, pack)
    behind = by.filter(pl.col("_by").fill_null("") != "").with_columns(
        speaker="_by", speaker_kind="_by_kind", speaker_surface="_by"
    )
    who = (
        rf"(?i)(?:^|\s){forms}\p{{Ll}}?\s(?:{agents})\s([^,;:.]{{2,60}})"
        rf"(?:\s(?:{into})(?:\s{article})?|:)\s*$"
    )
    ahead = runs.with_columns(_who=pl.col("head").str.extract(who)).filter(
        pl.col("_who").is_not_null()
    )
    return pl.concat(
        [behind.select(*runs.columns, *_SPEAKER), _named_in(ahead, speech, runs)]
    ).with_columns(**UNTOLD, explicit=pl.lit(True), names=pl.lit(True), before_direct=pl.lit(True))


def _named_in(runs: pl.DataFrame, speech: Speech, whole: pl.DataFrame) -> pl.DataFrame:
    """Give runs the one named in the words `_who` that stand in front of them."""
    named = speech.mentions.filter(pl.col("kind").is_in([*_KINDS, "country"])).select(
        "doc_id", first_sentence="sentence_no", speaker="entity", speaker_kind="kind",
        speaker_surface="surface", _from="char_start",
    )  # fmt: skip
    return (
        runs.join(named, on=["doc_id", "first_sentence"])
        .filter(pl.col("_from") < pl.col("mark_start"))
        .filter(pl.col("_who").str.contains(pl.col("speaker_surface"), literal=True))
        .sort(pl.col("speaker_kind") != "person", "_from")
        .unique("quote_no", keep="first", maintain_order=True)
        .select(*whole.columns, *_SPEAKER)
    )


def signed(runs: pl.DataFrame, speech: Speech) -> pl.DataFrame:
    """Return those whose name stands behind a dash: `„…” – Ana Pop`, there or in the next line.

    A comma will do where enough is said: `„…”, Ana Pop, primar.`

    Nothing else may stand with it but what follows a comma (`– Ana Pop, primar`).
    """
    named = speech.mentions.filter(pl.col("kind").is_in(_KINDS) & ~pl.col("is_nested")).select(
        "doc_id", "sentence_no", speaker="entity", speaker_kind="kind",
        speaker_surface="surface", _from="char_start", _to="char_end",
    )  # fmt: skip
    lines = speech.sentences.select("doc_id", "sentence_no", _line="text", _at="char_start")
    begins = runs.filter(~pl.col("head").str.contains(r"\p{L}"))
    here = begins.with_columns(sentence_no="last_sentence", _line="tail", _at="mark_end")
    below = (
        begins.filter("alone")
        .with_columns(sentence_no=pl.col("last_sentence") + 1)
        .join(lines, on=["doc_id", "sentence_no"])
    )
    ahead = pl.col("_line").str.head((pl.col("_from") - pl.col("_at")).clip(0))
    words = pl.col("surface").str.count_matches(r"\p{L}+")
    spoken = (pl.col("speaker_kind") == "person") & (words >= SIGNED_WORDS)
    return (
        pl.concat([here, below.select(here.columns)], how="vertical_relaxed")
        .join(named, on=["doc_id", "sentence_no"])
        .filter(
            (ahead.str.contains(_DASH) | (ahead.str.contains(r"^,\s$") & spoken))
            & pl.col("_line")
            .str.slice((pl.col("_to") - pl.col("_at")).clip(0))
            .str.contains(r"^\s*(?:,[^.:;]*)?[.]?\s*$")
        )
        .with_columns(**UNTOLD, signed=pl.lit(True))
    )


def chained(runs: pl.DataFrame, links: pl.DataFrame) -> pl.DataFrame:
    """Hand the speaker behind the last line of a quotation to the lines before, left open.

    Every paragraph of a long quotation opens anew and none but the last closes; its tag stands
    behind the last. `links` are the candidates behind quotations.
    """
    numbered = _chains(runs)
    last = numbered.filter(~pl.col("_goes_on")).select("_chain", _last="quote_no")
    # "„…”, said Hill. „We go on": the second half of her words is no line of the next paragraph's
    begun = runs.filter(~pl.col("head").str.contains(r"\p{L}") & ~pl.col("begins_paragraph"))
    lines = (
        numbered.filter("_goes_on")
        .join(last, on="_chain")
        .join(begun, on="quote_no", how="anti")
        .select("quote_no", "_last")
    )
    behind = links.filter(pl.col("after_direct") | pl.col("after_subject"))
    return (
        behind.join(lines.rename({"quote_no": "_line"}), left_on="quote_no", right_on="_last")
        .with_columns(quote_no="_line")
        .drop("_line")
    )


def carried(runs: pl.DataFrame, links: pl.DataFrame, *, beside: bool = False) -> pl.DataFrame:
    """Hand whom the sentence before leads to all lines of a quotation, not to its first alone.

    `links` are the candidates of `topic_before`. Lines are left open; those `beside` one another
    (`„It rained.” „We lost all.”`) are closed, with nothing between them.
    """
    numbered = _chains(runs, beside=beside)
    first = numbered.unique("_chain", keep="first", maintain_order=True)
    lines = numbered.join(first.select("_chain", _first="quote_no"), on="_chain").filter(
        pl.col("quote_no") != pl.col("_first")
    )
    return (
        links.join(lines.select("_first", _line="quote_no"), left_on="quote_no", right_on="_first")
        .with_columns(quote_no="_line")
        .drop("_line")
    )


def _chains(runs: pl.DataFrame, *, beside: bool = False) -> pl.DataFrame:
    """Number the quotations whose lines are left open: `quote_no, _goes_on, _chain`.

    With `beside` those that stand right behind one another; a question is another one's.
    """
    placed = runs.sort("doc_id", "char_start").select(
        "quote_no", "doc_id", "closed", "begins_paragraph", "paragraph_no", "mark_start",
        "mark_end", "alone", "surface",
    )  # fmt: skip
    following = pl.col("paragraph_no").shift(-1).over("doc_id") - pl.col("paragraph_no")
    gap = pl.col("mark_start").shift(-1).over("doc_id") - pl.col("mark_end")
    both = pl.col("alone") & pl.col("alone").shift(-1).over("doc_id")
    adjacent = both & (gap <= 1) & ~pl.col("surface").str.contains(r"[?]$")
    opened = ~pl.col("closed") & pl.col("begins_paragraph").shift(-1).over("doc_id")
    goes_on = ((adjacent if beside else opened) & (following <= 1)).fill_null(False)
    chain = (~goes_on).cast(pl.Int32).cum_sum() - (~goes_on).cast(pl.Int32)
    return placed.with_columns(_goes_on=goes_on, _chain=chain)


def only_speaker(runs: pl.DataFrame, cues: pl.DataFrame) -> pl.DataFrame:
    """The one person who speaks in a document, for a quotation that stands alone."""
    people = cues.filter((pl.col("speaker") != "") & ~pl.col("relay_cue"))
    alone = (
        people.filter(
            (pl.col("speaker").n_unique().over("doc_id") == 1)
            & (pl.col("speaker_kind") == "person")
        )
        .with_columns(_often=pl.len().over("doc_id") > 1)
        .unique("doc_id", keep="first")
    )
    known = alone.select(
        "doc_id", "cue_no", "cue_start", "cue_end", "speaker", "speaker_kind", "_often",
        _said="sentence_no",
    )  # fmt: skip
    return (
        runs.filter("alone")
        .join(known, on="doc_id")
        .filter(
            pl.col("_often")
            | ((pl.col("_said") - pl.col("first_sentence")).abs() <= ONLY_SENTENCES)
        )
        .with_columns(
            cue=pl.lit(None, dtype=pl.String),
            speaker_surface=pl.lit(None, dtype=pl.String),
            only=pl.lit(True),
        )
    )


def topic_before(runs: pl.DataFrame, speech: Speech, cues: pl.DataFrame) -> pl.DataFrame:
    """Who leads the sentence before a quotation that stands alone, and speaks in the document.

    Where nobody has spoken yet (`first_voice`), or in the paragraph of that sentence (`City boss
    Dan Hill saw it otherwise. „…”`), it may be one who is never said to speak.
    """
    people = cues.filter(pl.col("speaker_kind") == "person")
    spoken = people.select("doc_id", "speaker", _speaks=pl.lit(True)).unique()
    begun = cues.filter(pl.col("speaker") != "").group_by("doc_id").agg(pl.col("cue_start").min())
    lines = speech.sentences.select("doc_id", "sentence_no", _led_in="paragraph_no")
    led = speech.mentions.filter((pl.col("kind") == "person") & pl.col("leads"))
    leading = led.join(lines, on=["doc_id", "sentence_no"]).select(
        "doc_id", "_led_in", _before="sentence_no", speaker="entity", speaker_kind="kind",
        speaker_surface="surface",
    )  # fmt: skip
    return (
        runs.filter("alone")
        .with_columns(_before=pl.col("first_sentence") - 1)
        .join(leading, on=["doc_id", "_before"])
        .join(spoken, on=["doc_id", "speaker"], how="left")
        .join(begun, on="doc_id", how="left")
        .with_columns(first_voice=(pl.col("cue_start") > pl.col("mark_start")).fill_null(True))
        .filter(
            pl.col("_speaks")
            | pl.col("first_voice")
            | (pl.col("_led_in") == pl.col("paragraph_no"))
        )
        .unique("quote_no", keep="first", maintain_order=True)
        .with_columns(**UNTOLD, topic_before=pl.lit(True))
    )


def sourced_by(runs: pl.DataFrame, sourced: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    """`Potrivit X, „…”`: the sentence names its source without a verb."""
    phrases = sourced.filter(
        pl.col("form").is_in(["prepositional", "document", "outlet"])
        & pl.col("source").is_not_null()
        & (pl.col("rule") != "attribution.told")
    ).select(
        "doc_id",
        "sentence_no",
        cue="cue",
        cue_start="char_start",
        cue_end="char_end",
        speaker="source",
        speaker_kind="source_kind",
        speaker_surface=pl.lit(None, dtype=pl.String),
        _press=(pl.col("form") == "outlet") | _is_press(pl.col("source"), pack),
    )
    parts = [
        runs.join(phrases, left_on=["doc_id", column], right_on=["doc_id", "sentence_no"])
        for column in ("first_sentence", "last_sentence")
    ]
    return (
        pl.concat(parts)
        .unique(["quote_no", "cue_start"], maintain_order=True)
        .with_columns(
            cue_no=pl.lit(None, dtype=pl.UInt32),
            sourced=pl.lit(True),
            press_part=pl.col("_press")
            & (pl.col("cue_start") >= pl.col("mark_end"))
            & pl.col("head").str.contains(r"\p{L}"),
            sourced_first=pl.col("cue_start") <= pl.col("first_start") + 2,
        )
    )


def _is_press(name: pl.Expr, pack: Pack) -> pl.Expr:
    """True for a paper, a channel, an agency, or the address of a site."""
    press = pack.conventions.get("outlets", "").split("|")
    return name.is_in(press) | name.str.contains(r"^[\w-]+[.]\p{Ll}{2,4}$")


UNTOLD: Final = {
    "cue_no": pl.lit(None, dtype=pl.UInt32),
    "cue": pl.lit(None, dtype=pl.String),
    "cue_start": pl.lit(None, dtype=pl.Int32),
    "cue_end": pl.lit(None, dtype=pl.Int32),
}

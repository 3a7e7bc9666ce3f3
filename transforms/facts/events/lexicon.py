"""The room of events' lexicon: stems become forms, and all forms one pattern."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

import polars as pl

from transforms import spans
from transforms.packs import Pack

BARE: Final = "-"  # an inflection class's ending that adds nothing
# as plain ranges, since `[^\p{L}]` takes longer to compile than the rest of most patterns
_NO_LETTER: Final = r"(?-i:[\x00-@\[-`{-©«-´¶-¹»-¿×÷\x{2000}-\x{2BFF}\x{3000}-\x{303F}])"
CASED: Final = "(?i)"  # before a pattern that asks for the letters' case
_ESCAPED: Final = re.compile(r"\\(?:[pPx]\{[^}]*\}|.)|[^\\]+")
FOLLOWERS: Final = (" ", ",", ".")  # behind a phrase, and taken off again by `whole`
_KEY: Final = pl.col("form").str.to_lowercase()


@dataclass(frozen=True)
class EventLexicon:
    """A pack's event tables, one row a form.

    triggers: form, trigger (row number), lemma, part, event_type, event_mode, strength, needs,
    unless, sides. parties: form, name, kind. domain: form, weight. shorter: form, and the longest
    other form of a trigger with which it begins. heads: form, and the party with which it begins.
    """

    triggers: pl.DataFrame
    parties: pl.DataFrame
    domain: pl.DataFrame
    shorter: pl.DataFrame
    heads: pl.DataFrame
    forms: pl.Series  # of all three, to be found

    @classmethod
    @cache
    def of(cls, pack: Pack) -> "EventLexicon":
        """Return the lexicon of a pack, built once per pack."""
        endings = pack["trigger_endings"]
        triggers = _inflected(pack["triggers"].with_row_index("trigger"), endings)
        triggers = triggers.with_columns(
            pl.col("needs", "unless").map_elements(
                lambda pattern: caseless(from_word(pattern)), return_dtype=pl.String
            )
        )
        parties = _inflected(pack["event_parties"], endings)
        domain = _inflected(pack["event_domain"], endings)
        forms = pl.concat([frame["form"] for frame in (triggers, parties, domain)])
        followed = spans.alternatives(_followed(forms))
        heads = _heads(triggers["form"], parties["form"])
        return cls(triggers, parties, domain, _shorter(triggers["form"]), heads, followed)


def _inflected(rows: pl.DataFrame, endings: pl.DataFrame) -> pl.DataFrame:
    """One row per form: every alternative of `stem` with every ending of its inflection."""
    bare = pl.lit([BARE])
    return (
        rows.join(endings, on="inflection", how="left", maintain_order="left")
        .with_columns(
            pl.col("stem").str.split("|"),
            pl.col("endings").str.split("|").fill_null(bare),
        )
        .explode("stem")
        .explode("endings")
        .with_columns(form=pl.col("stem") + pl.col("endings").str.replace(f"^{BARE}$", ""))
        .with_columns(form=_KEY)
        .drop("stem", "inflection", "endings")
        .unique(maintain_order=True)
    )


def _heads(forms: pl.Series, parties: pl.Series) -> pl.DataFrame:
    """Return `form, head`: phrases that tell who acts, `the court ruled`, and the words for it."""
    whole = rf"^({spans.any_of(parties.unique().sort())})\s(?:\S{{1,2}}\s)?\S{{3,}}"
    told = forms.unique().sort().to_frame("form")
    return told.with_columns(head=pl.col("form").str.extract(whole)).drop_nulls("head")


def _shorter(forms: pl.Series) -> pl.DataFrame:
    """Return `form, shorter, skipped`: phrases that hold another form, and the longest such.

    It begins with the phrase or, if none does, behind its first word, an auxiliary; `skipped` is
    how many characters stand before it.
    """
    known = set(forms)
    rows = []
    for form in sorted(known):
        head = form.split(" ", 1)[0]
        for skipped in (0, len(head) + 1):
            own = [" ".join(words) for words in _beginnings(form[skipped:], whole=skipped > 0)]
            fitting = [phrase for phrase in own if phrase in known]
            if fitting:
                rows.append((form, fitting[-1], skipped))
                break
    schema = {"form": pl.String, "shorter": pl.String, "skipped": pl.Int32}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _beginnings(form: str, *, whole: bool = False) -> list[list[str]]:
    """Return the words that a phrase begins with, one word first; with `whole`, all of them too."""
    words = form.split(" ")
    return [words[:count] for count in range(1, len(words) + whole)]


def _followed(forms: pl.Series) -> list[str]:
    """Let a phrase that goes on where a shorter form ends match whole words only.

    The longest form wins, and a hit that ends within a word is none: `accused of` would take
    the `accused` of `accused officers` away. Such phrases bring the sign behind them along.
    """
    known = set(forms)
    marked = []
    for form in known:
        goes_on = any(" ".join(words) in known for words in _beginnings(form))
        marked += [form + sign for sign in FOLLOWERS] if goes_on else [form]
    return marked


@cache
def from_word(pattern: str) -> str:
    """Let the alternatives of `(?:a|b)` begin where words do: `aid ` is not in `said `."""
    options = _alternatives(pattern)
    words = [option for option in options if option[:1].isalnum()]
    others = [option for option in options if not option[:1].isalnum()]
    if not words:
        return pattern
    whole = rf"(?:^|{_NO_LETTER})(?:{'|'.join(words)})"
    return f"(?:{'|'.join([whole, *others])})"


def caseless(pattern: str) -> str:
    """Return a pattern to be looked for in small letters, which `(?i)` takes twice as long for.

    One that tells letters by their case begins with `CASED`, and is for the text as it stands.
    """
    if re.search(r"\(\?-i:|\\P|\\p\{Lu\}", pattern.replace(_NO_LETTER, "")):
        return CASED + pattern
    # an escaped letter is a class: `\S`
    return _ESCAPED.sub(lambda part: part[0] if part[0][0] == "\\" else part[0].lower(), pattern)


def lowered(column: str) -> pl.Expr:
    """Return a text in small letters, for patterns of `caseless`."""
    return pl.col(column).str.replace_all("İ", "I", literal=True).str.to_lowercase()


def _alternatives(pattern: str) -> list[str]:
    """Return what a pattern's outermost `|` divide, its own group taken off."""
    inner = pattern[3:-1] if pattern.startswith("(?:") and pattern.endswith(")") else pattern
    options, depth, in_class = [""], 0, False
    for place, char in enumerate(inner):
        escaped = place > 0 and inner[place - 1] == "\\"
        in_class = (in_class or char == "[") and not (char == "]" and not escaped)
        depth += 0 if in_class or escaped else (char == "(") - (char == ")")
        if depth < 0:  # the group closed before the end: `(?:a|b) x`
            return [pattern]
        if char == "|" and not depth and not in_class:
            options.append("")
        else:
            options[-1] += char
    return options


def whole(hits: pl.DataFrame) -> pl.DataFrame:
    """Take the sign off that a phrase has brought along."""
    extra = pl.col("surface").str.contains(r"[ ,.]$").cast(pl.Int32)
    return hits.with_columns(
        char_end=pl.col("char_end") - extra, surface=pl.col("surface").str.replace(r"[ ,.]$", "")
    )


def key_of(column: str) -> pl.Expr:
    """Return the form under which the lexicon knows a surface."""
    return pl.col(column).str.replace_all(r"\s", " ").str.to_lowercase()


def chain_pattern(forms: pl.Series, reach: int, auxiliaries: pl.Series) -> str:
    """Return a pattern for text ending in one of the forms, `reach` words and auxiliaries."""
    words = r"(?:[^\s,;:.!?]+\s+)" + f"{{0,{reach}}}"
    edge = r"(?:^|[\s„”\"“(,;:-])"
    chain = rf"(?:{spans.any_of(auxiliaries)}[\s-]+)*"
    return rf"(?i){edge}{spans.any_of(forms)}[\s-]+{words}{chain}$"


def ends_in(forms: pl.Series, articles: pl.Series | None = None) -> str:
    """Return a pattern for text that ends in one of the forms, perhaps an article and a space."""
    article = "" if articles is None or not len(articles) else rf"(?:\s{spans.any_of(articles)})?"
    return r"(?i)(?:^|[\s(,„\"“-])" + spans.any_of(forms) + article + r"[\s'’-]*$"


def begins_with(forms: pl.Series) -> str:
    """Return a pattern for text that begins with one of the forms as a word of its own."""
    return rf"(?i)^\s{spans.any_of(forms)}(?:[\s,.;:]|$)"


def weights(pack: Pack, slot: str) -> dict[str, float]:
    """Return the weights of one of the room's slots, by feature."""
    return pack.weights("events", slot)

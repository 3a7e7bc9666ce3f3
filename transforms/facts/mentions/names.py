"""Names in running text: runs of capitalised words, gazetteer names, names of bodies."""

from typing import Final

import polars as pl

from transforms import spans
from transforms.facts.mentions.cuts import cut
from transforms.facts.mentions.folding import folded
from transforms.facts.mentions.lexicon import NameLexicon, name_key
from transforms.facts.mentions.neighbours import stopped_titles

# "McDonald’s", "Newton-John", "al-Sheikh", "G4Media.ro", "J.", "S.U.A."
_DOMAIN: Final = r"(?:[\p{L}\p{N}-]+\.){1,3}(?:ro|com|net|md|eu|org|co\.uk|fr|de|info|tv|gov|ru|ua)"
_WORD: Final = (
    r"(?:\p{Lu}\.(?:\p{Lu}\.)*|\p{Lu}[\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{N}]+)*"
    r"|(?:al|el|an|ad|as|ash|at)-\p{Lu}[\p{L}\p{N}]*(?:-[\p{L}\p{N}]+)*|[dl]['’]\p{Lu}[\p{L}]+)"
)
_GAP: Final = r"[ \n]"
BODY_CHARS: Final = 160  # how far a body's name is read
_FULL_CAPS: Final = r"^[\P{Ll}]{12,}$"


def find_names(sentences: pl.DataFrame, lexicon: NameLexicon) -> pl.DataFrame:
    """Return the names of sentences, overlaps resolved, with what stands around them.

    Columns: doc_id, sentence_no, char_start, char_end, surface, key, before, after (40 characters
    of the sentence on either side), initial (the sentence or quote begins with it), heading,
    and the flags `titled`, `pattern` (which pattern found it).
    """
    # a line in capitals shows nothing about names
    readable = sentences.filter(~pl.col("text").str.contains(_FULL_CAPS)).select(
        "doc_id", "sentence_no", "char_start", "kind", "text"
    )
    context = readable.select("doc_id", "sentence_no", _from="char_start", text="text", kind="kind")
    source = _without_elisions(_without_titles(readable, lexicon), lexicon)
    found = [
        _spans(spans.find(source, pattern), name) for name, pattern in _patterns(lexicon).items()
    ]
    terms = _lower_case_terms(lexicon)
    if terms.height:
        found.append(_spans(spans.find(source, spans.alternatives(terms["form"])), "term"))
    found += [_nationalities(source, lexicon), _bodies(source, lexicon)]
    pieces = _trimmed(pl.concat(found), source, lexicon)
    names = spans.consolidate(pieces)
    around = _with_surroundings(names, context, lexicon)
    keyed = around.with_columns(key=name_key(pl.col("surface")))
    # a domain within an address names nobody: "doi.org/10.1002"
    address = (pl.col("pattern") == "domain") & pl.col("after").str.contains(r"^/")
    nobody = pl.col("surface").str.contains(lexicon.pack.conventions.get("no_names", spans.NEVER))
    return keyed.filter(~address & ~nobody)


def _without_titles(sentences: pl.DataFrame, lexicon: NameLexicon) -> pl.DataFrame:
    """Write titles with small words small: `US Secretary of State Ann Lee` is no one run."""
    source = sentences.select("doc_id", "sentence_no", "char_start", "text")
    titles = lexicon.pack["name_words"].filter(pl.col("word_class") == "long_title")["form"]
    if titles.is_empty():
        return source
    small = titles.str.to_lowercase()
    text = pl.col("text").str.replace_many(titles.to_list(), small.to_list())
    return source.with_columns(text=text)


def _without_elisions(source: pl.DataFrame, lexicon: NameLexicon) -> pl.DataFrame:
    """Part a name from the small word that has lost its vowel before it: `l’Iran`, `dell’Onu`.

    The convention `elided_words` tells them; a space stands for the apostrophe. `d’` in a name
    (`Côte d’Ivoire`) stays.
    """
    words = lexicon.pack.conventions.get("elided_words")
    if not words:
        return source
    inside = r"((?:^|[^\p{L}])\p{Lu}\p{L}+\s[dD])['’](\p{Lu})"
    text = pl.col("text").str.replace_all(inside, "$1\x02$2")
    elided = rf"((?:^|[^\p{{L}}])(?i:{words}))['’](\p{{Lu}})"
    kept = text.str.replace_all(elided, "$1 $2").str.replace_all("\x02", "’", literal=True)
    return source.with_columns(text=kept)


def _spans(found: pl.DataFrame, pattern: str) -> pl.DataFrame:
    return found.select(
        "doc_id", "sentence_no", "char_start", "char_end", "surface", pattern=pl.lit(pattern)
    )


def _patterns(lexicon: NameLexicon) -> dict[str, str]:
    particles = lexicon.pattern("particle")
    joint = rf"(?:{_GAP}?&{_GAP}?|{_GAP}(?:{particles}{_GAP}){{0,2}})"
    stopped = lexicon.forms.get("place_abbreviation", [])
    word = rf"(?:{spans.any_of(stopped)} )?{_WORD}" if stopped else _WORD  # "St. Louis"
    patterns = {"run": rf"{word}(?:{joint}{word})*(?: \d{{1,2}})?", "domain": _DOMAIN}
    if lexicon.word("numbered_place"):
        patterns["numbered"] = rf"{lexicon.pattern('numbered_place')} \d{{1,2}}"
    return patterns


def _bodies(source: pl.DataFrame, lexicon: NameLexicon) -> pl.DataFrame:
    """`Ministerul chinez de Externe`, `Universitatea „Valahia”`, `Banca Națională a României`.

    The head words are found first, since they are many; what follows each is read after.
    """
    heads = lexicon.pack["organisations"].filter(pl.col("position") == "head")["form"]
    if not len(heads):
        return _spans(source.clear().with_columns(char_end="char_start", surface="text"), "body")
    connector = rf"(?:{lexicon.pattern('connector')}{_GAP})"
    quoted = rf"{_GAP}[„“”\"«]{_WORD}\.?(?:{_GAP}[\p{{L}}.]+){{0,5}}[”“\"»]"
    inner = rf"(?:{_GAP}{connector}?{_WORD}|{quoted})"
    texts = source.select("doc_id", "sentence_no", _from="char_start", _text="text")
    found = spans.find(source, spans.alternatives(heads)).join(texts, on=["doc_id", "sentence_no"])
    behind = pl.col("_text").str.slice(pl.col("char_end") - pl.col("_from"), BODY_CHARS)
    adjective = pl.col("_behind").str.extract(
        rf"^({_GAP}\p{{Ll}}[\p{{Ll}}-]+){_GAP}{connector}\p{{Lu}}"
    )
    origin = folded(adjective).is_in(list(lexicon.nationalities)).fill_null(False)
    skipped = pl.when(origin).then(adjective.str.len_chars()).otherwise(0)
    rest = pl.col("_behind").str.slice("_skip").str.extract(rf"^({inner}+(?: \d{{1,2}})?)")
    return _spans(
        found.with_columns(_behind=behind)
        .with_columns(_skip=skipped)
        .with_columns(_rest=rest)
        .filter(pl.col("_rest").is_not_null())
        .with_columns(_long=pl.col("_skip") + pl.col("_rest").str.len_chars())
        .with_columns(
            char_end=(pl.col("char_end") + pl.col("_long")).cast(pl.Int32),
            surface=pl.col("surface") + pl.col("_behind").str.head("_long"),
        ),
        "body",
    )


def _lower_case_terms(lexicon: NameLexicon) -> pl.DataFrame:
    """Gazetteer names that a run of capitals would cut: `Coreea de Nord`."""
    return lexicon.gazetteer.filter(
        (pl.col("kind") != "nationality")
        & pl.col("form").str.contains(r"[ -]\p{Ll}|^\p{Ll}|&|['’]|\. ?\p{Lu}\p{Ll}")
    )


def _nationalities(source: pl.DataFrame, lexicon: NameLexicon) -> pl.DataFrame:
    forms = lexicon.pack["countries"].filter(pl.col("kind") == "nationality")["form"]
    lower = forms.filter(forms.str.contains(r"^\p{Ll}"))
    return _spans(spans.find(source, spans.alternatives(lower)), "nationality")


def _trimmed(found: pl.DataFrame, sentences: pl.DataFrame, lexicon: NameLexicon) -> pl.DataFrame:
    """Cut every run to the names in it; one row a name. Distinct surfaces are cut once."""
    starts = sentences.select("doc_id", "sentence_no", _first="char_start")
    found = found.join(starts, on=["doc_id", "sentence_no"], maintain_order="left").with_columns(
        # the first word, or behind a quote mark
        initial=(pl.col("char_start") - pl.col("_first") <= 1)
    )
    # what has its capital within a sentence, too, is a name as a whole: `Visual Velmar`
    inside = (~pl.col("initial")).any().over("doc_id", "surface", "pattern")
    found = found.with_columns(initial=pl.col("initial") & ~inside)
    distinct = found.select("surface", "pattern", "initial").unique(maintain_order=True)
    rows = [
        (surface, pattern, initial, start, end, titled)
        for surface, pattern, initial in distinct.iter_rows()
        for start, end, titled in cut(surface, pattern, lexicon, initial=initial)
    ]
    schema = {
        "surface": pl.String, "pattern": pl.String, "initial": pl.Boolean,
        "_start": pl.Int32, "_end": pl.Int32, "titled": pl.String,
    }  # fmt: skip
    pieces = pl.DataFrame(rows, schema=schema, orient="row")
    return (
        found.join(pieces, on=["surface", "pattern", "initial"], maintain_order="left")
        .with_columns(
            surface=pl.col("surface").str.slice("_start", pl.col("_end") - pl.col("_start")),
            char_end=(pl.col("char_start") + pl.col("_end")).cast(pl.Int32),
            char_start=(pl.col("char_start") + pl.col("_start")).cast(pl.Int32),
        )
        .drop("_start", "_end", "_first", "initial")
    )


def _with_surroundings(
    names: pl.DataFrame, context: pl.DataFrame, lexicon: NameLexicon
) -> pl.DataFrame:
    local = pl.col("char_start") - pl.col("_from")
    last = pl.col("char_end") - pl.col("_from")
    reach = pl.min_horizontal(local, pl.lit(40))
    joined = names.join(context, on=["doc_id", "sentence_no"], maintain_order="left").with_columns(
        surface=pl.col("text").str.slice(local, last - local),  # an elision has its apostrophe
        before=pl.col("text").str.slice(local - reach, reach),
        after=pl.col("text").str.slice(last, 40),
        heading=pl.col("kind") != "body",
    )
    return joined.with_columns(
        initial=pl.col("before").str.contains(
            r"^[^\p{L}\p{N}]*$|[.!?:…][\s\p{P}]*$|[„“\"«\n]$|[–—-] $"
        )
        & ~pl.col("before").str.contains(rf"(?i)(?:^|[^\p{{L}}]){stopped_titles(lexicon)} $"),
    ).drop("text", "kind", "_from")

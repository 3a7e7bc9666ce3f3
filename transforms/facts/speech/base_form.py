"""Brings a noun phrase to its base form: out of an oblique case, without a leading article."""

from functools import cache

import polars as pl

from transforms.packs import Pack


def with_base_form(
    frame: pl.DataFrame, column: str, pack: Pack, *, cases: bool = True
) -> pl.DataFrame:
    """Return the frame with the phrases of a column in their base form, by the pack's endings.

    Each distinct phrase is worked out once. A subject is in no oblique case: without `cases` it
    only loses its article.
    """
    phrases = frame[column].drop_nulls().unique()
    if not phrases.len():
        return frame
    rules = _rules(pack)
    bases = [rules.base(phrase, cases=cases) for phrase in phrases]
    table = pl.DataFrame({column: phrases, "_new_form": pl.Series(bases, dtype=pl.String)})
    return (
        frame.join(table, on=column, how="left", maintain_order="left")
        .with_columns(pl.col("_new_form").alias(column))
        .drop("_new_form")
    )


@cache
def _rules(pack: Pack) -> "_Rules":
    return _Rules(pack)


class _Rules:
    """The endings of a pack; only the words before a phrase's first preposition are inflected."""

    def __init__(self, pack: Pack) -> None:
        rows = pack["base_endings"].iter_rows()
        pairs = [(form, base or "", scope) for form, base, scope in rows]
        self.words = {form: base for form, base, scope in pairs if scope == "word"}
        self.several = [pair for pair in self.words.items() if " " in pair[0]]
        self.endings = _of_scope(pairs, "ending")
        self.agreements = _of_scope(pairs, "agreement")
        self.articles = set(pack["articles"]["form"])
        self.elided = [form for form in self.articles if form.endswith(("'", "’"))]
        self.stops = set(pack["prepositions"]["form"])
        # "pompierii ISU": several people, and no "pompierea" in the genitive
        told = pack["roles"].filter(pl.col("base").is_null() & (pl.col("sense") != "body"))
        self.people = set(told["form"])

    def base(self, phrase: str, *, cases: bool = True) -> str:
        for form, base in self.several:
            if phrase.lower().startswith(f"{form} "):
                return base + phrase[len(form) :]
        elided = next((form for form in self.elided if phrase.lower().startswith(form)), "")
        words = phrase[len(elided) :].split()
        if len(words) > 1 and words[0].lower() in self.articles:
            words = words[1:]
        if not cases or not (self.words or self.endings):
            return " ".join(words)
        head = next((at for at, word in enumerate(words) if at and self._stops(word)), len(words))
        return " ".join([*self._inflected(words[:head]), *words[head:]]).strip() or phrase

    def _stops(self, word: str) -> bool:
        return word.lower() in self.stops and word.lower() not in self.words

    def _inflected(self, words: list[str]) -> list[str]:
        out: list[str] = []
        feminine = settled = False
        for word in words:
            folded = word.lower()
            if folded in self.words and not (settled and out):
                base = self.words[folded]
                out += [base] if base else []
                feminine = feminine or base.endswith(("o", "a"))
                settled = True
            elif not settled:
                own = folded in self.people
                out.append(word if own else _ending(word, self.endings))
                settled = True
                feminine = out[-1] != word and out[-1].endswith("a")
            else:  # "Curții Supreme", but a name behind a noun agrees with nothing
                agrees = feminine and (word[:1].islower() or words[0][:1].isupper())
                out.append(_ending(word, self.agreements) if agrees else word)
        if out and words and words[0][:1].isupper():
            out[0] = out[0][:1].upper() + out[0][1:]
        return out


def _of_scope(pairs: list[tuple[str, str, str]], scope: str) -> dict[str, str]:
    return {form: base for form, base, kind in pairs if kind == scope}


def _ending(word: str, endings: dict[str, str]) -> str:
    folded = word.lower()
    for start in range(2, len(folded)):  # the longest ending first
        base = endings.get(folded[start:])
        if base is not None:
            return word[: len(word) - len(folded) + start] + base
    return word

"""What speaks for a person as the bearer of a role: what they share, and whose turn it is."""

from typing import Final

import polars as pl

TOPIC_SENTENCES: Final = 4  # so far back somebody is still spoken of
FOLLOWS_SENTENCES: Final = 2  # "…, said the coach. Anna Hill was …"


def _share(words: str) -> pl.Expr:
    """How many of a role's words stand beside a person's name, of 1; null where it has none."""
    among = pl.col(words).list.set_intersection("_beside").list.len()
    count = pl.col(words).list.len()
    return pl.when(count > 0).then(among / count)


def shared() -> dict[str, pl.Expr]:
    """What a role and a person have in common: the noun, words beside it, a state, nobody else."""
    same = pl.col("_lemmas").list.contains(pl.col("_lemma"))
    found = pl.col("_stems").list.set_intersection("_beside").list.len()
    named = pl.col("_named").list.len()
    alike = same.fill_null(False) & ~pl.col("other_gender")
    fits = ~pl.col("other_gender")
    sole = fits & (fits.sum().over("cue_no") == 1)
    return {
        "same_role": same.fill_null(False),
        # nobody else is called so, and no further word says that it is another one's
        "sole_role": alike & (alike.sum().over("cue_no") == 1) & ((named == 0) | (found > 0)),
        "other_role": ~same.fill_null(True),
        "beside": pl.max_horizontal(_share("_stems"), _share("_named")),
        # of whom nothing is told, nothing speaks against it
        "not_beside": (named > 0) & (found == 0) & pl.col("_lemmas").is_not_null(),
        "sole": sole,
        # "premierul", where the text begins with the one person whom it names
        "sole_bare": sole
        & pl.col("_bare")
        & ~pl.col("general")
        & (pl.col("_topics").list.min() <= 1)
        & pl.col("_lemmas").is_null(),
        "same_nation": (pl.col("_land") == pl.col("_nation")).fill_null(False),
        "other_nation": (pl.col("_land") != pl.col("_nation")).fill_null(False),
    }


def turns() -> dict[str, pl.Expr]:
    """When a person was spoken of and has spoken, before and behind the role."""
    last = (pl.col("_last") == pl.col("_who")).fill_null(False)
    later = pl.col("_first") > pl.col("char_start")
    gap = pl.col("_topics").list.min().cast(pl.Int32) - pl.col("sentence_no").cast(pl.Int32)
    here = pl.col("sentence_no").cast(pl.Int64)
    since = pl.int_ranges(
        pl.col("_said_in").cast(pl.Int64).fill_null(here - TOPIC_SENTENCES) + 1, here + 1
    )
    spoken_of = (pl.col("_topics").list.set_intersection(since).list.len() > 0).fill_null(False)
    return {
        "last_said": last,
        "away": pl.when(last).then(pl.col("sentence_no") - pl.col("_said_in")).clip(0, 6),
        "sole_speaker": (pl.col("_speakers") == 1) & last,
        # whoever has been spoken of since another said something
        "now_topic": pl.col("general") & ~last & spoken_of,
        "_new_topic": spoken_of,
        "later": later,
        "resumes": (pl.col("_resumes") > pl.col("char_start")).fill_null(False),
        "follows": later & gap.is_between(0, FOLLOWS_SENTENCES),
    }

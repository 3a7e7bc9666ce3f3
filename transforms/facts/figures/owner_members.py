"""What speaks for an owner by whom the figure counts, and where the clause names nobody."""

import polars as pl

from transforms.facts.figures.anaphors import forms_of
from transforms.facts.figures.owner_clauses import holds_it
from transforms.facts.figures.owner_positions import FIGURE
from transforms.facts.figures.things import NAME, THING
from transforms.packs import Pack
from transforms.spans import any_of


def span_features() -> dict[str, pl.Expr]:
    """Whose time it is: who does or undergoes something in it, or speaks of it as their own."""
    time = (pl.col("unit_class") == "time") & (pl.col("measure") != "age")
    here, person = pl.col("_here"), pl.col("kind") == "person"
    return {
        "time_source": (pl.col("window") == "said") & time,
        "time_away_person": ~here & person & time,
        "person_span": person & time & pl.col("is_recent_span"),
        # in the last seven minutes: it only dates
        "is_brief": pl.col("unit").is_in(["second", "minute", "hour"]),
        "is_anniversary": pl.col("measure") == "anniversary",
        # tineri între 18 și 35 de ani
        "age_range": (pl.col("measure") == "age") & pl.col("is_ranged"),
    }


def member_features(pack: Pack) -> dict[str, pl.Expr]:
    """Whose members, men or fields are counted, by the small words between them."""
    before = pl.col("_here") & pl.col("_before")
    behind = pl.col("_here") & ~pl.col("_before") & ~pl.col("_inside")
    firm = pl.col("kind") == "organisation"
    small = any_of(pack["prepositions"]["form"])
    few = r"\s(?:\p{Ll}[\p{Ll}-]*\s){0,2}"
    return {
        # 24 de deputați PSD
        "member_behind": behind
        & firm
        & (pl.col("unit") == "person")
        & pl.col("_behind").str.contains(r"^\s(?:\p{Ll}+\s){0,3}$")
        & ~pl.col("_behind").str.contains(rf"(?i)\s{small}\s"),
        # Pompierii din cadrul ISU Arad au lucrat trei ore
        "people_of": before
        & firm
        & ~pl.col("is_voice")
        & (pl.col("is_joined") & pl.col("leads") & pl.col("leads_people"))
        & ~pl.col("unit_class").is_in(["money", "percent"]),
        "own_thing_firm": pl.col("_own") & firm & (pl.col("unit_class") == "thing"),
        # Ana Pop's eleven years, whoever surpasses them
        "possessor": before
        & pl.col("_between").str.contains(rf"^{_marks(pack)}{few}$")
        & ~pl.col("_between").str.contains(rf"(?i)\s{forms_of(pack, 'verb')}\s"),
        "respective": before & _respective(pack),
    }


def _marks(pack: Pack) -> str:
    return any_of(pack.conventions.get("possessive_marks", "").split())


def _respective(pack: Pack) -> pl.Expr:
    """True for the name of a pair that has the figure's place: Ana și Eva, 13, respectiv 16."""
    joiner = any_of(pack["numbers"].filter(kind="joiner")["form"])
    pair = pl.col("_between").str.contains(rf"(?i)^(?:\s\([^()]*\))?\s{joiner}\s\p{{Lu}}")
    return (
        pl.when("is_respective")
        .then((pl.col("_skips") == 1) & pair)
        .otherwise(pl.col("was_respective") & (pl.col("_skips") == 0))
    )


def away_features() -> dict[str, pl.Expr]:
    """Who is meant where the clause names nobody, and who is only spoken of elsewhere."""
    here, window, kind = pl.col("_here"), pl.col("window"), pl.col("kind")
    person, place = kind == "person", kind == "place"
    away = ~here & (window != "home")
    unit_class = pl.col("unit_class")
    return {
        "is_said": window == "said",
        **_section_features(),
        "said_self": (window == "said") & pl.col("in_self"),
        # "I had five years there": another than who speaks
        "other_self": away
        & person
        & pl.col("in_self")
        & (pl.col("whose") != pl.col("source")).fill_null(False),
        # Și-a vândut casa cu 30.000 de euro
        "verb_last": window.is_in(["recent", "earlier"]) & person & pl.col("is_left_out"),
        "named_away": away & kind.is_in([THING, NAME]),
        "person_heads": person & pl.col("heads_title") & unit_class.is_in(["money", "percent"]),
        "state_titled_money": pl.col("_state") & pl.col("is_titled") & (unit_class == "money"),
        "in_name": pl.col("in_name"),
        "place_own": pl.col("_own") & place,
        "place_price": place & (pl.col("measure") == "price"),
        "place_away_money": ~here & place & unit_class.is_in(["money", "percent"]),
        # Un medic câștigă 5.000 de lei
        "away_indefinite": away & pl.col("opens_indefinite"),
        # 45% of young people: they have no name
        "away_of_people": ~here & (unit_class == "percent") & pl.col("of_people"),
    }


def _section_features() -> dict[str, pl.Expr]:
    """Whose name is the heading above the figure, and who is only named elsewhere."""
    window = pl.col("window")
    head = pl.when(window == "section").then("whose").max().over(FIGURE)
    other = (head != pl.col("whose")).fill_null(False)
    return {
        "in_section": window == "section",
        "section_rival": other & ~pl.col("_here"),
    }


def office_features(pack: Pack) -> dict[str, pl.Expr]:
    """Who tells what is others': central banks, offices of statistics, and who judges them."""
    law = pl.col("whose").str.contains(rf"(?:^|\s){forms_of(pack, 'law')}(?:\s|$)")
    return {
        "office": pl.col("whose").str.contains(rf"^{forms_of(pack, 'office')}$"),
        # DNA îl acuză că a cerut 5.000 de euro; the court heard she had spent £7,000
        "law_acts": (pl.col("kind") == "organisation") & law & pl.col("_subject") & ~holds_it(pack),
    }

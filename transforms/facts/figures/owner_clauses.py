"""What speaks for an owner by the build of the sentence: asides, lists, holders, reports."""

from typing import Final

import polars as pl

from transforms.facts.figures.anaphors import forms_of, is_public
from transforms.facts.figures.owner_positions import FIGURE
from transforms.facts.figures.things import NAME, THING
from transforms.packs import Pack
from transforms.spans import NEVER, any_of

_PREDICATE: Final = 48  # characters between a subject without a name and its figure
_PEOPLE: Final = ("killed", "wounded", "missing", "arrested", "displaced", "captured", "deployed")


def clause_features(pack: Pack) -> dict[str, pl.Expr]:
    """Who is the clause's subject, who only named aside, and which figure of a list is whose."""
    here = pl.col("_here")
    before = here & pl.col("_before")
    same = pl.col("clause") == pl.col("f_clause")
    return {
        "clause_own": pl.col("_own") & (pl.col("unit_class") != "time").fill_null(True),
        # who stands elsewhere, where the figure's clause has a subject of its own
        "clause_rival": pl.col("_own").any().over(FIGURE) & ~pl.col("_own"),
        # Canada rejected three requests
        "object": pl.col("_subject")
        & pl.col("_next")
        & ~(pl.col("in_source") | pl.col("is_cited_here"))
        & (pl.col("kind") != NAME)
        & (pl.col("unit_class") == "thing")
        & _is_verb(pack),
        "list_subject": _is_list_subject(),
        # Australia will send 200 soldiers
        "sends_people": pl.col("_subject")
        & pl.col("_next")
        & ~(pl.col("in_source") | pl.col("is_cited_here"))
        & (pl.col("_state") | (pl.col("kind") == "place"))
        & (pl.col("unit") == "person")
        & _is_verb(pack),
        **_place_features(pack),
        "holds_genitive": before
        & (pl.col("is_genitive") | pl.col("is_joined"))
        & pl.col("holds")
        & (pl.col("_skips") == 0)
        & same,
        # a central bank's sums and rates are others': the euro rose at its rate by 0.3%
        "signed": pl.col("_signed")
        & ~pl.col("whose").str.contains(rf"^{forms_of(pack, 'office')}$"),
        # urmat de Velmar, cu 20%
        "signed_share": pl.col("_signed")
        & (pl.col("unit_class") == "percent")
        & ~pl.col("in_market")
        & pl.col("_between").str.contains(r"^,?\s\p{L}"),
        "in_aside": pl.col("_aside"),
        "heads_sentence": before & pl.col("heads_sentence"),
        # In Syria, the ministry put the toll at 538: whatever the article is about
        "heads_in_state": before
        & pl.col("heads_sentence")
        & pl.col("_state")
        & (pl.col("unit") == "person"),
        "is_recipient": before & same & _is_recipient(pack),
        "next_subject": pl.col("_next"),
        "is_latest": here & pl.col("is_latest"),
        "is_same": here & pl.col("is_same"),
        # the coach signed a contract
        "one_subject": before
        & pl.col("is_one")
        & same
        & (pl.col("_skips") == 0)
        & (pl.col("_gap") <= _PREDICATE)
        & ~pl.col("_between").str.contains(r",\s\p{Ll}[^,]*$"),
        # aged 37, the coach; and the 37-year-old himself
        "one_ages": here
        & pl.col("is_one")
        & (pl.col("measure") == "age")
        & (pl.col("_inside") | pl.col("_behind").str.contains(r"^,\s$")),
        **_rival_features(pack),
    }


def _is_list_subject() -> pl.Expr:
    """True for who begins an item of a list: X gained 3 million, Y lost 2, Z gave 5."""
    chars = pl.max_horizontal(pl.col("m_start") - pl.col("text_start"), 0)
    item = pl.col("text").str.slice(0, chars).str.contains(r"\d[^.;:]*[,;]\s(?:\p{Ll}+\s)?$")
    close = pl.col("_between").str.contains(r"^\s(?:[\p{Ll}-]+\s){1,4}$")
    acting = pl.col("kind").is_in(["organisation", "person", "country"])
    told = pl.col("in_source") | pl.col("is_cited_here")
    named = acting & ~pl.col("is_anaphor")
    return pl.col("_subject") & pl.col("_next") & named & item & close & ~told


def _is_recipient(pack: Pack) -> pl.Expr:
    """True for whom something is given, who owns none of it: owes the state 60 million.

    It stands directly before the figure and behind the subject and its verb. The fined own
    their fine.
    """
    words = pl.concat([pack["clause_words"]["form"], pack["numbers"].filter(kind="joiner")["form"]])
    chars = pl.max_horizontal(pl.col("m_start") - pl.col("text_start"), 0)
    lead = pl.col("text").str.slice(0, chars).str.tail(24)
    verbal = lead.str.contains(r"\p{Ll}\s$") & ~lead.str.contains(rf"(?i)\s{any_of(words)}\s$")
    beside = (pl.col("_between") == " ") & verbal
    start = pl.when("_subject").then("m_start").min().over(FIGURE)
    behind = start < pl.col("m_start")
    giver = pl.when(pl.col("_subject") & (pl.col("m_start") == start)).then("whose")
    other = (giver.max().over(FIGURE) != pl.col("whose")).fill_null(False)
    given = pl.col("unit_class").is_in(["money", "thing", "person"])
    return beside & given & ~pl.col("in_court") & other & behind & pl.col("_subject")


def _is_verb(pack: Pack) -> pl.Expr:
    """True where a few plain words part the name and its figure, with no preposition last."""
    small = any_of(pack["prepositions"]["form"])
    return pl.col("_between").str.contains(r"^\s(?:[\p{Ll}'’-]+\s){1,4}$") & ~pl.col(
        "_between"
    ).str.contains(rf"(?i)\s{small}\s$")


def holds_it(pack: Pack) -> pl.Expr:
    """True where the name is the subject of what has the figure: Velmar are doar 300 de oameni."""
    holds = any_of(pack["owner_words"].filter(kind="holds")["form"])
    return pl.col("_between").str.contains(rf"(?i)^\s{holds}\s[^,;()]*$")


def _place_features(pack: Pack) -> dict[str, pl.Expr]:
    """What a place has, and what is counted in it, where the clause has no other subject."""
    place = pl.col("_here") & pl.col("_before") & (pl.col("kind") == "place")
    heads = (
        place
        & pl.col("heads_sentence")
        & (pl.col("clause") == pl.col("f_clause"))
        & ~(pl.col("_acting") | pl.col("_named"))
        & (pl.col("whose") != pl.col("country")).fill_null(True)  # a capital that is its state
    )
    return {
        # orașul Brăila are 150.000 de locuitori
        "place_holds": place & pl.col("_subject") & pl.col("_next") & holds_it(pack),
        # La Cluj sunt 412 cazuri; but no people killed there
        "place_heads": heads
        & (pl.col("unit") != "person").fill_null(True)
        & ~pl.col("unit_class").is_in(["time"]),
    }


def _rival_features(pack: Pack) -> dict[str, pl.Expr]:
    """Who is only the document's topic, or its country, where the sentence is about a firm."""
    firm = (
        pl.col("_subject")
        & pl.col("_next")
        & (pl.col("clause") == pl.col("f_clause"))
        & (pl.col("kind") == "organisation")
        & ~(pl.col("in_source") | pl.col("is_cited_here") | pl.col("is_anaphor"))
        & ~pl.col("whose").str.contains(rf"^{forms_of(pack, 'office')}$")
    )
    money = pl.col("unit_class").is_in(["money", "percent"])
    firm = firm | (_reports_own(pack) & pl.col("_next"))
    subject = pl.when(firm).then("whose").max().over(FIGURE)
    other = (subject != pl.col("whose")).fill_null(False)
    bracketed = (
        pl.col("_signed") & (pl.col("_skips") == 0) & pl.col("_between").str.contains(r"^\s?\(")
    )
    sign = pl.when(bracketed).then("whose").max().over(FIGURE)
    return {
        # Velmar (minus 1.4%): whatever else the sentence is about
        "signed_rival": pl.col("_here") & (sign != pl.col("whose")).fill_null(False),
        "firm_rival": pl.col("window").is_in(["far", "earlier", "recent"]) & money & other,
        # what a firm's article tells of the economy is that firm's more often
        "home_topic_firm": (pl.col("window") == "home") & _has_topic_firm(pack),
        "home_firm": (pl.col("window") == "home") & ~pl.col("is_national") & other,
    }


def _has_topic_firm(pack: Pack) -> pl.Expr:
    """True for the figures of a document that is about a firm, which its title names.

    A central bank, an office of statistics, a ministry speaks of the country.
    """
    topic = (pl.col("window") == "far") & pl.col("_first") & pl.col("is_titled")
    office = pl.col("whose").str.contains(rf"^{forms_of(pack, 'office')}$")
    firm = (pl.col("kind") == "organisation") & ~office & ~is_public(pack)
    return (topic & firm).any().over(FIGURE)


def beside_features(pack: Pack) -> dict[str, pl.Expr]:
    """Whose a figure is by the small word between it and the name behind."""
    here = pl.col("_here")
    behind = here & ~pl.col("_before") & ~pl.col("_inside")
    small = any_of(pack["prepositions"].filter(joins="no")["form"])
    articles = any_of(pack["articles"]["form"])
    money = pl.col("unit_class").is_in(["percent", "money"])
    mark = pl.col("text").str.slice(pl.col("char_start") - pl.col("text_start") - 1, 1)
    marked = mark.is_in(["+", "-", "−"]) & pl.col("kind").is_in(["organisation", THING])
    return {
        "genitive_behind": behind
        & money
        & pl.col("_behind").str.contains(rf"(?i)^\s{forms_of(pack, 'owning')}\s(?:\p{{Ll}}+\s)?$"),
        # -2% pentru Velmar
        "case_behind": behind
        & money
        & (
            pl.col("_behind").str.contains(rf"(?i)^\s{forms_of(pack, 'case')}\s$")
            # +3% la Velmar
            | (marked & ~pl.col("_state") & pl.col("_behind").str.contains(rf"(?i)^\s{small}\s$"))
        ),
        "is_placed": here
        & pl.col("_before")
        & pl.col("is_placed")
        & (pl.col("unit_class") == "percent"),
        # 66,7% în Franța, 8% in the US; but what a firm sells there is its own
        "placed_rate": behind
        & ~pl.col("_acting")
        & pl.col("_state")
        & money
        & pl.col("_behind").str.contains(rf"(?i)^\s{small}\s(?:{articles}\s)?$"),
    }


def kind_features(pack: Pack) -> dict[str, pl.Expr]:
    """Who stands beside what only they can own: a nation, an age's person, a shareholder."""
    here = pl.col("_here")
    before, behind = here & pl.col("_before"), here & ~pl.col("_before") & ~pl.col("_inside")
    holder = forms_of(pack, "shareholder")
    joiner = any_of(pack["numbers"].filter(kind="joiner")["form"])
    return {
        # five British detainees, six million Romanians
        "counts_nation": here
        & (pl.col("kind") == "nationality")
        & (pl.col("_inside") | pl.col("_behind").str.contains(r"^\s(?:\p{Ll}+\s)?$"))
        & ((pl.col("unit") == "person") | pl.col("measure").is_in(_PEOPLE)),
        # two U.S. soldiers, 26 Taliban fighters
        "counts_inside": here
        & pl.col("_inside")
        & (pl.col("m_end") < pl.col("char_end"))  # ten Republicans are themselves
        & pl.col("kind").is_in(["country", "organisation"])
        & (pl.col("unit") == "person"),
        # trupele ruse au lansat 10 bombe
        "force_acts": before
        & (pl.col("kind") == "nationality")
        & pl.col("is_force")
        & (pl.col("clause") == pl.col("f_clause"))
        & (pl.col("unit_class") == "thing")
        & ~pl.col("in_count")
        & pl.col("_between").str.contains(r"^[^,;:()\d]*$")
        & ~pl.col("_between").str.contains(rf"(?i)\s{joiner}\s$"),
        # a 26-year-old Tom Brady
        "ages_behind": behind
        & (pl.col("kind") == "person")
        & (pl.col("measure") == "age")
        & pl.col("_behind").str.contains(r"^\s(?:\S+\s)?$"),
        # 40% ar vota cu Velmar, 20% pe Ana Pop
        "voted_behind": behind
        & (pl.col("unit_class") == "percent")
        & pl.col("_behind").str.contains(rf"(?i)(?:^|\s){forms_of(pack, 'vote')}\s$")
        & ~pl.col("_behind").str.contains(r"[,;\d]"),
        # Velmar, acționar cu 5,9%
        "shareholder": before
        & (pl.col("unit_class") == "percent")
        & pl.col("_between").str.contains(
            rf"(?i)^(?:\s\([^()]*\))?,\s(?:\p{{L}}+\s){{0,2}}{holder}\s(?:\p{{L}}+\s){{1,4}}$"
        ),
        "adjective_trade": before & pl.col("is_adjective") & ~pl.col("is_national"),
    }


def _lead() -> pl.Expr:
    chars = pl.max_horizontal(pl.col("m_start") - pl.col("text_start"), 0)
    return pl.col("text").str.slice(0, chars).str.tail(16)


def holding_features(pack: Pack) -> dict[str, pl.Expr]:
    """Who holds a stake, earns a salary, spends as a state, tells of its own results."""
    here, before = pl.col("_here"), pl.col("_here") & pl.col("_before")
    share = pl.col("measure") == "share"
    next_one = pl.col("_next") | (pl.col("is_antecedent") & before)
    subject = before & pl.col("opens") & pl.col("is_bare")
    by = pack.conventions.get("by_marks", NEVER)
    small = r"\s(?:\p{Ll}+\s){0,3}$"
    given = pl.col("_behind").str.contains(rf"(?i)^\s{forms_of(pack, 'giver')}{small}")
    held = pl.col("is_held") & pl.col("_behind").str.contains(rf"(?i)^\s(?:{by}){small}") & ~given
    sign = any_of(pack["owner_words"].filter(kind="sign")["form"])
    acted = pl.col("unit_class").is_in(["thing", "money"]) | (pl.col("unit") == "person")
    return {
        "is_holder": before & pl.col("is_holder"),
        "holder_share": before & pl.col("is_holder") & share,
        # deținut de statul român prin Velmar: the first named
        "holder_behind": held & (pl.col("_gap") == pl.when(held).then("_gap").min().over(FIGURE)),
        # urmat de Velmar, cu o cotă de 18%
        "stake_with": before
        & (share | (pl.col("measure") == "growth"))
        & pl.col("kind").is_in(["organisation", "person", NAME])
        & (pl.col("_skips") == 0)
        & (pl.col("unit_class") == "percent")
        & ~_lead().str.contains(rf"(?i)\s{forms_of(pack, 'owning')}\s$")
        & pl.col("_between").str.contains(rf"^(?:\s\([^()]*\))?,\s{sign}\s(?:\p{{Ll}}+\s){{1,4}}$"),
        "share_held": next_one & here & pl.col("holds") & share,
        "share_object": here & (pl.col("is_valued") | pl.col("is_joined")) & share,
        "share_holder": subject & share,
        # but no minister who tells of others' pay
        "person_salary": here
        & (pl.col("kind") == "person")
        & (pl.col("measure") == "salary")
        & ~pl.col("in_source"),
        "state_acts": subject & pl.col("_state") & acted & ~pl.col("is_adjective"),
        # Velmar a raportat un profit de: the firm tells of itself
        "reports_own": _reports_own(pack),
    }


def _reports_own(pack: Pack) -> pl.Expr:
    """True for the firm that is the clause's subject and tells of its own sums."""
    return (
        pl.col("_subject")
        & (pl.col("clause") == pl.col("f_clause"))
        & (pl.col("kind") == "organisation")
        & (pl.col("in_source") | pl.col("is_cited_here"))
        & pl.col("_between").str.contains(rf"(?i)\s{forms_of(pack, 'reports')}\s")
        & pl.col("unit_class").is_in(["money", "percent"])
        & ~pl.col("is_national")
    )

"""To whom it was said, and through whom the words came."""

from typing import Any

import pytest

CASES: list[tuple[str, str, str | None, list[str]]] = [
    ("ro", "„Podul se închide azi”, i-a transmis Ana Pop lui Dan Hill.", "Dan Hill", []),
    ("ro", "Ana Pop le-a declarat reporterilor că podul se închide luni.", "reporterii", []),
    ("ro", "Ana Pop a declarat că podul reporterilor se închide luni.", None, []),
    ("ro", "Ana Pop a declarat că podul e bun pentru Agerpres.", None, []),
    ("ro", "„Se închide luni”, a declarat Ana Pop pentru Agerpres.", "Agerpres", ["Agerpres"]),
    ("ro", "„Se închide luni”, a spus Ana Pop la Digi24.", "Digi24", ["Digi24"]),
    ("ro", "„Se închide luni”, a spus Ana Pop la Oradea.", None, []),
    (
        "ro",
        "Într-un interviu pentru HotNews.ro, Ana Pop a spus că podul se închide.",
        "HotNews.ro",
        ["HotNews.ro"],
    ),
    ("ro", "Ana Pop a spus că podul se închide, relatează Agerpres.", None, ["Agerpres"]),
    ("en", "“We will not yield,” Anna Walker told reporters on Monday.", "reporters", []),
    ("en", "“It is over now,” Dan Hill wrote to Anna Walker.", "Anna Walker", []),
    ("en", "Anna Walker told Reuters that the bridge would close.", "Reuters", ["Reuters"]),
    (
        "en",
        "In an interview with Reuters, Dan Hill said the bridge was closed.",
        "Reuters",
        ["Reuters"],
    ),
    ("en", "Dan Hill, who vowed not to let Ravenia win, said the bridge was closed.", None, []),
]


@pytest.mark.parametrize(("lang", "text", "addressee", "via"), CASES)
def test_who_was_told(
    lang: str, text: str, addressee: str | None, via: list[str], facts: Any
) -> None:
    [quote] = facts[lang, text]["quotes"]
    assert (quote["addressee"], quote["via"]) == (addressee, via)

"""The morning page: what a night brought, as one HTML file beside the lake.

It needs no server and calls no host. Every text of the news is escaped by the template.
"""

import os
import re
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import jinja2
from markupsafe import Markup, escape

from flows import pictures
from flows.gates import Judgement, judge, told
from flows.lake import Lake
from flows.lakedir import PAGE
from flows.settings import Settings
from flows.tonight import PageNight, page_night
from transforms.errors import LoadError

_TEMPLATE: Final = "morning.html.j2"
_AROUND: Final = 220  # characters on each side of the words that are marked
_NOT_READ: Final = 12  # items that are named; the others are counted
_LAST_NIGHTLY: Final = """
    select run_id from runs where flow = 'nightly' and status = 'completed'
    order by started_at desc limit 1
"""


def write_page(lake: Lake, settings: Settings, judgement: Judgement | None = None) -> Path:
    """Write the page of the last night that brought documents; return its path.

    Raises LoadError where the disk refuses.
    """
    target = lake.folder / PAGE
    if judgement is None:
        judgement = _judgement_of_the_last_night(lake, settings)
    page = render(page_night(lake, settings), judgement)
    fresh = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        fresh.write_text(page, encoding="utf-8")
        os.replace(fresh, target)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise LoadError(f"Cannot write {target}: {error.strerror}") from error
    return target


def render(night: PageNight, judgement: Judgement) -> str:
    """Return the page as HTML."""
    volume = night.volume
    return _template().render(
        night=night.night,
        is_old=night.night is not None and night.night != night.today,
        today=night.today,
        volume=volume,
        languages=volume.by_language["lang"].to_list(),
        pictures=_pictures(night),
        warnings=[
            (gate.description, [told(row) for row in gate.rows.to_dicts()])
            for gate in judgement.warnings
        ],
        silence=judgement.silence,
        not_read=night.not_read.head(_NOT_READ).to_dicts(),
        not_read_count=night.not_read.height,
        **{name: frame.to_dicts() for name, frame in night.claims.items()},
    )


def _judgement_of_the_last_night(lake: Lake, settings: Settings) -> Judgement:
    last = lake.execute(_LAST_NIGHTLY)
    return judge(lake, settings, last[0][0]) if last else Judgement()


def _pictures(night: PageNight) -> list[dict[str, str]]:
    """Return each picture twice: for a light page and for a dark one."""
    drawn = (
        ("Documents, by day of publication", pictures.documents_a_day),
        ("Facts of the night, by kind", pictures.facts_by_kind),
        ("Documents loaded, night by night", pictures.nights),
    )
    light = {title: draw(night.volume, pictures.LIGHT) for title, draw in drawn}
    return [
        {
            "title": title,
            "light": picture,
            "dark": pictures.recoloured(picture, pictures.LIGHT, pictures.DARK),
        }
        for title, picture in light.items()
    ]


@cache
def _template() -> jinja2.Template:
    page = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    page.filters |= {
        "day": _day,
        "number": written_number,
        "link": _link,
        "marked": _marked,
        "clipped": _clipped,
        "plural": _plural,
    }
    return page.from_string(files("flows").joinpath(_TEMPLATE).read_text(encoding="utf-8"))


def _day(value: date | None) -> str:
    return f"{value:%A}, {value.day} {value:%B %Y}" if value else ""


def written_number(value: float | None) -> str:
    """Return a number as people write it: thousands apart, no needless decimals."""
    if value is None:
        return ""
    decimals = 2 if abs(value) >= 10 else 4  # rates and prices of shares: 4.4009, 0.199
    text = f"{value:,.{decimals}f}"
    return text.rstrip("0").rstrip(".")


def _plural(count: int, one: str) -> str:
    return f"{count:,} {one}" if count == 1 else f"{count:,} {one}s"


def _clipped(words: str) -> str:
    return words if len(words) <= 2 * _AROUND else words[: 2 * _AROUND].rstrip() + "…"


def _marked(sentence: str | None, words: str | None) -> Markup:
    """Return a sentence with some of its words marked; a very long one, cut around them."""
    sentence, words = sentence or "", words or ""
    at = sentence.find(words) if words else -1
    if at < 0:  # a quotation may go on into the next sentence
        cut = sentence[: 2 * _AROUND]
        return escape(cut + ("…" if len(cut) < len(sentence) else ""))
    before, after = sentence[:at], sentence[at + len(words) :]
    if len(before) > _AROUND:
        before = "…" + re.sub(r"^\S*\s", "", before[-_AROUND:])
    if len(after) > _AROUND:
        after = re.sub(r"\s\S*$", "", after[:_AROUND]) + "…"
    return escape(before) + Markup("<mark>") + escape(words) + Markup("</mark>") + escape(after)


def _link(url: Any) -> str | None:
    """Return an address that may be linked to; whatever else a text calls its URL is only shown."""
    is_web = isinstance(url, str) and url.lower().startswith(("https://", "http://"))
    return url if is_web else None

"""From an item's bytes to an article: its text, its fields and when it was published."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any, Final, NamedTuple

from transforms.datelines import find_dateline
from transforms.decode import Decoded, as_text, clean, decode
from transforms.errors import ItemError
from transforms.stamps import NoSuchDateError, Stamp, parse_stamp, path_stamp

_HTML: Final = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_RECORD_PATH: Final = re.compile(r"\.jsonl(?:\.gz|\.zst)?#\d+$", re.IGNORECASE)
_DATE_HEADER: Final = re.compile(r"\A[ \t]*date (\d{4}-\d\d?-\d\d?)(?=\s|\Z)[ \t]*(?:\r?\n)?")
_FRONT_OPEN: Final = re.compile(r"\A\s*---[ \t]*\r?\n")
_FRONT_CLOSE: Final = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)", re.MULTILINE)
_FRONT_MAX: Final = 16_384  # characters; a longer block is text between two rules
_FRONT_FIELD: Final = re.compile(r"([A-Za-z][\w .-]{0,40}?)[ \t]*:(?:[ \t]+(.*)|)$")
# each field under the names that others give it, in this order; case, `_` and `-` do not matter
_TEXT: Final = ("text", "body", "content", "articlebody", "fulltext")
_FIELDS: Final = {
    "date": ("date", "publishedat", "publishedon", "published", "datepublished", "pubdate",
             "publicationdate", "publishdate"),
    "title": ("title", "headline"),
    "source": ("source", "outlet", "publisher"),
    "url": ("url", "link"),
    "author": ("author", "authors", "byline"),
}  # fmt: skip
_FIELD_OF: Final = {name: field for field, names in _FIELDS.items() for name in names}
# Zero-width characters and marks of direction; a text of nothing else is empty.
_INVISIBLE: Final = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
_DATE_FOLDER: Final = re.compile(r"\d[\d_.-]*")


class ReadArticle(NamedTuple):
    """An article as it came: decoded, not normalised, its header taken off."""

    text: str
    encoding: str
    stamp: Stamp
    published_from: str
    source: str | None
    url: str | None
    title: str | None
    byline: str | None
    warnings: tuple[str, ...]


def read_article(
    content: bytes, path: str, modified_at: datetime, latest: date = date.max
) -> ReadArticle:
    """Return the article in an item's bytes; `path` is the item's, with its folders.

    A date after `latest` is in the future and is not taken; of a file's time that day is.
    A line of a `.jsonl` file (`x.jsonl#12`) is a record, everything else a text with an optional
    header. Raises ItemError `empty`, `binary`, `undecodable`, `unsupported` or `bad-record`.
    """
    if not content.strip():
        raise ItemError("empty", f"{len(content)} bytes, and nothing but space")
    if _RECORD_PATH.search(path):
        decoded, fields, notes = _record(*as_text(content))
    else:
        notes = []
        decoded, fields = _split_header(decode(content))
    if not decoded.text.strip().strip(_INVISIBLE).strip():
        raise ItemError("empty", "no text" + (" under the header" if fields else ""))
    if _HTML.match(decoded.text):
        raise ItemError("unsupported", "an HTML page under the name of a text: its text is wanted")
    warnings = [*decoded.warnings, *notes]
    published = _published(fields.get("date"), decoded.text, path, latest, warnings)
    stamp, origin = published or (_file_stamp(modified_at, latest, warnings), "modified")
    return ReadArticle(
        text=decoded.text,
        encoding=decoded.encoding,
        stamp=stamp,
        published_from=origin,
        source=fields.get("source") or default_source(path),
        url=fields.get("url"),
        title=fields.get("title"),
        byline=fields.get("author"),
        warnings=tuple(warnings),
    )


def default_source(path: str) -> str | None:
    """Return the first folder under the inbox that is no date, None at the top.

    Folders inside an archive are not the inbox's.
    """
    folders = path.split("!/", 1)[0].split("/")[:-1]
    return next((folder for folder in folders if not _DATE_FOLDER.fullmatch(folder)), None)


def _published(
    field: str | None, text: str, path: str, latest: date, warnings: list[str]
) -> tuple[Stamp, str] | None:
    """Return when and whence, the first source that holds: header, dateline, path; else None."""
    places: dict[str, Callable[[], Stamp | None]] = {
        "header": lambda: _header_stamp(field, warnings),
        "dateline": lambda: dateline.stamp() if (dateline := find_dateline(text)) else None,
        "path": lambda: path_stamp(path),
    }
    for origin, find in places.items():
        try:
            stamp = find()
        except NoSuchDateError as error:
            warnings.append(f"{origin}: {error}")
            continue
        if stamp is None:
            continue
        if stamp.day <= latest:
            return stamp, origin
        warnings.append(f"{origin}: {stamp.day} is in the future, and is not taken")
    return None


def _header_stamp(field: str | None, warnings: list[str]) -> Stamp | None:
    stamp = parse_stamp(field) if field is not None else None
    if field is not None and stamp is None:
        warnings.append(f"header: no date is understood in {field[:40]!r}")
    return stamp


def _file_stamp(modified_at: datetime, latest: date, warnings: list[str]) -> Stamp:
    at = modified_at.astimezone(UTC)
    if at.date() > latest:
        warnings.append(f"file: its time, {at.date()}, is in the future")
        at = datetime(latest.year, latest.month, latest.day, tzinfo=UTC)
    return Stamp(at.date(), at, "second")


def _split_header(decoded: Decoded) -> tuple[Decoded, dict[str, str]]:
    """Take off ` date YYYY-MM-DD ` or a `---` block at the text's very start."""
    text = decoded.text
    match = _DATE_HEADER.match(text)
    if match:
        return decoded._replace(text=text[match.end() :]), {"date": match[1]}
    opened = _FRONT_OPEN.match(text)
    closed = _FRONT_CLOSE.search(text, opened.end(), _FRONT_MAX) if opened else None
    if opened is None or closed is None:
        return decoded, {}
    fields = _front_matter(text[opened.end() : closed.start()])
    if fields is None:
        return decoded, {}
    return decoded._replace(text=text[closed.end() :]), fields


def _front_matter(block: str) -> dict[str, str] | None:
    """Return the known fields of `key: value` lines, None where the block is something else."""
    fields: dict[str, str] = {}
    key = ""
    for line in block.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line[0] in " \t-":  # a list, or a value that goes on
            if key in _FIELDS and fields.get(key, "") in ("", ">", "|", ">-", "|-"):
                fields[key] = line.strip(" \t-")
            elif key in _FIELDS and line[0] != "-":
                fields[key] += " " + line.strip()
            continue
        match = _FRONT_FIELD.match(line.rstrip())
        if match is None:
            return None
        key = _FIELD_OF.get(_bare(match[1]), "")
        if fields.get(key):  # the same under another name
            key = ""
        if key:
            fields[key] = _unquoted((match[2] or "").strip())
    return {key: value for key, value in fields.items() if value and value not in ("null", "~")}


def _unquoted(value: str) -> str:
    """Return a header's value without the quotation marks around the whole of it."""
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    return value


def _record(line: str, encoding: str) -> tuple[Decoded, dict[str, str], list[str]]:
    """Return text, fields and warnings of one JSON object.

    Raises ItemError `bad-record`, `undecodable`.

    Each field is cleaned by itself: beside a sound title, the signs of a broken text are fewer.
    """
    try:
        record = json.loads(line, strict=False)
    except json.JSONDecodeError as error:
        why = error.msg.removesuffix(" at")
        raise ItemError("bad-record", f"no JSON: {why} at column {error.colno}") from error
    except (ValueError, RecursionError) as error:
        raise ItemError(
            "bad-record", "JSON that is nested too deep or holds a huge number"
        ) from error
    if not isinstance(record, dict):
        raise ItemError("bad-record", "the line is JSON, but no object")
    names = {_bare(name): name for name in reversed(record)}
    key = next((names[name] for name in _TEXT if name in names), None)
    if key is None:
        has = ", ".join(str(name)[:30] for name in list(record)[:8]) or "no field"
        raise ItemError("bad-record", f"no field `text`: the record has {has}; call it `text`")
    if not isinstance(record[key], str):
        raise ItemError("bad-record", f"the field `{key}` is not a string")
    fields = {}
    for field, synonyms in _FIELDS.items():
        values = (_field(record[names[name]], field) for name in synonyms if name in names)
        if value := next(filter(None, values), None):
            fields[field] = value
    unread = {name: record[name] for name in record if _bare(name) not in (*_FIELD_OF, *_TEXT)}
    return clean(record[key], encoding), fields, list(_unread(unread, fields))


def _bare(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


def _unread(record: Mapping[str, Any], fields: Mapping[str, str]) -> Iterator[str]:
    """Tell which fields of a record look like one that it lacks."""
    texts = {name: value for name, value in record.items() if isinstance(value, str)}
    looks = {
        "date": [name for name, value in texts.items() if _is_date(value)],
        "title": [name for name in texts if "title" in name.lower()],
        "url": [name for name, value in texts.items() if value.startswith(("http:", "https:"))],
    }
    for field, found in looks.items():
        if found and field not in fields:
            yield f"record: it has no `{field}`; is it `{found[0][:30]}`? call it `{field}`"


def _is_date(value: str) -> bool:
    try:
        return len(value) <= 40 and parse_stamp(value) is not None
    except NoSuchDateError:
        return True


def _field(value: Any, key: str) -> str | None:
    """Return a record's optional field as a string: authors may be a list, a date a number."""
    if isinstance(value, list):
        value = ", ".join(part for part in value if isinstance(part, str))
    if key == "date" and type(value) is int:
        value = str(value)
    return clean(value).text.strip() or None if isinstance(value, str) else None

"""From an item's bytes to an article: its text, its fields and when it was published."""

import json
import re
from datetime import UTC, datetime
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
_FIELDS: Final = frozenset(("date", "title", "source", "url", "author"))
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


def read_article(content: bytes, path: str, modified_at: datetime) -> ReadArticle:
    """Return the article in an item's bytes; `path` is the item's, with its folders.

    A line of a `.jsonl` file (`x.jsonl#12`) is a record, everything else a text with an optional
    header. Raises ItemError `empty`, `binary`, `undecodable`, `unsupported` or `bad-record`.
    """
    if not content.strip():
        raise ItemError("empty", f"{len(content)} bytes, and nothing but space")
    if _RECORD_PATH.search(path):
        decoded, fields = _record(*as_text(content))
    else:
        decoded, fields = _split_header(decode(content))
    if not decoded.text.strip().strip(_INVISIBLE).strip():
        raise ItemError("empty", "no text" + (" under the header" if fields else ""))
    if _HTML.match(decoded.text):
        raise ItemError("unsupported", "an HTML page under the name of a text: its text is wanted")
    warnings = list(decoded.warnings)
    stamp, origin = _published(fields.get("date"), decoded.text, path, modified_at, warnings)
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
    field: str | None, text: str, path: str, modified_at: datetime, warnings: list[str]
) -> tuple[Stamp, str]:
    """Return when and whence, the first source that holds: header, dateline, path, file's time."""
    if field is not None:
        try:
            stamp = parse_stamp(field)
        except NoSuchDateError as error:
            warnings.append(f"header: {error}")
        else:
            if stamp is not None:
                return stamp, "header"
            warnings.append(f"header: no date is understood in {field[:40]!r}")
    try:
        dateline = find_dateline(text)
        if dateline is not None:
            return dateline.stamp(), "dateline"
    except NoSuchDateError as error:
        warnings.append(f"dateline: {error}")
    try:
        stamp = path_stamp(path)
        if stamp is not None:
            return stamp, "path"
    except NoSuchDateError as error:
        warnings.append(f"path: {error}")
    at = modified_at.astimezone(UTC)
    return Stamp(at.date(), at, "second"), "modified"


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
        key = match[1].lower()
        if key in _FIELDS:
            fields[key] = _unquoted((match[2] or "").strip())
    return {key: value for key, value in fields.items() if value and value not in ("null", "~")}


def _unquoted(value: str) -> str:
    """Return a header's value without the quotation marks around the whole of it."""
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    return value


def _record(line: str, encoding: str) -> tuple[Decoded, dict[str, str]]:
    """Return text and fields of one JSON object; raises ItemError `bad-record`, `undecodable`.

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
    if "text" not in record:
        raise ItemError("bad-record", "the field `text` is missing")
    if not isinstance(record["text"], str):
        raise ItemError("bad-record", "the field `text` is not a string")
    fields = {key: value for key in _FIELDS if (value := _field(record.get(key), key))}
    return clean(record["text"], encoding), fields


def _field(value: Any, key: str) -> str | None:
    """Return a record's optional field as a string: authors may be a list, a date a number."""
    if isinstance(value, list):
        value = ", ".join(part for part in value if isinstance(part, str))
    if key == "date" and type(value) is int:
        value = str(value)
    return clean(value).text.strip() or None if isinstance(value, str) else None

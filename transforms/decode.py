"""From bytes to text: encodings, binary content, mojibake and control characters.

Pure. Nothing is ever replaced by U+FFFD: what cannot be decoded without loss is refused.
"""

import re
import unicodedata
from typing import Final, NamedTuple

from ftfy import TextFixerConfig, fix_text

from transforms.charsets import judge, judge_multi_byte
from transforms.errors import ItemError

_BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_MAGIC: Final = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "gzip data"),
    (b"\x28\xb5\x2f\xfd", "zstandard data"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"\xfd7zXZ", "xz data"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "RTF"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "Parquet"),
)
_CONTROL_BYTES: Final = bytes([*range(9), 11, *range(14, 32), 127])
_BINARY_SHARE: Final = 0.10  # of control characters in UTF-8; stray NULs are cleaned below it
_BINARY_SHARE_ONE_BYTE: Final = 0.03
_UTF16_SHARE: Final = 0.05  # of control bytes: in UTF-16 every plain letter brings a NUL
_UTF16_PLAIN: Final = 0.05  # of spaces and ASCII signs in a text read with the right byte order
_SAMPLE_CHARS: Final = 4000

_MULTIBYTE: Final = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH: Final = re.compile(rb"[\x80-\xff]")
# One scan tells that a text needs no care at all, which is so for nearly every one.
_SUSPICIOUS: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ufffe\uffff\ud800-\udfff]"
)
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_C1: Final = re.compile("[\x80-\x9f]")
# UTF-8 read as a one-byte encoding: pairs of a lead byte's and a continuation byte's characters.
_MOJIBAKE: Final = re.compile(
    "[ÂÃÄÅÈÎÏÐÑØÙ][\x80-\xbf€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ]"  # as windows-1252 or ISO 8859-1
    "|[ĂÄĹČĆĐŃ][\x80-\x9f€‚†‡‰ŤŹ•™›¤¦§¨©«¬®°±˛´µ¶·¸˝ˇ˘]"  # as windows-1250 or ISO 8859-2
    "|(?:[РС][ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџЎўЈ¤Ґ¦§Ё©Є«¬®Ї°±Ііґµ¶·ё№є»јЅѕї]){3}"  # windows-1251
    "|â(?:€|\x80)|вЂ|ðŸ|ï»¿"
)
# one-byte encodings that ftfy does not know, and that detectors of encodings guess
_GUESSED: Final = (
    *("ptcp154", "kz1048", "iso8859_5", "koi8_r", "mac_cyrillic", "cp866"),
    *("mac_latin2", "mac_roman", "iso8859_10"),
)
_NO_CHANCE: Final = 3  # so many characters fewer
_NOT_ASCII: Final = re.compile("[^\x00-\x7f]+")
# What a wrong repair brings: letters of the alphabets of West Africa and of phoneticians.
_WORSE: Final = re.compile("[\ufffd\u0180-\u019f\u01a2-\u01ae\u01b1-\u0217\u021c-\u024f]")
# Central European bytes read as windows-1252: `ºi`, `aºa`; Spanish and Italian `1º` do not match.
_MISREAD: Final = re.compile(r"[^\W\d_]º[^\W\d_]|\bºi\b")
_ONLY_ENCODING: Final = TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    replace_lossy_sequences=False,
    fix_c1_controls=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=False,
    remove_control_chars=False,
    normalization=None,
    explain=False,
)
_C1_TO_SIGN: Final = {
    value: sign
    for value in range(0x80, 0xA0)
    if (sign := bytes([value]).decode("windows-1252", errors="ignore"))
}


class Decoded(NamedTuple):
    """A text, the encoding it came in, and what was cleaned, in words."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(content: bytes) -> Decoded:
    """Return the text of an item's bytes.

    Raises ItemError `binary` or `undecodable`.
    """
    return clean(*as_text(content))


def clean(text: str, encoding: str = "utf-8") -> Decoded:
    """Return the text with mojibake repaired and control characters removed.

    Raises ItemError `undecodable` where the text holds a replacement character already.
    """
    warnings = []
    whole = _as_utf8(text)
    if whole is not None:
        text = whole
        warnings.append("mojibake repaired")
    mojibake = text.isascii() is False and _MOJIBAKE.search(text) is not None
    misread = "º" in text and len(_MISREAD.findall(text)) > 1
    if not mojibake and not misread and _SUSPICIOUS.search(text) is None:
        return Decoded(text, encoding, tuple(warnings))
    if "\ufffd" in text:
        at = text.index("\ufffd")
        raise ItemError(
            "undecodable", f"the text holds a replacement character already (character {at + 1})"
        )
    repaired = _repaired(text, mojibake=mojibake, misread=misread)
    if repaired != text:
        text = repaired
        warnings.append("mojibake repaired")
    if _C1.search(text):
        text = text.translate(_C1_TO_SIGN)
        warnings.append("windows-1252 signs in control positions repaired")
    text = text.replace("\x0b", "\n").replace("\x0c", "\n")
    text, removed = _CONTROL.subn("", text)
    if removed:
        noun = "character" if removed == 1 else "characters"
        warnings.append(f"{removed} control {noun} removed")
    return Decoded(text, encoding, tuple(warnings))


def _repaired(text: str, *, mojibake: bool, misread: bool) -> str:
    """Return the text as it was before it was read with a wrong encoding, if that shows."""
    if mojibake:
        fixed = fix_text(text, _ONLY_ENCODING)
        return text if _WORSE.search(fixed) else fixed
    if misread:
        try:
            found = judge(text.encode("windows-1252"))
        except UnicodeEncodeError:
            return text
        if found is not None and found.encoding in ("windows-1250", "iso-8859-2", "iso-8859-16"):
            return found.text
    return text


def _as_utf8(text: str) -> str | None:
    """Return the text where its bytes in some one-byte encoding are UTF-8, which is no chance."""
    first = None if text.isascii() else _NOT_ASCII.search(text)
    if first is None or len(first[0]) == 1:  # each such character of UTF-8 has become several
        return None
    for encoding in _GUESSED:
        try:
            read = text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        return read if len(text) - len(read) >= _NO_CHANCE else None
    return None


def as_text(content: bytes) -> tuple[str, str]:
    """Return an item's characters and their encoding, uncleaned; raises ItemError as `decode`."""
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _by_bom(content, bom, encoding), encoding
    controls = len(content) - len(content.translate(None, _CONTROL_BYTES))
    share = controls / len(content) if content else 0.0
    for magic, name in _MAGIC:
        if content.startswith(magic):
            raise ItemError("binary", f"{name} under the name of a text")
    if share > _UTF16_SHARE:
        for encoding in ("utf-16-le", "utf-16-be"):
            text = _as_utf16(content, encoding)
            if text is not None:
                return text, encoding
    if share > _BINARY_SHARE:
        raise ItemError("binary", f"{share:.0%} of the bytes are control characters")
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _legacy(content, error.start, share)


def _by_bom(content: bytes, bom: bytes, encoding: str) -> str:
    """Return the text after a byte order mark, which is a promise: nothing else is tried."""
    try:
        text = content[len(bom) :].decode(encoding.removesuffix("-sig"))
        if encoding != "utf-8-sig" and any(map(_is_no_text, text[:_SAMPLE_CHARS])):
            raise ItemError("binary", "binary data behind a byte order mark")
        return text
    except UnicodeDecodeError as error:
        if b"\x00" in content and encoding == "utf-8-sig":
            raise ItemError("binary", "binary data behind a byte order mark") from error
        name = encoding.removesuffix("-sig").upper()
        at = error.start + len(bom)
        raise ItemError("undecodable", f"marked as {name}, but broken at byte {at}") from error


def _is_no_text(char: str) -> bool:
    """Tell control, private and unassigned characters, which chance brings and texts do not."""
    return char not in "\t\r\n\f" and unicodedata.category(char) in ("Cc", "Cn", "Co", "Cs")


def _as_utf16(content: bytes, encoding: str) -> str | None:
    """Return UTF-16 text without a mark, None where it reads like chance."""
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    sample = text[:_SAMPLE_CHARS]
    plain = 0
    for char in sample:
        if " " <= char <= "~" or char in "\t\r\n":
            plain += 1
        elif _is_no_text(char):
            return None
    return text if plain >= _UTF16_PLAIN * len(sample) else None


def _legacy(content: bytes, first_bad: int, control_share: float) -> tuple[str, str]:
    """Return the text of bytes that are not UTF-8."""
    if control_share > _BINARY_SHARE_ONE_BYTE:
        raise ItemError("binary", f"{control_share:.0%} of the bytes are control characters")
    broken = ItemError(
        "undecodable", f"no known encoding: byte {first_bad} is not UTF-8 and no other fits"
    )
    whole = len(_MULTIBYTE.findall(content))
    stray = len(_HIGH.findall(_MULTIBYTE.sub(b"", content)))
    if whole >= 2 * stray:
        raise ItemError("undecodable", f"UTF-8 that is broken at byte {first_bad}")
    found = judge(content) or judge_multi_byte(content)
    if found is None or _MOJIBAKE.search(found.text):
        raise broken
    return found.text, found.encoding

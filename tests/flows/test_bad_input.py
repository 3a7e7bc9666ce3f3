"""Bad input: each row of the table of outcomes, and the good file beside it loads."""

import gzip
import json
import os
import pwd
import stat
import tempfile
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest
import zstandard

from flows.archives import read_items
from flows.inbox import Entry, reads_only, walk
from flows.ingest import Known, Limits, Reading, stage_batches

NOW = datetime(2025, 9, 4, 3, 0, tzinfo=UTC)
SMALL = Limits(item_bytes=1000, archive_bytes=200_000, archive_ratio=1000)


def outcome(inbox: Path, limits: Limits = SMALL) -> dict[str, tuple[str, str | None]]:
    """Return (status, reason) by path, with a good file beside what is there."""
    (inbox / "zz-good.txt").write_text("Un text bun.")
    reading = Reading("r", NOW, batch_size=100, limits=limits)
    batches = stage_batches(inbox, inbox.parent / "staging", Known(), reading)
    files = pl.concat([pl.read_parquet(batch / "files.parquet") for batch in batches])
    quarantined = files.filter(status="quarantined")
    assert quarantined["detail"].is_not_null().all()
    assert quarantined["doc_id"].is_null().all()
    found = {path: (s, r) for path, s, r in files.select("path", "status", "reason").iter_rows()}
    assert found.pop("zz-good.txt") == ("loaded", None)
    return found


def zipped(*members: tuple[str | zipfile.ZipInfo, bytes]) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members:
                archive.writestr(name, content)

    return write


def link_member() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("link.txt")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


GZIPPED = gzip.compress(os.urandom(300).hex().encode())
ZSTD = zstandard.compress(os.urandom(300).hex().encode())
BAD: list[tuple[str, bytes | Callable[[Path], None], str, str]] = [
    ("a.txt", b"", "a.txt", "empty"),
    ("a.txt", b" \n\t\r\n ", "a.txt", "empty"),
    ("a.jsonl", b"\n\n", "a.jsonl", "empty"),
    ("a.txt.gz", b"", "a.txt.gz", "empty"),
    ("a.zip", zipped(), "a.zip", "empty"),
    ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(60), "a.txt", "binary"),
    ("a.txt", b"abc\x00\x01\x02\x03", "a.txt", "binary"),
    ("a.txt.gz", GZIPPED[:-20], "a.txt.gz", "corrupt"),
    ("a.txt.gz", b"no gzip", "a.txt.gz", "corrupt"),
    ("a.txt.gz", GZIPPED[:-8] + b"\x00" * 8, "a.txt.gz", "corrupt"),
    ("a.txt.zst", ZSTD[:-20], "a.txt.zst", "corrupt"),
    ("a.txt.zst", b"no zstandard", "a.txt.zst", "corrupt"),
    ("a.zip", b"no zip", "a.zip", "corrupt"),
    ("a.zip", b"PK\x05\x06" + bytes(5), "a.zip", "corrupt"),
    ("a.zip", zipped(("b.zip", b"PK")), "a.zip!/b.zip", "nested-archive"),
    ("a.zip", zipped(("b.zip.gz", b"x")), "a.zip!/b.zip.gz", "nested-archive"),
    ("a.zip.gz", b"x", "a.zip.gz", "nested-archive"),
    ("a.tar.gz", b"x", "a.tar.gz", "unsupported"),
    ("a.tgz", b"x", "a.tgz", "unsupported"),
    ("a.rar", b"x", "a.rar", "unsupported"),
    ("a.7z", b"x", "a.7z", "unsupported"),
    ("a.txt.bz2", b"x", "a.txt.bz2", "unsupported"),
    ("a.html", b"<p>x</p>", "a.html", "unsupported"),
    ("README", b"x", "README", "unsupported"),
    ("a.zip", zipped(("b.tar.gz", b"x")), "a.zip!/b.tar.gz", "unsupported"),
    ("a.zip", zipped(("../b.txt", b"x")), "a.zip!/../b.txt", "unsafe-path"),
    ("a.zip", zipped(("x/../../b.txt", b"x")), "a.zip!/x/../../b.txt", "unsafe-path"),
    ("a.zip", zipped(("/etc/b.txt", b"x")), "a.zip!//etc/b.txt", "unsafe-path"),
    ("a.zip", zipped(("C:\\b.txt", b"x")), "a.zip!/C:\\b.txt", "unsafe-path"),
    ("a.zip", zipped(("..\\b.txt", b"x")), "a.zip!/..\\b.txt", "unsafe-path"),
    ("a.zip", zipped((link_member(), b"/etc/passwd")), "a.zip!/link.txt", "unsafe-path"),
    ("a.txt", b"x" * 1001, "a.txt", "too-large"),
    ("a.txt.gz", gzip.compress(os.urandom(600).hex().encode()), "a.txt.gz", "too-large"),
    ("a.txt.zst", zstandard.compress(os.urandom(600).hex().encode()), "a.txt.zst", "too-large"),
    ("a.jsonl", b'{"text": "' + b"x" * 5000 + b'"}', "a.jsonl#1", "too-large"),
    ("a.jsonl.gz", gzip.compress(b" " * 300_000), "a.jsonl.gz", "too-large"),
    ("a.zip", zipped(("b.txt", os.urandom(600).hex().encode())), "a.zip!/b.txt", "too-large"),
    ("a.zip", zipped(("b.jsonl", bytes(300_000))), "a.zip", "too-large"),
    (
        "a.zip",
        zipped(("b.jsonl.gz", gzip.compress(b"\n" * 300_000))),
        "a.zip!/b.jsonl.gz",
        "too-large",
    ),
    ("a.jsonl", b'{"text": ', "a.jsonl#1", "bad-record"),
    ("a.jsonl", b'{"title": "x"}', "a.jsonl#1", "bad-record"),
    ("a.txt", b"Text \x81\x8d\x8f\x90\x9d simplu", "a.txt", "undecodable"),
    ("a.txt", "gol \ufffd aici".encode(), "a.txt", "undecodable"),
]


@pytest.mark.parametrize(
    ("name", "content", "path", "reason"),
    BAD,
    ids=[f"{n}-{r}-{i}" for i, (n, _, _, r) in enumerate(BAD)],
)
def test_bad_input_is_quarantined_and_the_rest_loads(
    tmp_path: Path, name: str, content: bytes | Callable[[Path], None], path: str, reason: str
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    if callable(content):
        content(inbox / name)
    else:
        (inbox / name).write_bytes(content)
    assert outcome(inbox) == {path: ("quarantined", reason)}
    assert not (tmp_path / "b.txt").exists()


@pytest.mark.parametrize(
    ("path", "remedy"),
    [
        ("a/bad.gz", "`bad.gz` names no kind before .gz: call it bad.txt.gz"),
        ("a/BAD.GZ", "`BAD.GZ` names no kind before .gz: call it BAD.txt.gz"),
        (
            "a.tar.gz",
            ".tar.gz: only .txt, .md and .jsonl are read, also as .gz, .zst or in a .zip"
            "; repack it as .zip",
        ),
        ("a.html", "; save its text as .txt"),
        ("a.PDF", "; save its text as .txt"),
        ("a.csv", "; write it as .jsonl, one object with `text` a line"),
        ("a.json", "; write it as .jsonl, one object with `text` a line"),
        ("README", "no suffix: only .txt, .md and .jsonl are read, also as .gz, .zst or in a .zip"),
        ("a.jpg", ".jpg: only .txt, .md and .jsonl are read, also as .gz, .zst or in a .zip"),
    ],
)
def test_what_is_not_read_says_what_to_do(path: str, remedy: str) -> None:
    assert reads_only(path).endswith(remedy)


def test_one_bad_record_or_member_leaves_its_neighbours(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    good = '{"text": "Un articol."}'
    (inbox / "x.jsonl").write_text(f"{good}\nrău\n{good.replace('Un', 'Alt')}\n")
    zipped(("../b.txt", b"x"), ("c.txt", b"Bun."), ("d.txt", b""))(inbox / "z.zip")
    assert outcome(inbox) == {
        "x.jsonl#1": ("loaded", None),
        "x.jsonl#2": ("quarantined", "bad-record"),
        "x.jsonl#3": ("loaded", None),
        "z.zip!/../b.txt": ("quarantined", "unsafe-path"),
        "z.zip!/c.txt": ("loaded", None),
        "z.zip!/d.txt": ("quarantined", "empty"),
    }


def flagged(flag: int) -> Callable[[Path], None]:
    """Write a zip whose second member has another flag in the list of members."""

    def write(path: Path) -> None:
        zipped(("a.txt", b"Unu."), ("b.txt", b"Doi."))(path)
        content = bytearray(path.read_bytes())
        content[content.rfind(b"PK\x01\x02") + 8] |= flag
        path.write_bytes(content)

    return write


@pytest.mark.parametrize(
    ("write", "path", "reason"),
    [
        (flagged(0x40), "z.zip!/b.txt", "unsupported"),
        (flagged(0x20), "z.zip!/b.txt", "corrupt"),
        (zipped(("a.txt", b"Unu."), (zipfile.ZipInfo("\0"), b"Doi.")), "z.zip!/", "unsafe-path"),
    ],
    ids=["strong encryption", "patched data", "no name"],
)
def test_what_a_library_cannot_do_with_a_member(
    tmp_path: Path, write: Callable[[Path], None], path: str, reason: str
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    write(inbox / "z.zip")
    assert outcome(inbox) == {"z.zip!/a.txt": ("loaded", None), path: ("quarantined", reason)}


def test_names_that_come_twice_are_told_apart(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    (inbox / "a.zip!").mkdir(parents=True)
    (inbox / os.fsdecode(b"\xff.txt")).write_text("Unu.")
    (inbox / "\\xff.txt").write_text("Unu.")
    (inbox / "a.zip!" / "b.txt").write_text("Doi.")
    zipped(("b.txt", b"Doi."))(inbox / "a.zip")
    with pytest.warns(UserWarning, match="Duplicate name"):
        zipped(("r.jsonl", b'{"text": "a"}'), ("r.jsonl", b'{"text": "b"}'))(inbox / "z.zip")
    assert outcome(inbox) == {
        "\\xff.txt": ("loaded", None),
        "\\xff@2.txt": ("duplicate", None),
        "a.zip!/b.txt": ("loaded", None),
        "z.zip!/r.jsonl#1": ("loaded", None),
        "z.zip!/r@2.jsonl#1": ("loaded", None),
    }


def test_folders_in_folders_have_no_end(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    before = Path.cwd()
    os.chdir(inbox)
    try:
        for _ in range(1200):
            os.mkdir("a")
            os.chdir("a")
        Path("b.txt").write_text("Adânc.")
    finally:
        os.chdir(before)
    assert outcome(inbox) == {"a/" * 1200 + "b.txt": ("loaded", None)}
    os.rename(inbox / ("a/" * 600).rstrip("/"), tmp_path / "rest")  # pytest's clean-up recurses


def test_records_before_a_cut_load(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    lines = "".join(json.dumps({"text": os.urandom(200).hex()}) + "\n" for _ in range(800))
    (inbox / "x.jsonl.gz").write_bytes(gzip.compress(lines.encode())[:-5000])
    found = outcome(inbox, Limits())
    assert found.pop("x.jsonl.gz") == ("quarantined", "corrupt")
    assert {status for status, _ in found.values()} == {"loaded"}
    assert len(found) > 500


def test_links_inside_are_followed_links_outside_are_not(tmp_path: Path) -> None:
    inbox, outside = tmp_path / "inbox", tmp_path / "outside"
    (inbox / "sub").mkdir(parents=True)
    outside.mkdir()
    (outside / "secret.txt").write_text("Un secret.")
    (inbox / "sub" / "a.txt").write_text("Un text.")
    (inbox / "in.txt").symlink_to(inbox / "sub" / "a.txt")
    (inbox / "in-folder").symlink_to(inbox / "sub")
    (inbox / "out.txt").symlink_to(outside / "secret.txt")
    (inbox / "out-folder").symlink_to(outside)
    (inbox / "up").symlink_to("..")
    (inbox / "broken.txt").symlink_to(inbox / "nowhere.txt")
    (inbox / "loop.txt").symlink_to(inbox / "loop.txt")
    assert outcome(inbox) == {
        "broken.txt": ("quarantined", "unreadable"),
        "in.txt": ("loaded", None),
        "loop.txt": ("quarantined", "unreadable"),
        "out-folder": ("quarantined", "unsafe-path"),
        "out.txt": ("quarantined", "unsafe-path"),
        "sub/a.txt": ("duplicate", None),
        "up": ("quarantined", "unsafe-path"),
    }


def test_a_pipe_holds_nobody_up(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    os.mkfifo(inbox / "a.txt")
    assert outcome(inbox) == {"a.txt": ("quarantined", "unsupported")}


def test_a_file_that_vanishes_while_reading(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Un text.")
    (entry,) = walk(tmp_path)
    (tmp_path / "a.txt").unlink()
    (item,) = read_items(entry, Limits())
    assert (item.refusal, item.modified_us) == (
        ("unreadable", "vanished while reading: no such file or directory"),
        None,
    )


def test_a_file_that_turns_into_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("Un secret.")
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.txt").symlink_to(tmp_path / "secret")
    entry = Entry("a.txt", str(inbox / "a.txt"), 10, 0)  # as it was when the inbox was walked
    (item,) = read_items(entry, Limits())
    assert item.refusal is not None
    assert item.refusal[0] == "unreadable"


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to become another user")
def test_no_permission_as_another_user() -> None:
    with tempfile.TemporaryDirectory() as folder:  # pytest's own are closed to other users
        inbox = Path(folder, "inbox")
        (inbox / "locked").mkdir(parents=True)
        (inbox / "locked" / "b.txt").write_text("Un text.")
        (inbox / "a.txt").write_text("Un text.")
        (inbox / "a.txt").chmod(0o600)
        (inbox / "locked").chmod(0o700)
        Path(folder).chmod(0o777)
        inbox.chmod(0o777)
        os.seteuid(pwd.getpwnam("nobody").pw_uid)
        try:
            found = outcome(inbox)
        finally:
            os.seteuid(0)
    assert found == {
        "a.txt": ("quarantined", "unreadable"),
        "locked": ("quarantined", "unreadable"),
    }


@pytest.mark.parametrize("suffix", [".jsonl.gz", ".jsonl.zst", ".txt.gz", ".txt.zst", ".zip"])
def test_a_bomb_costs_little_time_and_memory(tmp_path: Path, suffix: str) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    path = inbox / f"bomb{suffix}"
    zeros = bytes(1 << 20)
    if suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(40):
                archive.writestr(f"{number}.txt", zeros * 10)
    elif suffix.endswith(".gz"):
        with gzip.open(path, "wb") as stream:
            for _ in range(300):
                stream.write(zeros)
    else:
        path.write_bytes(zstandard.compress(zeros * 300))
    limits = Limits(archive_bytes=100_000_000)
    tracemalloc.start()
    began = time.perf_counter()
    found = outcome(inbox, limits)
    seconds, peak = time.perf_counter() - began, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found[path.name] == ("quarantined", "too-large")
    assert seconds < 10
    assert peak < 100_000_000


def test_a_zip_that_lies_about_its_sizes(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    zipped(("b.txt", b"x" * 900))(inbox / "a.zip")
    lie = (
        (inbox / "a.zip")
        .read_bytes()
        .replace((900).to_bytes(4, "little"), (90).to_bytes(4, "little"))
    )
    (inbox / "a.zip").write_bytes(lie)
    assert outcome(inbox) == {"a.zip!/b.txt": ("quarantined", "corrupt")}


def test_dates_and_controls_load_with_a_word(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.txt").write_text(" date 2025-02-30 Un text.")
    (inbox / "b.txt").write_text("Un te\x00xt \x07 curat, cu vorbe destule.")
    (inbox / "c.txt").write_text("مرحبا 🔥 שלום \u202bdreapta\u202c")
    for file in inbox.iterdir():
        os.utime(file, (NOW.timestamp(), NOW.timestamp()))
    batch = next(stage_batches(inbox, tmp_path / "s", Known(), Reading("r", NOW, batch_size=9)))
    files = pl.read_parquet(batch / "files.parquet")
    assert files["status"].to_list() == ["loaded"] * 3
    assert files["detail"].to_list() == [
        "header: the date '2025-02-30' does not exist",
        "2 control characters removed",
        None,
    ]
    texts = pl.read_parquet(batch / "articles.parquet")["text"].to_list()
    assert texts[1:] == ["Un text  curat, cu vorbe destule.", "مرحبا 🔥 שלום \u202bdreapta\u202c"]

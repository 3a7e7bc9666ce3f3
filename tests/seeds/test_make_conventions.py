"""The manual of conventions is true of what the code asks for."""

from seeds.make_conventions import document, path


def test_the_file_is_current() -> None:
    assert path().read_text("utf-8") == document(), "run python -m seeds.make_conventions"


def test_every_key_is_told_and_asked_for() -> None:
    rows = [line.split(" | ") for line in document().splitlines() if line.startswith("| `")]
    assert len(rows) > 190
    assert not [row[0] for row in rows if not row[1].strip() or row[-1].strip() == "|"]

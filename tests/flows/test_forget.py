import re
import shutil
from pathlib import Path

import pytest

from flows.checks import run_checks
from flows.forget import forget
from flows.lake import Lake
from flows.load import forget as forget_rows
from flows.publish import export
from flows.settings import Settings
from flows.traces import Traces, of

pytestmark = pytest.mark.slow

EDITED = "%kim-bilant-actualizat%"


@pytest.fixture
def lake(sample_lake: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample_lake, tmp_path / "lake"))


def ask(lake: Path, question: str) -> list[object]:
    with Lake.open(lake, read_only=True) as opened:
        return opened.query(question).to_series().to_list()


def traces_of(lake: Path, doc_id: str) -> Traces:
    with Lake.open(lake, read_only=True) as opened:
        traces = of(opened, doc_id)
    assert traces is not None
    return traces


def test_a_document_is_gone_from_every_file(lake: Path, presslake, tmp_path: Path) -> None:
    with Lake.open(lake, read_only=True, confined=False) as opened:
        export(opened, tmp_path / "out.duckdb")
        export(opened, tmp_path / "out", format="parquet")
    exports = [tmp_path / "out.duckdb", tmp_path / "out"]
    # the catalog keeps the greatest text of a column, whole
    greatest = "select doc_id from documents order by text desc limit 1"
    (doc_id,) = ask(lake, greatest)
    before = traces_of(lake, str(doc_id))
    unique = Traces(before.doc_id, tuple(w for w in before.words if len(w) > 30), before.content)
    found, _ = unique.search(lake, *exports)
    kinds = {path.name.split("-")[0] for path in found}
    assert {"catalog.sqlite", "catalog", "presslake.duckdb", "out.duckdb"} <= kinds
    assert "data_0.parquet" in kinds
    counts = {path: len(list(path.rglob("*"))) for path in exports}

    flags = [word for path in exports for word in ("--export", path)]
    said = presslake("forget", doc_id, "--lake", lake, *flags, cwd=tmp_path).stdout
    assert "none holds it" in said

    assert unique.search(lake, *exports)[0] == []
    assert ask(lake, "select count(*) from documents") == [46]
    assert {path: len(list(path.rglob("*"))) for path in exports} == counts
    with Lake.open(lake) as opened:
        assert run_checks(opened) == []
        assert opened.query("select count(*) from lake.snapshots()").item() == 1
    assert len(list((lake / "backup").glob("*.sqlite"))) == 1


def test_it_does_not_come_back(
    lake: Path, presslake, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    inbox = Path(shutil.copytree(Path(__file__).parents[2] / "seeds" / "inbox", tmp_path / "inbox"))
    (doc_id,) = ask(lake, f"select doc_id from documents where path like '{EDITED}'")
    words = traces_of(lake, str(doc_id))
    said = presslake("forget", doc_id, "--lake", lake, cwd=tmp_path).stdout
    assert "Another version of the article stays" in said
    (before,) = re.findall("article stays: (.+)", said)
    assert ask(lake, f"select is_current from documents where doc_id = '{before}'") == [True]
    copy = next(inbox.rglob("kim-bilant-actualizat.txt"))
    shutil.copy(copy, copy.with_name("copie.txt"))
    flags = ("run", "--inbox", inbox, "--lake", lake)
    ran = presslake(*flags, "--direct", cwd=tmp_path).stdout
    assert "2 forgotten" in ran
    assert "delete them there" in ran
    assert "copie.txt was forgotten" in caplog.text
    assert ask(lake, f"select count(*) from documents where doc_id = '{doc_id}'") == [0]
    assert "2 leave forgotten" in presslake(*flags, "--dry-run", cwd=tmp_path).stdout
    only_here = [word for word in words.words if "6.000 de oameni" in word]
    assert only_here
    # not by its id: a run leaves pieces of rows in the catalog's free space, and a piece of the
    # file's digest, which stays, begins with the id; `forget` searches a catalog written anew
    assert Traces("no id", tuple(only_here), words.content).search(lake)[0] == []
    assert ask(lake, "select count(*) from files where status = 'forgotten'") == [2]


def test_forgetting_again_is_no_mistake_but_a_stranger_is(
    lake: Path, presslake, tmp_path: Path
) -> None:
    for stranger in ("nobody", "%"):
        ended = presslake("forget", stranger, "--lake", lake, cwd=tmp_path, exit_code=2)
        assert "has no document" in ended.stderr
    (doc_id,) = ask(lake, "select doc_id from documents order by doc_id limit 1")
    with Lake.open(lake) as opened:
        forget_rows(opened, str(doc_id))  # and then it was killed, before the files were rewritten
    again = presslake("forget", doc_id, "--lake", lake, cwd=tmp_path).stdout
    assert "0 rows of it were removed" in again
    assert "none holds it" in again


@pytest.mark.parametrize("what", ["missing", "a lake", "no export"])
def test_a_wrong_export_stops_it_before_anything_is_gone(
    lake: Path, presslake, tmp_path: Path, what: str
) -> None:
    (doc_id,) = ask(lake, "select doc_id from documents limit 1")
    (tmp_path / "empty").mkdir()
    export = {"missing": tmp_path / "x.duckdb", "a lake": lake, "no export": tmp_path / "empty"}
    flags = ("--lake", lake, "--export", export[what])
    ended = presslake("forget", doc_id, *flags, cwd=tmp_path, exit_code=2)
    assert "--export" in ended.stderr
    assert ask(lake, "select count(*) from documents") == [47]


def test_the_proof_finds_what_is_left(lake: Path, tmp_path: Path) -> None:
    (doc_id,) = ask(lake, "select doc_id from documents order by length(text) desc limit 1")
    traces = traces_of(lake, str(doc_id))
    (tmp_path / "notes.txt").write_text(f"x {traces.words[0]} y", "utf-8")
    (tmp_path / "other.txt").write_text("nothing of it", "utf-8")
    found, searched = traces.search(tmp_path / "notes.txt", tmp_path / "other.txt")
    assert (found, searched) == ([tmp_path / "notes.txt"], 2)


def test_what_killed_runs_left_goes_too_and_the_id_is_searched_for(
    filled_lake: Path, tmp_path: Path
) -> None:
    lake = Path(shutil.copytree(filled_lake, tmp_path / "lake"))
    left = [
        "backup/catalog-2026.tmp",
        ".morning.html.9",
        ".catalog.sqlite.9",
        ".presslake.duckdb.9",
    ]
    (lake / "backup").mkdir(exist_ok=True)
    for name in left:
        shutil.copy(lake / "catalog.sqlite", lake / name)
    (doc_id,) = ask(lake, "select doc_id from documents where path = 'digi/1.txt'")
    (tmp_path / "notes.txt").write_text(f"see {doc_id}.")
    (tmp_path / "digests.txt").write_text(f"{doc_id}{'0' * 32}")
    forget(Settings.read(lake=lake), str(doc_id))
    assert not [name for name in left if (lake / name).exists()]
    proof = Traces(str(doc_id), ())
    assert proof.search(lake, tmp_path / "digests.txt")[0] == []
    assert proof.search(tmp_path / "notes.txt")[0] == [tmp_path / "notes.txt"]

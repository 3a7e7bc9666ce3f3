import polars as pl
import pytest

from flows.checks import run_checks
from flows.lake import Lake
from flows.load import load_batch
from flows.maintain_lake import back_up, clean_up, compact, expire, overhaul
from transforms.errors import ContractError, InputError
from transforms.schemas import TABLES


def contents(lake: Lake) -> dict[str, list[str]]:
    return {name: sorted(map(str, lake.query(f"from {name}").rows())) for name in TABLES}


def test_maintenance_keeps_every_row(lake: Lake, told, write_batch) -> None:
    documents = [told(path=f"a/{number}.txt", killed=number) for number in range(40)]
    for part in (documents, documents[:20], documents[:30]):
        load_batch(lake, write_batch(*part), run_id="r")
    before = contents(lake)
    touched = compact(lake)
    assert touched["rewritten"] > 0
    assert expire(lake) == 0
    assert clean_up(lake) == 0
    assert contents(lake) == before
    assert run_checks(lake) == []
    for _ in range(3):
        copy = back_up(lake, keep=2)
    assert copy.is_file()
    assert len(list(copy.parent.iterdir())) == 2


def test_care_looks_at_the_rows_of_every_run(lake: Lake, told, write_batch) -> None:
    load_batch(lake, write_batch(told(), run_id="old"), run_id="old")
    overhaul(lake)
    fault = "insert into sentences select * replace ('gone' as doc_id) from sentences"
    lake.transaction(lambda: lake.execute(fault), message="fault")
    load_batch(lake, write_batch(told(path="b.txt", killed=7), name="b", run_id="r"), run_id="r")
    assert run_checks(lake, run_id="r") == []
    with pytest.raises(ContractError, match="orphans"):
        overhaul(lake)


@pytest.mark.parametrize("keep", [expire, clean_up])
def test_a_short_retention_is_refused(lake: Lake, keep) -> None:
    with pytest.raises(InputError, match="2 days is too short"):
        keep(lake, keep_days=2)


def test_a_backup_can_take_the_catalogs_place(lake: Lake, told, write_batch) -> None:
    documents = [told(path=f"a/{number}.txt", killed=number) for number in range(20)]
    load_batch(lake, write_batch(*documents), run_id="r")
    copy = back_up(lake)
    load_batch(lake, write_batch(told(path="b/1.txt", killed=77), name="b"), run_id="r")
    lake.close()
    (lake.folder / "catalog.sqlite").write_bytes(copy.read_bytes())
    with Lake.open(lake.folder, read_only=True) as restored:
        assert restored.query("select count(*) from quotes").item() == 20
        assert isinstance(restored.query("from quotes"), pl.DataFrame)


def test_a_backup_and_a_new_reader_leave_an_open_transaction_its_log(lake: Lake) -> None:
    wal = lake.folder / "catalog.sqlite-wal"

    def work() -> None:
        lake.execute("select count(*) from quotes")
        there = wal.stat().st_ino
        back_up(lake)
        Lake.open(lake.folder, read_only=True).close()
        assert wal.stat().st_ino == there  # else what is committed would go with the old one
        lake.execute("delete from quotes")

    lake.transaction(work, message="meanwhile")

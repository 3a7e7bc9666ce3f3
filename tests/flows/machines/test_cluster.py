"""What a worker of a Dask cluster does with what it is sent."""

import time
from pathlib import Path

import pytest

from flows import cluster
from flows.halving import Fault
from flows.seeds import pack_version
from flows.settings import Settings
from tests.processes import free_port
from transforms.errors import InputError


def test_a_worker_of_another_version_is_refused() -> None:
    with pytest.raises(InputError, match="has another version of Presslake"):
        cluster.transform_sent(b"", "r", 60, "other")


def test_what_takes_too_long_ends_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int] = []
    monkeypatch.setattr(cluster.os, "_exit", ended.append)
    monkeypatch.setattr(cluster, "_GRACE_SECONDS", 0.05)
    monkeypatch.setattr(cluster, "_transform", lambda *_: time.sleep(1))
    answer = cluster.transform_sent(b"", "r", 0.05, pack_version())
    assert answer == Fault("too-slow", "its transform did not end within 0.05 seconds")
    time.sleep(0.3)
    assert ended == [1]


def test_a_scheduler_that_does_not_answer_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_START_SECONDS", 0.5)
    settings = Settings.read(runner="dask", dask=f"tcp://127.0.0.1:{free_port()}")
    with pytest.raises(InputError, match="No Dask scheduler answers"), cluster.begun(settings):
        pass


def test_a_cluster_of_this_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents that kill whoever transforms them are a fault, and the others' rows come back."""
    monkeypatch.setenv("DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES", "0")
    settings = Settings.read(runner="dask", dask_workers=1)
    with cluster.begun(settings) as begun:
        assert begun.at_once == 2
        killed = begun._client.submit(cluster.os._exit, 1, pure=False)
        with pytest.raises(cluster.KilledWorker):
            killed.result()

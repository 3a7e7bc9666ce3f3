"""A Prefect of the test's own: its home, its port, its inbox."""

import socket
from pathlib import Path

import pytest


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def small_inbox(tmp_path: Path) -> Path:
    inbox = tmp_path / "inbox" / "gazeta"
    inbox.mkdir(parents=True)
    (inbox / "pod.txt").write_text(
        " date 2025-09-03 „Podul se deschide vineri”, a declarat primarul Ana Pop. "
        "Lucrările au costat 12 milioane de lei și au ținut doi ani.",
        "utf-8",
    )
    (inbox / "gol.txt").write_bytes(b"")
    return inbox.parent

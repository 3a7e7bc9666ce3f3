"""Tests that kill leave no process behind: each installation ends all that it began."""

import subprocess
import sys
from pathlib import Path
from typing import Any

STANDING = "import sys, time; print('up', flush=True); time.sleep(300)"
# a child in a session of its own, as the server of `serve` has it, whose parent is killed
PARENT = f"""
import subprocess, sys, time
subprocess.Popen([sys.executable, "-c", {STANDING!r}], start_new_session=True)
time.sleep(300)
"""


def test_what_outlives_a_killed_parent_is_ended(installation: Any, tmp_path: Path) -> None:
    other = type(installation)(tmp_path)
    with subprocess.Popen(
        [sys.executable, "-c", PARENT], env=other.environment(), stdout=subprocess.PIPE
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"up\n"
        assert len(other.processes()) == 2
        parent.kill()
        parent.wait()
        assert len(other.processes()) == 1
        other.leave_nothing()
    assert other.wait_for(lambda: not other.processes())

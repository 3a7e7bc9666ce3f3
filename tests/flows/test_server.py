"""What `serve` ends with where its server does not live."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
DYING = """
import subprocess, sys, time
from flows import server
from transforms.errors import PresslakeError

class Dying(server.Server):
    answers = iter([True])  # once, and never after it was started again
    def _started(self):
        return subprocess.Popen(["false"])
    def _answers(self):
        return next(self.answers, False)

server._LOOK_SECONDS, server.Server = 0.1, Dying
try:
    with server.running_server("127.0.0.1", int(sys.argv[1])):
        time.sleep(60)
except PresslakeError as error:
    print(error)
    sys.exit(error.exit_code)
"""


def test_a_server_that_keeps_ending_is_a_failure(tmp_path: Path) -> None:
    variables = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"}
    ended = subprocess.run(
        [sys.executable, "-c", DYING, "4997"],
        env={**variables, "PYTHONPATH": str(ROOT), "PREFECT_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1, ended.stderr
    assert "presslake-server.log says why" in ended.stdout

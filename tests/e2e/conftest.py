"""A Presslake as an operator has it: `serve` on a port and a PREFECT_HOME of its own."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections.abc import Iterator
from email.message import Message
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as MessageHandler

from tests.processes import PATIENCE, ROOT, free_port, wait_for

FINAL = ("COMPLETED", "FAILED", "CRASHED", "CANCELLED")
# in a language without a pack: how it is read is another's test, and takes half of the time
ARTICLE = (
    " date 2025-09-03 „A {number}. számú híd pénteken nyílik meg” – közölte Pap Anna polgármester. "
    "A munkálatok {number} millió forintba kerültek, és két évig tartottak."
)


class Presslake:
    """One installation: its folders, its command, its `serve`, its API."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lake = folder / "lake"
        self.inbox = folder / "inbox"
        self.port = free_port()
        self.variables: dict[str, str] = {}
        self.serving: subprocess.Popen[str] | None = None
        self._client = str(uuid.uuid4())
        self._token: str | None = None
        self.add_articles(1)
        (self.inbox / "gazeta" / "gol.txt").write_bytes(b"")

    @property
    def api(self) -> str:
        return f"http://127.0.0.1:{self.port}/api"

    @property
    def log(self) -> str:
        return (self.folder / "serve.log").read_text("utf-8")

    wait_for = staticmethod(wait_for)

    def add_articles(self, count: int, *, first: int = 1) -> None:
        outlet = self.inbox / "gazeta"
        outlet.mkdir(parents=True, exist_ok=True)
        for number in range(first, first + count):
            (outlet / f"{number}.txt").write_text(ARTICLE.format(number=number), "utf-8")

    def environment(self, **variables: str) -> dict[str, str]:
        inherited = {
            k: v for k, v in os.environ.items() if not k.startswith(("PREFECT_", "PRESSLAKE_"))
        }
        own = {
            "PYTHONPATH": str(ROOT),
            "PREFECT_HOME": str(self.folder / "prefect"),
            "PREFECT_RUNNER_POLL_FREQUENCY": "1",  # ten seconds else, for each run of a test
            "COLUMNS": "160",
        }
        return {**inherited, **own, **self.variables, **variables}

    def __call__(self, *words: str, **variables: str) -> "subprocess.CompletedProcess[str]":
        """Run the command, and wait for its end."""
        return subprocess.run(
            [sys.executable, "-m", "flows.cli", *words],
            cwd=self.folder,
            env=self.environment(**variables),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    def ask(self, sql: str) -> list[dict[str, Any]]:
        """Ask the lake, as an analyst would."""
        ended = self("query", sql, "--format", "json")
        assert ended.returncode == 0, ended.stderr
        rows: list[dict[str, Any]] = json.loads(ended.stdout)
        return rows

    def serve(self) -> None:
        """Have `presslake serve` running, its deployments known to the server."""
        if self.serving is None or self.serving.poll() is not None:
            with (self.folder / "serve.log").open("a") as log:
                self.serving = subprocess.Popen(
                    [sys.executable, "-m", "flows.cli", "serve", "--port", str(self.port)],
                    cwd=self.folder,
                    env=self.environment(),
                    stdout=log,
                    stderr=log,
                    text=True,
                )
        assert wait_for(self.deployments), self.log

    def end(self, number: int = signal.SIGTERM) -> int:
        """Send `serve` a signal and return how it ended."""
        if self.serving is None:
            return 0
        self.serving.send_signal(number)
        return self.serving.wait(timeout=PATIENCE)

    def processes(self) -> list[int]:
        """Return the ids of all that runs with this installation's PREFECT_HOME."""
        home = f"PREFECT_HOME={self.folder / 'prefect'}".encode()
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):  # it has ended, or is another user's
                if home in (process / "environ").read_bytes().split(b"\0"):
                    found.append(int(process.name))
        return found

    def leave_nothing(self) -> None:
        """End what was begun here; of a `serve` that was killed a server may live on."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.end()
        for pid in self.processes():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def call(self, path: str, body: Any = None, *, method: str | None = None) -> Any:
        """Call the API as the UI does: with the token that keeps other sites out."""
        headers = {"content-type": "application/json", "prefect-csrf-client": self._client}
        data = None
        if method != "GET":
            data = json.dumps(body if body is not None else {}).encode()
            headers["prefect-csrf-token"] = self._csrf()
        request = urllib.request.Request(
            f"{self.api}/{path}", data=data, headers=headers, method=method
        )
        for patience in (1, 2, 4, 0):
            try:
                with urllib.request.urlopen(request, timeout=30) as response:
                    return json.load(response) if response.status != 204 else None
            except urllib.error.HTTPError as error:
                if error.code != 503 or not patience:  # a busy SQLite, on a busy machine
                    raise
                time.sleep(patience)

    def _csrf(self) -> str:
        if self._token is None:
            asked = f"csrf-token?client={self._client}"
            self._token = str(self.call(asked, method="GET")["token"])
        return self._token

    def deployments(self) -> dict[str, Any] | None:
        """Return the served deployments by name, once all are there."""
        found = {each["name"]: each for each in self.call("deployments/filter")}
        return found if {"nightly", "reextract", "maintain"} <= set(found) else None

    def start(self, name: str, **parameters: Any) -> str:
        """Start a run as the UI's form does, and return its id."""
        deployment = (self.deployments() or {})[name]["id"]
        body = {"parameters": parameters, "state": {"type": "SCHEDULED"}}
        return str(self.call(f"deployments/{deployment}/create_flow_run", body)["id"])

    def state(self, run_id: str) -> dict[str, Any]:
        state: dict[str, Any] = self.call(f"flow_runs/{run_id}", method="GET")["state"]
        return state

    def final(self, run_id: str, seconds: float = PATIENCE) -> dict[str, Any]:
        """Wait for a run's end and return its state."""

        def look() -> dict[str, Any] | None:
            state = self.state(run_id)
            return state if state["type"] in FINAL else None

        state: dict[str, Any] | None = wait_for(look, seconds)
        assert state, f"{self.state(run_id)}\n{self.log}"
        return state

    def logs(self, run_id: str) -> list[str]:
        body = {"logs": {"flow_run_id": {"any_": [run_id]}}}
        return [entry["message"] for entry in self.call("logs/filter", body)]


class Receiver:
    """A webhook and a mailbox of the test's own, on this machine."""

    def __init__(self) -> None:
        self.posts: list[dict[str, Any]] = []
        self.mails: list[Message] = []
        self.port = free_port()
        posts = self.posts

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                posts.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                pass

        self._web = HTTPServer(("127.0.0.1", self.port), Handler)
        threading.Thread(target=self._web.serve_forever, daemon=True).start()
        mails = self.mails

        class Mailbox(MessageHandler):
            def handle_message(self, message: Message) -> None:
                mails.append(message)

        self.mail_port = free_port()
        self._mail = Controller(Mailbox(), hostname="127.0.0.1", port=self.mail_port)
        self._mail.start()

    def told(self, run_id: str) -> str | None:
        """Return the text that the webhook was sent about a run."""
        return next((post["text"] for post in self.posts if run_id in post["text"]), None)

    def close(self) -> None:
        self._web.shutdown()
        self._mail.stop()


@pytest.fixture(scope="session")
def receiver() -> Iterator[Receiver]:
    opened = Receiver()
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def installation(
    tmp_path_factory: pytest.TempPathFactory, receiver: Receiver
) -> Iterator[Presslake]:
    """Return an installation that tests share, for a server takes seconds to start."""
    one = Presslake(tmp_path_factory.mktemp("presslake"))
    one.variables = {
        "PRESSLAKE_NOTIFY_WEBHOOK": f"http://127.0.0.1:{receiver.port}/hook/very-secret",
        "PRESSLAKE_NOTIFY_EMAIL": (
            f"mailto://127.0.0.1:{receiver.mail_port}"
            "?mode=insecure&from=presslake@example.org&to=desk@example.org"
        ),
    }
    yield one
    one.leave_nothing()


@pytest.fixture
def served(installation: Presslake) -> Presslake:
    """Return the shared installation, served; a test may have killed what it needed to."""
    installation.serve()
    return installation

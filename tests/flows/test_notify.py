"""A notification goes where the settings say, as a text that people read."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from prefect.client.schemas.objects import FlowRun
from prefect.states import Completed

from flows import nightly, notify


@pytest.fixture
def posts() -> Iterator[tuple[str, list[Any]]]:
    received: list[Any] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            received.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
            self.send_response(500 if self.path == "/broken" else 200)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", received
    server.shutdown()
    server.server_close()


def test_a_warning_is_told_and_a_good_night_is_not(
    posts: tuple[str, list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    address, received = posts
    monkeypatch.setenv("PRESSLAKE_NOTIFY_WEBHOOK", f"{address}/hook")
    run = FlowRun.model_construct(id="1234", name="brave-owl")
    notify.tell_of_warnings(nightly.nightly, run, Completed())
    notify.tell_of_warnings(nightly.nightly, run, Completed(name="Warned", message="few articles"))
    (post,) = received
    assert post["subject"] == "Presslake: nightly warned"
    assert post["body"].startswith("few articles\nbrave-owl: ")
    assert post["text"] == f"{post['subject']}\n{post['body']}"


def test_a_configuration_that_is_wrong_is_told_of(
    posts: tuple[str, list[Any]],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    address, received = posts
    monkeypatch.setenv("PRESSLAKE_NOTIFY_WEBHOOK", f"{address}/hook")
    monkeypatch.setenv("PRESSLAKE_NOTIFY_EMAIL", "desk:secret@example.org")
    monkeypatch.setenv("PRESSLAKE_BATCHSIZE", "50")  # there is none of this name
    monkeypatch.setenv("PRESSLAKE_UI_PORT", "none")
    notify.send("Presslake: nightly failed", "PRESSLAKE_BATCHSIZE is no setting")
    assert [post["body"] for post in received] == ["PRESSLAKE_BATCHSIZE is no setting"]
    assert "nobody is told by PRESSLAKE_NOTIFY_EMAIL: not an address" in caplog.text
    assert "secret" not in caplog.text


def test_a_notification_that_fails_names_no_address(
    posts: tuple[str, list[Any]],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    address, received = posts
    monkeypatch.setenv("PRESSLAKE_NOTIFY_WEBHOOK", f"{address}/broken")
    monkeypatch.setenv("PRESSLAKE_NOTIFY_EMAIL", "mailto://user:secret@127.0.0.1:9?mode=insecure")
    notify.send("Presslake: nightly failed", "why")
    assert len(received) == 1
    ours = [record.getMessage() for record in caplog.records if record.name == "flows.notify"]
    assert ours == [
        "no notification went out by notify_webhook (HTTPStatusError)",
        "no notification went out by notify_email (NotificationError)",
    ]
    assert "secret" not in caplog.text

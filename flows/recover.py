"""After trouble: runs whose process is gone are closed, and of missed nights one is made up for."""

import logging
import threading
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import httpx
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import (
    FlowFilter,
    FlowFilterName,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import FlowRun, State, StateType
from prefect.exceptions import PrefectHTTPStatusError
from prefect.states import Cancelled, Crashed

from flows import alive, notify

log = logging.getLogger(__name__)

FLOWS: Final = ("nightly", "reextract", "maintain")
LOOK_SECONDS: Final = 15
_BEGINS: Final = timedelta(seconds=60)  # until then a process may still be on its way
_UNFINISHED: Final = [StateType.RUNNING, StateType.PENDING, StateType.CANCELLING]
_DIED: Final = (
    "The process of this run is gone: it was killed, or its machine stopped. What it had loaded "
    "is kept; the next run does the rest."
)
_MISSED: Final = "Missed while nothing served it; one run makes up for all missed ones."


def cancel_missed() -> int:
    """Of each flow's scheduled runs that are overdue keep the latest; return how many went."""
    cancelled = 0
    now = datetime.now(UTC)
    with get_client(sync_client=True) as client:
        for name in FLOWS:
            overdue = [
                (run.expected_start_time, run)
                for run in _runs(client, name, [StateType.SCHEDULED])
                if run.auto_scheduled and run.expected_start_time and run.expected_start_time < now
            ]
            for _, run in sorted(overdue, key=lambda pair: pair[0])[:-1]:
                client.set_flow_run_state(run.id, Cancelled(message=_MISSED), force=True)
                cancelled += 1
    if cancelled:
        log.warning("cancelled %s missed runs; the latest of each flow is run now", cancelled)
    return cancelled


class Watch:
    """Looks, again and again, for runs whose process is gone."""

    def __init__(self) -> None:
        self._suspects: set[str] = set()
        self._is_first_look = True  # then nothing runs that this process began
        self._ending = threading.Event()

    def start(self) -> None:
        """Look from now on, in a thread that ends with the process."""
        threading.Thread(target=self._look_on, name="watch", daemon=True).start()

    def stop(self) -> None:
        """Look no more."""
        self._ending.set()

    def look(self) -> list[str]:
        """Close the runs whose process is gone, tell people, and return their ids."""
        dead: list[str] = []
        unfinished: set[str] = set()
        suspects: set[str] = set()
        with get_client(sync_client=True) as client:
            for name in FLOWS:
                for run in _runs(client, name, _UNFINISHED):
                    unfinished.add(str(run.id))
                    if not self._is_dead(run, suspects):
                        continue
                    _close(client, name, run)
                    dead.append(str(run.id))
        alive.forget_others(unfinished)
        self._suspects = suspects
        self._is_first_look = False
        return dead

    def _is_dead(self, run: FlowRun, suspects: set[str]) -> bool:
        run_id = str(run.id)
        if alive.is_running(run_id):
            return False
        if alive.has_begun(run_id):  # its lock is free and its file still there: it was killed
            suspects.add(run_id)  # a runner that lives sees it first, and says more
            return self._is_first_look or run_id in self._suspects
        # it has not begun here: it belongs to another machine, or died on its way
        since = run.state.timestamp if run.state else datetime.now(UTC)
        if run.deployment_id is None or run.work_queue_name or datetime.now(UTC) - since < _BEGINS:
            return False
        suspects.add(run_id)  # or it ends just now
        return run_id in self._suspects

    def _look_on(self) -> None:
        while not self._ending.is_set():
            try:
                self.look()
            except (httpx.HTTPError, PrefectHTTPStatusError) as error:
                log.debug("no look at the runs: %s", error)
            self._ending.wait(LOOK_SECONDS)


def _runs(client: SyncPrefectClient, flow: str, states: list[StateType]) -> list[FlowRun]:
    return client.read_flow_runs(
        flow_filter=FlowFilter(name=FlowFilterName(any_=[flow])),
        flow_run_filter=FlowRunFilter(
            state=FlowRunFilterState(type=FlowRunFilterStateType(any_=states))
        ),
    )


def _close(client: SyncPrefectClient, flow: str, run: FlowRun) -> None:
    asked_to_end = run.state is not None and run.state.is_cancelling()
    state: State[Any] = Cancelled(message=_DIED) if asked_to_end else Crashed(message=_DIED)
    client.set_flow_run_state(run.id, state, force=True)
    alive.forget(str(run.id))
    log.warning("closed the run %s of %s, whose process is gone", run.name, flow)
    if not asked_to_end:
        notify.tell_of_run(flow, run, state)

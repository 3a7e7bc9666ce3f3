"""Where batches are transformed: in threads of this process, in processes, on a Dask cluster.

Whichever it is, a thread of this process waits for each batch: it halves what fails, and it is
what Prefect sees.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from flows.batches import AT_ONCE
from flows.settings import Settings


class Transforming(NamedTuple):
    """What `transform_batch` is told beside its batch, and how many of it may run at once."""

    told: dict[str, Any]
    at_once: int


@contextmanager
def transforming(settings: Settings) -> Iterator[Transforming]:
    """Have what the settings ask for. Raises InputError where a cluster does not answer."""
    told = {"seconds": settings.batch_seconds, "apart": settings.runner == "processes"}
    if settings.runner != "dask":
        # in threads one batch keeps all cores busy: two would only need twice the memory
        yield Transforming(told, AT_ONCE if settings.runner == "processes" else 1)
        return
    from flows.cluster import begun  # whose library is only installed where it is wanted

    with begun(settings) as cluster:
        yield Transforming({**told, "cluster": cluster}, cluster.at_once)

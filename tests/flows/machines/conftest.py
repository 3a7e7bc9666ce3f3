"""Two services of the tests' own: a PostgreSQL and an S3, on free ports."""

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import boto3
import psycopg
import pytest
from moto.moto_server.threaded_moto_server import ThreadedMotoServer

from flows import bucket
from flows.settings import Settings
from tests.processes import free_port, wait_for

PASSWORD = "Fj8-pass-word"
SECRET = "Qx7-secret-key"


def end_with_us() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGQUIT)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Run a server as a user of its own; return the address of its databases."""
    found = shutil.which("postgres") or next(
        map(str, Path("/usr/lib/postgresql").glob("*/bin/postgres")), None
    )
    if found is None:
        pytest.skip("no PostgreSQL here: apt-get install postgresql")
    binaries = Path(found).resolve().parent
    user = "postgres" if os.geteuid() == 0 else None  # it refuses to be root's
    if user and user not in {entry.pw_name for entry in pwd.getpwall()}:
        pytest.skip("PostgreSQL refuses to be root's, and there is no user postgres")
    folder = Path(tempfile.mkdtemp(prefix="presslake-postgresql-"))
    word = folder / "password"
    word.write_text(PASSWORD)
    if user:
        shutil.chown(folder, user)
        shutil.chown(word, user)
    port = free_port()
    make = ["-D", folder / "data", "-U", "lake", "-A", "scram-sha-256", "-N", f"--pwfile={word}"]
    subprocess.run([binaries / "initdb", *make], user=user, check=True, capture_output=True)
    quick = ["-c", "fsync=off", "-c", "listen_addresses=127.0.0.1", "-p", str(port), "-k", folder]
    server = subprocess.Popen(
        [binaries / "postgres", "-D", folder / "data", *quick],
        user=user,
        preexec_fn=end_with_us,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"postgresql://lake:{PASSWORD}@127.0.0.1:{port}"
        assert wait_for(lambda: connects(f"{address}/postgres"), 60, pause=0.1)
        yield address
    finally:
        server.send_signal(signal.SIGQUIT)
        server.wait()
        shutil.rmtree(folder)


def connects(address: str) -> bool:
    try:
        psycopg.connect(address).close()
    except psycopg.OperationalError:
        return False
    return True


@pytest.fixture(scope="session")
def s3() -> Iterator[str]:
    """Serve an S3 that holds nothing; return its address. Its keys are in the environment."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    keys = {
        "AWS_ACCESS_KEY_ID": "presslake",
        "AWS_SECRET_ACCESS_KEY": SECRET,
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_REGION": "us-east-1",
    }
    with pytest.MonkeyPatch.context() as patched:
        for name, value in keys.items():
            patched.setenv(name, value)
        bucket._client.cache_clear()
        boto3.client("s3", region_name="us-east-1").create_bucket(Bucket="press")
        yield keys["AWS_ENDPOINT_URL"]
    bucket._client.cache_clear()
    server.stop()


Shared = Callable[..., Settings]


@pytest.fixture
def shared(postgresql: str, s3: str, request: pytest.FixtureRequest) -> Iterator[Shared]:
    """Return settings of one shared lake; each call's folder is another machine's."""
    name = f"lake_{free_port()}"
    with psycopg.connect(f"{postgresql}/postgres", autocommit=True) as connection:
        connection.execute(f"create database {name}")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("PRESSLAKE_CATALOG", f"{postgresql}/{name}")
        patched.setenv("PRESSLAKE_DATA", f"s3://press/{name}")
        yield lambda folder, **told: Settings.read(lake=folder, **told)

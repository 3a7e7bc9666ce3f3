"""A lake of several machines: its catalog in PostgreSQL, its data in a bucket.

Each machine that writes has a folder for the published file and the morning page. Secrets go to
DuckDB as secrets of its own, which no query, error or snapshot shows.
"""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any, Final

import psycopg
from filelock import Timeout
from psycopg.conninfo import conninfo_to_dict
from pydantic import SecretStr

from flows import engine, lakedir
from flows.inbox import is_bucket
from flows.places import Place
from flows.sqltext import literal
from transforms.errors import InputError, LoadError

_KEY: Final = 0x7072657373  # "press"; PostgreSQL keeps the locks of its databases apart
# of a machine that vanished the server hears nothing; so it asks, and frees the lock in 90 seconds
_SESSION: Final = (
    "-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=6 "
    "-c idle_session_timeout=0"
)
_FIELDS: Final = {  # of an address, as DuckDB's secret calls them
    "host": "host",
    "port": "port",
    "dbname": "database",
    "user": "user",
    "password": "password",
}
_FORM: Final = "not an address such as postgresql://user:password@host:5432/database"
_HAS_TABLES: Final = "select to_regclass('ducklake_metadata') is not null"
_VERSION: Final = "select value from ducklake_metadata where key = 'version'"


def fields_of(address: SecretStr) -> dict[str, Any]:
    """Return an address' parts. Raises ValueError, without the address, for what is none."""
    try:
        fields = dict(conninfo_to_dict(address.get_secret_value()))
    except psycopg.ProgrammingError:
        raise ValueError(_FORM) from None
    if not fields.get("dbname"):
        raise ValueError(_FORM)
    return fields


@dataclass(frozen=True)
class SharedPlace(Place):
    """A folder of this machine, and the addresses of the catalog and the data."""

    catalog: SecretStr
    data: str

    @property
    def is_shared(self) -> bool:
        """Tell that other machines may write to the lake, too."""
        return True

    @property
    def name(self) -> str:
        """Return the catalog's address without user and password."""
        return _name_of(self.catalog)

    @property
    def data_path(self) -> str:
        """Return where the Parquet files are, ending with a slash."""
        return f"{self.data.rstrip('/')}/"

    @property
    def extensions(self) -> Sequence[str]:
        """Return the extensions of DuckDB that open the lake, and back its catalog up."""
        return engine.SHARED

    def lock(self) -> "AdvisoryLock":
        """Return the writers' lock, not yet held."""
        return AdvisoryLock(self.catalog)

    def has_lake(self) -> bool:
        """Tell whether the database holds a lake of our format. Raises InputError."""
        with _connect(self.catalog) as connection:
            has_tables = connection.execute(_HAS_TABLES).fetchone()
            if not (has_tables and has_tables[0]):
                return False
            version = connection.execute(_VERSION).fetchone()
        if version is not None and version[0] != lakedir.FORMAT:
            raise InputError(
                f"The lake at {self.name} has the DuckLake format {version[0]}, this Presslake "
                f"reads {lakedir.FORMAT}: use the version that wrote it"
            )
        return version is not None

    def begun(self) -> bool:
        """Tell whether somebody has made the lake."""
        return self.has_lake()

    def attach(self, *, read_only: bool, scratch: ExitStack) -> list[str]:
        """Return the statements that attach the lake as `lake`, secrets first."""
        if not read_only:
            self.make_room()
        elif not self.has_lake():
            raise InputError(f"No lake at {self.name} yet; `presslake run` makes one")
        return self._statements(fields_of(self.catalog), read_only=read_only)

    def attach_lines(self) -> list[str]:
        """Return the same for a reader's own DuckDB, who puts in what they may know."""
        return self._statements(fields_of(self.catalog) | {"password": "…"}, told=False)

    def _statements(
        self, fields: dict[str, Any], *, read_only: bool = True, told: bool = True
    ) -> list[str]:
        known = [f"{name} {literal(fields[key])}" for key, name in _FIELDS.items() if key in fields]
        others = " ".join(f"{key}={value}" for key, value in fields.items() if key not in _FIELDS)
        lines = [f"create secret catalog (type postgres, {', '.join(known)})"]
        if is_bucket(self.data):
            from flows.bucket import secret_statement  # half a second that a shared folder spares

            lines.append(secret_statement(told=told))
        options = [f"DATA_PATH {literal(self.data_path)}", "META_SECRET 'catalog'"]
        options += ["READ_ONLY"] if read_only else []
        attach = literal(f"ducklake:postgres:{others}")
        return [*lines, f"ATTACH {attach} AS lake ({', '.join(options)})"]


class AdvisoryLock:
    """The writers' lock of a shared lake: PostgreSQL frees it when this process' session ends.

    It has a connection of its own, since DuckDB's pool gives up the locks of its connections.
    """

    def __init__(self, address: SecretStr) -> None:
        self._address = address
        self._depth = 0
        self._session: psycopg.Connection[Any] | None = None

    def acquire(self, timeout: float) -> None:
        """Wait so many seconds; raises filelock's Timeout, LoadError where it was lost."""
        if self._session is None:
            self._session = self._locked(timeout)
        else:
            self._require_held(self._session)
        self._depth += 1

    def release(self) -> None:
        """Give it to the next, once each `acquire` has been answered."""
        self._depth -= 1
        if self._depth == 0 and self._session is not None:
            self._session.close()
            self._session = None

    def _locked(self, timeout: float) -> "psycopg.Connection[Any]":
        session = _connect(self._address)
        try:
            if timeout > 0:
                wait = f"{max(1, round(timeout * 1000))}ms"
                session.execute("select set_config('lock_timeout', %s, false)", [wait])
                session.execute("select pg_advisory_lock(%s)", [_KEY])
                return session
            row = session.execute("select pg_try_advisory_lock(%s)", [_KEY]).fetchone()
            if row is None or not row[0]:
                raise Timeout(_name_of(self._address))
        except BaseException as error:
            session.close()
            if isinstance(error, psycopg.errors.LockNotAvailable):
                raise Timeout(_name_of(self._address)) from None
            raise
        return session

    def _require_held(self, session: "psycopg.Connection[Any]") -> None:
        try:
            session.execute("select 1")
        except psycopg.Error as error:
            raise LoadError(
                f"The connection to {_name_of(self._address)} broke, and with it the writers' "
                "lock: run again; the lake is as it was before"
            ) from error


def _name_of(address: SecretStr) -> str:
    fields = fields_of(address)
    port = f":{fields['port']}" if "port" in fields else ""
    return f"postgresql://{fields.get('host', '')}{port}/{fields['dbname']}"


def _connect(address: SecretStr) -> "psycopg.Connection[Any]":
    fields = {"connect_timeout": "10", **fields_of(address)}
    fields["options"] = f"{fields.get('options', '')} {_SESSION}".strip()
    try:
        return psycopg.connect(**fields, autocommit=True)
    except psycopg.OperationalError as error:
        why = " ".join(str(error).split())
        raise InputError(
            f"The lake's catalog at {_name_of(address)} cannot be reached ({why}): "
            "see PRESSLAKE_CATALOG"
        ) from None  # whose frames hold the password

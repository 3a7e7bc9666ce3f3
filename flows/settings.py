"""Settings: flags, then `PRESSLAKE_*` variables, then these defaults."""

import difflib
import logging
import os
import zoneinfo
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from flows.inbox import is_bucket
from flows.places import Place
from transforms.errors import InputError

log = logging.getLogger(__name__)

Reprocess = Literal["new", "stale", "quarantined", "all"]
Runner = Literal["threads", "processes", "dask"]


class Addresses(BaseSettings):
    """Who is told of failures; `readable` gives them where other settings are at fault, too."""

    model_config = SettingsConfigDict(
        env_prefix="PRESSLAKE_", frozen=True, extra="forbid", hide_input_in_errors=True
    )

    notify_webhook: SecretStr | None = Field(None, description="Told of failures: a JSON POST")
    notify_email: SecretStr | None = Field(
        None, description="Told of failures: mailtos://user:password@host?to=…, as Apprise has it"
    )

    @field_validator("notify_webhook")
    @classmethod
    def _is_web_address(cls, address: SecretStr | None) -> SecretStr | None:
        if address and not address.get_secret_value().startswith(("https://", "http://")):
            raise ValueError("not an address that begins with https:// or http://")
        return address

    @field_validator("notify_email")
    @classmethod
    def _is_mail_address(cls, address: SecretStr | None) -> SecretStr | None:
        if address and not address.get_secret_value().startswith(("mailtos://", "mailto://")):
            raise ValueError("not an address that begins with mailtos:// or mailto://")
        return address

    @classmethod
    def readable(cls) -> "Addresses":
        """Return the addresses that can be read; of another it is logged what is wrong."""
        wrong: dict[str, None] = {}
        try:
            return Addresses(**wrong)
        except ValidationError as error:
            for one in error.errors():
                name = str(one["loc"][0])
                log.error("nobody is told by %s: %s", _variable(name), _sentence(one["msg"]))
                wrong[name] = None
        return Addresses(**wrong)


class Settings(Addresses):
    """What a run is told; make one with `Settings.read`."""

    inbox: Path = Field(Path("inbox"), description="Folder of raw documents, or s3://bucket/prefix")
    lake: Path = Field(Path("lake"), description="Folder of the lake; made where it is absent")
    catalog: SecretStr | None = Field(
        None, description="Of a shared lake: postgresql://user:password@host:5432/database"
    )
    data: str | None = Field(None, description="Of a shared lake: s3://bucket/prefix")
    limit: int | None = Field(None, ge=1, description="At most this many new items")
    batch_size: int = Field(8000, ge=1, le=50_000, description="Documents a batch")
    batch_seconds: float = Field(
        1800, gt=0, description="Seconds that a batch's transform may take"
    )
    reprocess: Reprocess = Field("new", description="What to extract, beside what is new")
    runner: Runner = Field("threads", description="Where batches are transformed")
    dask: str | None = Field(None, description="Dask's scheduler, tcp://host:8786; else one here")
    dask_workers: int = Field(2, ge=1, description="Processes of a Dask cluster that is begun here")
    rehash: bool = Field(False, description="Read items whose size and time did not change, too")
    cron: str = Field("30 2 * * *", description="When the nightly run starts")
    maintain_cron: str = Field("0 5 * * 0", description="When old states are let go of")
    timezone: str = Field("Europe/Bucharest", description="The time zone of both schedules")
    ui_host: str = Field("127.0.0.1", description="The address on which `serve` has the UI")
    ui_port: int = Field(4200, ge=1, le=65535, description="Where `serve` has the Prefect UI")
    gate_nights: int = Field(30, ge=5, description="Nights with which a night is compared")
    gate_least_nights: int = Field(10, ge=3, description="With fewer nights no gate judges")
    gate_deviations: float = Field(4, gt=0, description="Spreads from the centre that are usual")
    gate_ratio_change: float = Field(0.3, ge=0, description="Change of volume that never warns")
    gate_share_change: float = Field(0.05, ge=0, description="Change of a share that never warns")
    gate_age_days: float = Field(2, ge=0, description="Documents older by this never warn")
    item_megabytes: int = Field(20, ge=1, description="An item above this size is quarantined")

    @field_validator("timezone")
    @classmethod
    def _is_timezone(cls, timezone: str) -> str:
        if timezone not in zoneinfo.available_timezones():
            raise ValueError("not a time zone, such as Europe/Bucharest")
        return timezone

    @field_validator("catalog")
    @classmethod
    def _is_catalog(cls, address: SecretStr | None) -> SecretStr | None:
        if address:
            from flows.shared import fields_of  # its libraries are only needed here

            fields_of(address)
        return address

    @field_validator("lake")
    @classmethod
    def _is_folder(cls, lake: Path) -> Path:
        if is_bucket(lake):
            raise ValueError("a folder of this machine is meant; PRESSLAKE_DATA names the bucket")
        return lake

    @field_validator("data")
    @classmethod
    def _is_place(cls, data: str | None) -> str | None:
        if data and not data.startswith(("s3://", "/")):
            raise ValueError("not s3://bucket/prefix, nor a folder that begins with /")
        return data

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if (self.catalog is None) != (self.data is None):
            raise ValueError("a shared lake needs both PRESSLAKE_CATALOG and PRESSLAKE_DATA")
        return self

    @property
    def place(self) -> Place:
        """Return where the lake is."""
        if self.catalog is None or self.data is None:
            return Place(self.lake)
        from flows.shared import SharedPlace

        return SharedPlace(self.lake, self.catalog, self.data)

    @classmethod
    def read(cls, **flags: Any) -> Self:
        """Return the settings; a flag that is None was not given. Raises InputError."""
        given = {name: value for name, value in flags.items() if value is not None}
        cls._require_known(os.environ)
        try:
            return cls(**given)
        except ValidationError as error:
            first = error.errors()[0]
            name = ".".join(str(part) for part in first["loc"])
            if not name:
                raise InputError(first["msg"].removeprefix("Value error, ")) from None
            # an address may hold a password
            is_secret = "SecretStr" in str(cls.model_fields[name].annotation)
            shown = "…" if is_secret else first.get("input")
            said = f"--{name.replace('_', '-')}" if name in given else _variable(name)
            raise InputError(f"{said} is {shown!r}: {_sentence(first['msg'])}") from error

    @classmethod
    def _require_known(cls, environment: Iterable[str]) -> None:
        """Raise InputError for a variable of ours that no setting has: it would say nothing."""
        known = [_variable(name) for name in cls.model_fields]
        for name in environment:
            if name.upper().startswith(_variable("")) and name.upper() not in known:
                near = difflib.get_close_matches(name.upper(), known, n=1)
                hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
                raise InputError(f"{name} is no setting; {hint}")


def _variable(name: str) -> str:
    return f"PRESSLAKE_{name.upper()}"


def _sentence(message: str) -> str:
    text = message.removeprefix("Value error, ").replace("Input should be", "it must be")
    return text[:1].lower() + text[1:]

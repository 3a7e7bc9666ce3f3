"""Settings: flags, then `PRESSLAKE_*` variables, then these defaults."""

import zoneinfo
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from transforms.errors import InputError

Reprocess = Literal["new", "stale", "quarantined", "all"]
Runner = Literal["threads", "processes"]


class Settings(BaseSettings):
    """What a run is told; make one with `Settings.read`."""

    model_config = SettingsConfigDict(env_prefix="PRESSLAKE_", frozen=True, extra="forbid")

    inbox: Path = Field(Path("inbox"), description="Folder of raw documents, searched recursively")
    lake: Path = Field(Path("lake"), description="Folder of the lake; made where it is absent")
    limit: int | None = Field(None, ge=1, description="At most this many new items")
    batch_size: int = Field(1000, ge=1, le=50_000, description="Documents a batch")
    batch_seconds: float = Field(1800, gt=0, description="What takes longer is cut, see README")
    reprocess: Reprocess = Field("new", description="What to extract, beside what is new")
    runner: Runner = Field("threads", description="Where batches are transformed")
    rehash: bool = Field(False, description="Read items whose size and time did not change, too")
    cron: str = Field("30 2 * * *", description="When the nightly run starts")
    maintain_cron: str = Field("0 5 * * 0", description="When old states are let go of")
    timezone: str = Field("Europe/Bucharest", description="The time zone of both")
    ui_host: str = Field("127.0.0.1", description="The address on which `serve` has the UI")
    ui_port: int = Field(4200, ge=1, le=65535, description="Where `serve` has the Prefect UI")
    notify_webhook: SecretStr | None = Field(None, description="Told of failures: a JSON POST")
    notify_email: SecretStr | None = Field(
        None, description="Told of failures: mailtos://user:password@host?to=…, as Apprise has it"
    )
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
    def read(cls, **flags: Any) -> Self:
        """Return the settings; a flag that is None was not given. Raises InputError."""
        try:
            return cls(**{name: value for name, value in flags.items() if value is not None})
        except ValidationError as error:
            first = error.errors()[0]
            name = ".".join(str(part) for part in first["loc"])
            # an address to notify may hold a password
            given = "…" if name.startswith("notify_") else first.get("input")
            flag, variable = f"--{name.replace('_', '-')}", f"PRESSLAKE_{name.upper()}"
            raise InputError(
                f"{flag} (or {variable}) is {given!r}: {_sentence(first['msg'])}"
            ) from error


def _sentence(message: str) -> str:
    return message.removeprefix("Value error, ").lower()

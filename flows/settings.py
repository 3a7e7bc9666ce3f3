"""Settings: flags, then `PRESSLAKE_*` variables, then these defaults."""

from pathlib import Path
from typing import Any, Literal, Self

from pydantic import Field, ValidationError
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
    reprocess: Reprocess = Field("new", description="What to extract, beside what is new")
    runner: Runner = Field("threads", description="Where batches are transformed")
    rehash: bool = Field(False, description="Read items whose size and time did not change, too")
    ui_port: int = Field(4200, ge=1, le=65535, description="Where `serve` has the Prefect UI")
    item_megabytes: int = Field(20, ge=1, description="An item above this size is quarantined")

    @classmethod
    def read(cls, **flags: Any) -> Self:
        """Return the settings; a flag that is None was not given. Raises InputError."""
        try:
            return cls(**{name: value for name, value in flags.items() if value is not None})
        except ValidationError as error:
            first = error.errors()[0]
            name = ".".join(str(part) for part in first["loc"])
            given = first.get("input")
            flag, variable = f"--{name.replace('_', '-')}", f"PRESSLAKE_{name.upper()}"
            raise InputError(
                f"{flag} (or {variable}) is {given!r}: {first['msg'].lower()}"
            ) from error

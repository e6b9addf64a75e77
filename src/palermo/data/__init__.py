"""The Plan, the agencies, the law and the languages, as files that ship with the package."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any


def path(*parts: str) -> Traversable:
    """The file or folder at `parts` inside this package: `path("nz-2009", "plan.toml")`.

    A traversable, not a file name: the package may be read from a wheel. Whether it exists is not asked.
    """
    return files(__name__).joinpath(*parts)


@cache
def load_toml(*parts: str) -> Mapping[str, Any]:
    """The contents of a TOML file of this package, read once and frozen.

    Tables come as read-only mappings and arrays as tuples, so no caller can change what the next one reads.
    Raises FileNotFoundError or tomllib.TOMLDecodeError with the file's name in the message.
    """
    name = "/".join(parts)
    file = path(*parts)
    if not file.is_file():
        raise FileNotFoundError(f"There is no data file {name}: add it under src/palermo/data/.")
    try:
        read = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise tomllib.TOMLDecodeError(f"{name} is not valid TOML: {error}.") from error
    frozen: Mapping[str, Any] = _frozen(read)
    return frozen


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return MappingProxyType({key: _frozen(item) for key, item in value.items()})
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    return value

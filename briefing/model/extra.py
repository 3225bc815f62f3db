"""What a file says beyond the schema: kept as it was written, never interpreted."""

from typing import TypeAlias


class Plain(str):
    """A scalar that stood in the file without quotes, and is written back without them."""

    __slots__ = ()


# A scalar, a sequence, or a mapping as pairs in the order of the file.
Raw: TypeAlias = "str | tuple[Raw, ...] | RawMapping"


class RawMapping(tuple[tuple[str, "Raw"], ...]):
    """A mapping of unknown keys, in the order of the file."""

    __slots__ = ()


Extra: TypeAlias = tuple[tuple[str, Raw], ...]

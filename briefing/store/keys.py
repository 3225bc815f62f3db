"""The keys of each mapping in an entry file, in the order in which they are written."""

from typing import Final


def _keys(names: str) -> dict[str, None]:
    return dict.fromkeys(names.split())


ENTRY: Final = _keys(
    "schema id headline language published published_basis sources summary countries topics tags actors events claims"
    " generated"
)
SOURCE: Final = _keys("id publisher url file sha256 retrieved author updated dated")
EVIDENCE: Final = _keys("source start end exact prefix suffix")
EXCERPT: Final = _keys("text evidence")
ACTOR: Final = _keys("name kind role country aliases mentions")
EVENT: Final = _keys("date text evidence")
HOP: Final = _keys("name kind source start end exact prefix suffix printed")
QUANTITY: Final = _keys("text value to unit bound source start end exact prefix suffix")
CLAIM: Final = _keys("id text kind negated chain cue countries actors numbers evidence")
WRITTEN_BY_PROGRAM: Final = tuple(key for key in ENTRY if key not in {"schema", "id", "generated"})

"""The trained sequence taggers: linear-chain conditional random fields (CRFsuite), each in a file of briefing/weights.

weights/README.md holds their data cards; the scripts that train them are in bench/train.
"""

from functools import cache
from pathlib import Path
from typing import cast

import pycrfsuite

_FOLDER = Path(__file__).parent.parent / "weights"


@cache
def _tagger(name: str) -> "pycrfsuite.Tagger":
    tagger = pycrfsuite.Tagger()
    tagger.open(str(_FOLDER / f"{name}.crf"))  # open_inmemory reads on from bytes that nothing keeps alive
    return tagger


def tag(name: str, features: list[list[str]]) -> list[str]:
    """Return the best labels of one sequence, given the features of each token, without lone surrogates.

    Raise FileNotFoundError when the package lacks the weights.
    """
    return cast(list[str], _tagger(name).tag(features)) if features else []

"""What actors.yaml says, apart from how it is read: most libraries have no such file, and need no parser for it."""

from dataclasses import dataclass
from typing import Final

from briefing.model import Problem
from briefing.vocabulary.known_actors import NOBODY, KnownActors

FILE: Final = "actors.yaml"


@dataclass(frozen=True, slots=True)
class ActorsFile:
    """The actors that the file names, and what is wrong with it; an item that is wrong as a whole is left out."""

    actors: KnownActors = NOBODY
    problems: tuple[Problem, ...] = ()

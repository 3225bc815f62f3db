"""The user's editor, and how it is told the line to begin at."""

import shlex
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path, PurePath

# Editors that take "+LINE" before the file, which POSIX asks of vi.
_PLUS = frozenset(
    {
        "vi",
        "vim",
        "nvim",
        "view",
        "nano",
        "pico",
        "emacs",
        "emacsclient",
        "kak",
        "micro",
        "joe",
        "jed",
        "mg",
        "ne",
        "hx",
    }
    | {"helix", "mcedit", "ed", "ex", "gvim", "sensible-editor", "editor"}
)
_COLON = frozenset({"subl", "zed"})  # FILE:LINE
_GOTO = frozenset({"code", "codium", "code-insiders", "cursor"})  # --goto FILE:LINE
_USUAL = ("sensible-editor", "nano", "vi")


def editor_of(environ: Mapping[str, str], which: Callable[[str], str | None] = shutil.which) -> tuple[str, ...] | None:
    """Return the command of $VISUAL, else of $EDITOR, else of an editor that is there; None when there is none.

    >>> editor_of({"VISUAL": " ", "EDITOR": "vim -n"})
    ('vim', '-n')
    """
    for name in ("VISUAL", "EDITOR"):
        try:
            words = shlex.split(environ.get(name, ""))
        except ValueError:  # a quote that nothing closes
            continue
        if words:
            return tuple(words)
    return next(((name,) for name in _USUAL if which(name)), None)


def line_of(text: str, claim: str) -> int | None:
    """Return the line of a claim in the YAML of its entry, counted from 1; None where it has none.

    >>> line_of("claims:\\n- id: c-1\\n- id: c-12\\n", "c-12")
    3
    """
    wanted = {f"- id: {quote}{claim}{quote}" for quote in ("", '"', "'")}
    return next((n for n, line in enumerate(text.splitlines(), 1) if line.strip() in wanted), None)


def edit_command(editor: tuple[str, ...], file: Path, line: int | None) -> list[str]:
    """Return the command that opens a file, at a line where the editor is known to take one.

    >>> edit_command(("vim", "-n"), Path("a.yaml"), 7)
    ['vim', '-n', '+7', 'a.yaml']
    >>> edit_command(("code", "--wait"), Path("a.yaml"), 7), edit_command(("ed2",), Path("a.yaml"), 7)
    (['code', '--wait', '--goto', 'a.yaml:7'], ['ed2', 'a.yaml'])
    """
    name = PurePath(editor[0]).name
    if line is None or line < 1:
        return [*editor, str(file)]
    if name in _PLUS:
        return [*editor, f"+{line}", str(file)]
    if name in _COLON:
        return [*editor, f"{file}:{line}"]
    return [*editor, *(["--goto", f"{file}:{line}"] if name in _GOTO else [str(file)])]

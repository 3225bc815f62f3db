"""docs/config.md, made from the tree of settings."""

from collections.abc import Iterator, Sequence

from briefing.settings.tree import Choice, KeyTable, Kind, Number, Switch, ThemeName, leaves

_HEAD = """# Settings

The reader reads `config.toml` in your config folder; `briefing config --path` says where that is, and
`$BRIEFING_CONFIG` names another file. The file need not be there, and needs only what you want to be different:

```toml
theme = "contrast-dark"
mark_read = "demand"

[layout]
facets = 36
two_lines = false

[keys]
"claim.next" = "n,."
"app.quit" = "Q"
```

`briefing config` prints everything that is in effect, with where it comes from; `briefing config --json` does so
for programs. A mistake in the file never stops the reader: what is right is used, and each mistake is told with its
line, its name and the nearest name that exists, in the reader (`!`) and by `briefing config`, which then ends with
status 1.

    config.toml:2:1: there is no such setting (mous); did you mean mouse?
    config.toml:9:1: n is the key of claim.next already (Next claim, …) (keys.copy.menu); choose another, or …

The file is yours: the program never writes to it. A theme that you choose in the palette, and the sizes that you
give panes with `<` `>` or the mouse, are remembered in a small file in your state folder and go before the
config; a theme that you write into the config afterwards goes before the one you chose, and `=` forgets the sizes.
With `BRIEFING_CONFIG=` (empty) no file is read, nothing is remembered and no tour is shown: what a script wants.

| setting | what it may be | unless set | what it means |
| --- | --- | --- | --- |
"""

_TAIL = """
## Keys

Every action has an id ([keys.md](keys.md)); `[keys]` gives it other keys, several with commas between them. A key
is a character (`n`, `N`, `?`, `ö`), a name (`enter`, `escape`, `tab`, `space`, `up`, `pagedown`, `home`, `f5`), or
one with modifiers (`ctrl+d`, also written `^d`; `alt+left`; `shift+f1`). Two actions that work in the same place
cannot have the same key: the second one keeps its old keys, and the mistake is told.

## Colours

`briefing-dark` and `briefing-light` are quiet; `contrast-dark` and `contrast-light` have text of at least 7 to 1
throughout; `terminal` uses the sixteen colours of your terminal on its own ground; `monochrome` uses none.
`$NO_COLOR` chooses the last, whatever is set. What is selected, chosen, marked or wrong is never told by colour
alone.
"""


def markdown(themes: Sequence[str]) -> str:
    """Return the page; ``themes`` are the reader's own."""
    return _HEAD + "\n".join(_rows(themes)) + "\n" + _TAIL


def _rows(themes: Sequence[str]) -> Iterator[str]:
    for leaf in leaves():
        usual = "" if isinstance(leaf.kind, KeyTable) else f"`{_written(leaf.default)}`"
        meaning = leaf.meaning.replace("|", "\\|")
        yield f"| `{leaf.name}` | {_allowed(leaf.kind, themes)} | {usual} | {meaning} |"


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _allowed(kind: Kind, themes: Sequence[str]) -> str:
    match kind:
        case Switch():
            return "`true` or `false`"
        case Number(least, most):
            return f"{least} to {most}"
        case Choice(words):
            return " or ".join(f"`{word}`" for word in words)
        case ThemeName():
            return ", ".join(f"`{name}`" for name in themes) + ", or one of Textual's"
        case KeyTable():
            return "a table of ids and keys"

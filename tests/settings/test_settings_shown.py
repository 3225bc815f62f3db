"""What `briefing config` and docs/config.md say is what the tree of settings says."""

import tomllib
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from briefing.settings.document import markdown
from briefing.settings.read import read
from briefing.settings.show import Shown, as_toml, as_values
from briefing.settings.tree import Choice, KeyTable, Number, Settings, Switch, build, leaves
from briefing.tui.preferences import known
from briefing.tui.themes import THEMES

DOCUMENT = Path(__file__).parents[2] / "docs" / "config.md"


def values(leaf):
    match leaf.kind:
        case Switch():
            return st.booleans()
        case Number(least, most):
            return st.integers(least, most)
        case Choice(words):
            return st.sampled_from(words)
        case KeyTable():
            return st.just({})
        case _:
            return st.sampled_from(known().themes)


ALL = st.fixed_dictionaries({leaf.path: values(leaf) for leaf in leaves()}).map(build)


@given(ALL)
def test_what_is_printed_reads_back_as_the_same_settings(settings):
    found = read(as_toml(Shown(settings, known())), "config.toml", known())
    assert found.problems == ()
    same_keys = {key.id: key.keys for key in known().keys}
    assert found.settings == build({**{leaf.path: _at(settings, leaf) for leaf in leaves()}, ("keys",): same_keys})


def _at(settings, leaf):
    value = settings
    for name in leaf.path:
        value = getattr(value, name)
    return value


def test_the_values_are_those_of_the_text():
    shown = Shown(Settings(keys={"claim.next": "N"}), known(), {("keys", "claim.next"): "config.toml:3"})
    values = as_values(shown)
    assert values["settings"] == tomllib.loads(as_toml(shown))
    assert values["from"]["keys.claim.next"] == "config.toml:3"
    assert '"claim.next" = "N"' in as_toml(shown)
    assert "(config.toml:3)" in as_toml(shown)


def test_docs_config_is_made_from_the_tree():
    """Run python -c "…" as below to make it again."""
    assert DOCUMENT.read_text() == markdown([theme.name for theme in THEMES])


def test_the_example_of_the_document_is_right():
    text = DOCUMENT.read_text().split("```toml\n")[1].split("```")[0]
    found = read(text, "config.toml", known())
    assert found.problems == ()
    assert found.settings.layout.facets == 36

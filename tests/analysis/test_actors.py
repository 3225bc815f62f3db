"""Who is one actor, what he is called, and who comes first."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analysis.actor_groups import grouped
from briefing.analysis.actors import find_actors, key_names
from briefing.analysis.mentions import Mention, MentionKind
from briefing.model import ActorKind, Claim, ClaimKind, Hop, HopKind
from briefing.text.span import Span

PERSON, ORGANIZATION, STATE, PLACE, OUTLET = (
    MentionKind.PERSON,
    MentionKind.ORGANIZATION,
    MentionKind.STATE,
    MentionKind.PLACE,
    MentionKind.OUTLET,
)


def listed(*names: tuple[str, MentionKind], acts: bool = False) -> list[Mention]:
    """Return mentions of the names in this order, a sentence each."""
    spans = [Span(100 * number, 100 * number + len(name)) for number, (name, _) in enumerate(names)]
    return [
        Mention(span, span, name, kind, sentence=number, acts=acts)
        for number, (span, (name, kind)) in enumerate(zip(spans, names, strict=True))
    ]


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (PERSON, ["Anna Lindt", "Lindt"]),
        (PERSON, ["Anna Lindt", "Anna"]),
        (PERSON, ["Volodymyr Zelenskyy", "Volodymyr Zelensky", "Zelenskyi"]),
        (PERSON, ["Scientist Anna Lindt", "Anna Lindt"]),
        (PERSON, ["José Núñez", "Jose Nunez"]),
        (PERSON, ["Mitchell Brandt", "Mitch Brandt", "M. Brandt"]),
        (PERSON, ["Kristin Brandt", "Kristen Brandt"]),
        (PERSON, ["J. K. Brandt", "JK Brandt", "Brandt"]),
        (ORGANIZATION, ["Copperkettle LLC", "Copperkettle Inc.", "Copperkettle"]),
        (ORGANIZATION, ["Disasters Emergency Committee", "Disaster Emergency Committee"]),
        (PERSON, ["Ana Ruiz Lindt", "Ana Ruiz", "Ruiz"]),
        (ORGANIZATION, ["US Department of Justice", "Department of Justice"]),
        (ORGANIZATION, ["Tea Growers and Merchants Union", "Tgmu"]),
        (ORGANIZATION, ["World Health Organization", "WHO"]),
        (ORGANIZATION, ["World Health Organization", "W.H.O."]),
        (ORGANIZATION, ["Médecins sans frontières", "MSF"]),
        (ORGANIZATION, ["US State Department", "State Department"]),
        (ORGANIZATION, ["United States Navy", "U.S. Navy", "Navy"]),
        (ORGANIZATION, ["Church of Scientology", "Church"]),
        (ORGANIZATION, ["Ford Motor Company", "Ford"]),
        (ORGANIZATION, ["The Home Office", "Home Office"]),
        (STATE, ["United States", "US", "U.S."]),
    ],
)
def test_forms_of_one_name_are_one_actor(kind: MentionKind, names: list[str]) -> None:
    assert len(grouped(listed(*((name, kind) for name in names)))) == 1


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (PERSON, ["Anna Lindt", "Maria Lindt"]),
        (PERSON, ["Angela Merkel", "Friedrich Merz"]),
        (PERSON, ["Anna Lindt", "Anton Lindt"]),
        (ORGANIZATION, ["Microsoft Research", "Microsoft"]),
        (ORGANIZATION, ["Labour Party", "Conservative Party"]),
        (ORGANIZATION, ["European Council", "Council of Europe"]),
        (STATE, ["North Korea", "South Korea"]),
        (STATE, ["Russia", "Kremlin"]),
        (STATE, ["England", "Scotland", "United Kingdom"]),
        (STATE, ["Soviet Union", "Russia"]),
    ],
)
def test_names_that_only_look_alike_are_several(kind: MentionKind, names: list[str]) -> None:
    assert len(grouped(listed(*((name, kind) for name in names)))) == len(names)


def test_a_surname_of_two_is_that_of_the_one_named_first() -> None:
    groups = grouped(listed(("Anna Lindt", PERSON), ("Maria Lindt", PERSON), ("Lindt", PERSON)))
    assert [[mention.name for mention in group] for group in groups] == [["Anna Lindt", "Lindt"], ["Maria Lindt"]]


def test_actors_are_ranked_and_keep_all_printed_forms() -> None:
    named = listed(("WHO", ORGANIZATION), ("Anna Lindt", PERSON), ("World Health Organization", ORGANIZATION))
    first, second = find_actors(named, (), ())
    assert (first.name, first.aliases, first.mentions) == ("World Health Organization", ("WHO",), 2)
    assert (second.name, second.kind) == ("Anna Lindt", ActorKind.PERSON)


def test_sources_are_no_actors() -> None:
    named = listed(("Daily Herald", ORGANIZATION), ("AP", OUTLET), ("Oslo", PLACE))
    assert find_actors(named, (), ("Daily Herald",)) == ()


@pytest.mark.parametrize(("sentence", "acts", "found"), [(0, False, True), (9, False, False), (9, True, True)])
def test_a_state_is_an_actor_when_it_acts_or_stands_on_top(sentence: int, acts: bool, found: bool) -> None:
    mention = Mention(Span(0, 6), Span(0, 6), "France", STATE, country="FR", sentence=sentence, acts=acts)
    assert bool(find_actors([mention], (), ())) is found


def test_a_capital_is_a_place_until_it_speaks() -> None:
    mention = Mention(Span(0, 4), Span(0, 4), "Kyiv", STATE, country="UA", acts=True)
    assert find_actors([mention], (), ()) == ()


def test_key_names_hold_places_and_no_outlets() -> None:
    assert key_names(listed(("Oslo", PLACE), ("AP", OUTLET), ("Anna Lindt", PERSON))) == ("Oslo", "Anna Lindt")


def test_thousands_of_namesakes_are_grouped_without_comparing_all() -> None:
    names = [(f"Anna{number:05} Lindt{number:05}", PERSON) for number in range(20_000)]
    assert len(grouped(listed(*names))) == 20_000


NAMES = st.lists(
    st.tuples(
        st.lists(st.sampled_from(["Anna", "Lindt", "A.", "the", "WHO", "Bank", "of", "é", "٣", "X"]), min_size=1).map(
            lambda words: " ".join(words[:5])
        ),
        st.sampled_from(list(MentionKind)),
    ),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(NAMES)
def test_every_mention_is_in_one_group_of_one_kind(names: list[tuple[str, MentionKind]]) -> None:
    named = listed(*names)
    groups = grouped(named)
    assert sorted(m.span for group in groups for m in group) == [m.span for m in named]
    assert grouped(named) == groups
    for actor in find_actors(named, (), ()):
        assert actor.name in {name for name, _ in names}
        named_so = [kind for name, kind in names if name in {actor.name, *actor.aliases}]
        as_actor = sum(kind is not MentionKind.OUTLET for kind in named_so)  # an outlet is a source
        assert actor.mentions == as_actor or len(groups) > 1


def test_a_prince_is_not_whoever_bears_his_name() -> None:
    prince = replace(listed(("Karl", PERSON))[0], role="Prince")
    assert len(grouped([prince, *listed(("", PERSON), ("Karl Brandt", PERSON))[1:]])) == 2


def test_an_acronym_that_nothing_shows_to_be_a_body_is_no_actor() -> None:
    bare = replace(listed(("QTX", ORGANIZATION))[0], evident=False)
    assert find_actors([bare], (), ()) == ()


@pytest.mark.parametrize("printed", ["The minister", "Minister Anna Lindt"])
def test_whoever_is_named_is_not_listed_by_role_too(printed: str) -> None:
    named = replace(listed(("Anna Lindt", PERSON))[0], role="minister")
    claim = Claim("c1", "It rained.", ClaimKind.STATEMENT, (Hop(printed, HopKind.UNNAMED),))
    assert [actor.name for actor in find_actors([named], [claim], ())] == ["Anna Lindt"]


@pytest.mark.parametrize(
    ("printed", "listed_too"),
    [
        ("senior officials", True),
        ("company named in the lawsuit", True),
        ("French officials", True),
        ("part of the court", False),
        ("message sent to police", False),
        ("which represents officers", False),
        ("if people", False),
    ],
)
def test_an_unnamed_source_is_somebody_by_its_head(printed: str, listed_too: bool) -> None:
    claim = Claim("c1", "It rained.", ClaimKind.STATEMENT, (Hop(printed, HopKind.UNNAMED),))
    assert bool(find_actors([], [claim], ())) is listed_too


def test_the_fuller_of_two_roles_is_told() -> None:
    roles = ("editor", "editor of the Tea Review", "chair of the Tea Union")
    lindts = listed(*[("Anna Lindt", PERSON)] * 3)
    found = find_actors([replace(m, role=role) for m, role in zip(lindts, roles, strict=True)], (), ())
    assert [actor.role for actor in found] == ["editor of the Tea Review"]

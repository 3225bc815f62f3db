"""Names that a person corrects: one actor under one name, the printed words kept."""

from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.overrides import name_actors, name_claims
from briefing.analysis.pipeline import normalize
from briefing.model import Actor, ActorKind, Claim, ClaimKind, Evidence, Hop, HopKind
from briefing.vocabulary.known_actors import NOBODY, KnownActor, KnownActors

KNOWN = KnownActors(
    (
        KnownActor("Volodymyr Zelenskyy", ("Zelensky", "Vladimir Zelensky"), ActorKind.PERSON, "president", "UA"),
        KnownActor("Russia", ("Kremlin",), ActorKind.STATE),
    )
)
PERSON, STATE = ActorKind.PERSON, ActorKind.STATE


def test_actors_of_one_name_merge():
    acting = (
        Actor("Kaja Kallas", PERSON, 5),
        Actor("Vladimir Zelensky", PERSON, 3, "leader"),
        Actor("Kremlin", ActorKind.ORGANIZATION, 2, country="RU"),
        Actor("Volodymyr Zelenskyy", PERSON, 1, aliases=("Mr Zelenskyy",)),
    )
    actors, _ = name_actors(acting, KNOWN)
    assert actors == (
        acting[0],
        Actor("Volodymyr Zelenskyy", PERSON, 4, "president", "UA", ("Mr Zelenskyy", "Vladimir Zelensky")),
        Actor("Russia", STATE, 2, None, "RU", ("Kremlin",)),
    )


def test_a_surname_alone_does_not_make_a_relative_the_known_one():
    olena = Actor("Olena Zelenska", PERSON, 2, aliases=("Zelensky",))
    assert name_actors([olena], KNOWN)[0] == (olena,)
    fuller = Actor("Volodymyr O. Zelensky", PERSON, 2, aliases=("Vladimir Zelensky",))
    assert name_actors([fuller], KNOWN)[0][0].name == "Volodymyr Zelenskyy"


def test_speakers_fold_and_keep_their_words():
    words = Evidence("s1", 0, 8, "Zelensky")
    chain = (Hop("Zelensky", HopKind.PERSON, words), Hop("Kremlin", HopKind.OUTLET, words))
    claim = Claim("c", "x", ClaimKind.STATEMENT, chain, "said", actors=("Zelensky", "Vladimir Zelensky"))
    _, named = name_actors([Actor("Volodymyr O. Zelensky", PERSON, 2, aliases=("Vladimir Zelensky",))], KNOWN)
    (folded,) = name_claims([claim], named)
    assert folded.chain == (Hop("Volodymyr Zelenskyy", HopKind.PERSON, words), chain[1])
    assert folded.actors == ("Volodymyr Zelenskyy",)
    doubled = Claim("c", "x", ClaimKind.STATEMENT, (chain[0], Hop("Vladimir Zelensky", HopKind.PERSON, words)))
    assert len(name_claims([doubled], named)[0].chain) == 1


def test_without_known_actors_nothing_changes():
    acting = (Actor("Zelensky", PERSON),)
    actors, named = name_actors(acting, NOBODY)
    assert (actors, name_claims([], named)) == (acting, ())


def test_an_article_gets_the_names():
    text = (
        "Talks in Geneva end\n\nPresident Vladimir Zelensky said on Tuesday that the talks in Geneva had ended.\n\n"
        "“We will return in May,” Zelensky said.\n"
    )
    entry = normalize(text, actors=KNOWN)
    plain = normalize(text)
    assert [actor.name for actor in entry.actors][:1] == ["Volodymyr Zelenskyy"]
    assert {claim.chain[0].name for claim in entry.claims} == {"Volodymyr Zelenskyy"}
    assert all(hop.evidence.exact in text for claim in entry.claims for hop in claim.chain)
    assert [claim.id for claim in entry.claims] == [claim.id for claim in plain.claims]
    assert entry.tags == plain.tags
    assert {name for claim in entry.claims for name in claim.actors} <= {actor.name for actor in entry.actors}


_NAMES = st.sampled_from(["A", "A B", "C B", "The A", "B", "Ж", "…"])


@given(
    st.lists(st.builds(Actor, _NAMES, st.sampled_from(ActorKind), st.integers(1, 9), aliases=st.tuples(_NAMES))),
    st.lists(st.builds(KnownActor, _NAMES, st.lists(_NAMES).map(tuple), st.sampled_from([None, *ActorKind]))),
)
def test_no_mention_is_lost(acting, known):
    actors, named = name_actors(acting, KnownActors(tuple(known)))
    names = [actor.name for actor in actors if named.of(actor.name)]
    assert sum(actor.mentions for actor in actors) <= sum(actor.mentions for actor in acting)
    folded = [name for name in names if name in {one.name for one in known}]
    assert len(folded) <= len(acting)

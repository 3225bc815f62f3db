"""Doubt means silence: what looks like the same, or like the contrary, and is neither."""

from dataclasses import replace

import pytest

from briefing.model import Actor, ActorKind, ClaimKind, Source
from briefing.stories.alignment import align
from briefing.stories.comparison import compare_story
from briefing.stories.kinds import Kind
from briefing.stories.origins import OriginReason, copied
from briefing.stories.relations import relation
from tests.stories.made import claim, entry

DRUNK = "The driver of the bus was drunk"


@pytest.mark.parametrize(
    "doubted",
    [
        "It is not true that the driver of the bus was drunk",
        "There is no evidence that the driver of the bus was drunk",
        "Police are investigating whether the driver of the bus was drunk",
        "Nobody claims that the driver of the bus was drunk",
        "The minister rejected claims that the driver of the bus was drunk",
    ],
)
def test_what_is_doubted_agrees_with_nobody_who_says_it(doubted: str) -> None:
    found = relation(claim(DRUNK), claim(doubted))
    assert found is None or found.kind is not Kind.AGREEMENT


@pytest.mark.parametrize("cue", ["do not believe", "did not say", "never said"])
def test_what_somebody_did_not_say_is_no_word_of_his(cue: str) -> None:
    assert relation(claim(DRUNK, "Lena Dahl"), replace(claim(DRUNK, "Arne Vold"), cue=cue)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The minister's wife was killed in the crash", "The minister was killed in the crash"),
        ("The former president was arrested in Seoul", "The president was arrested in Seoul"),
        ("The deputy minister resigned", "The minister did not resign"),
        ("The bank has stopped lending to Russia", "The bank is lending to Russia"),
        ("The army prevented rebels from entering Goma", "Rebels entered Goma"),
        ("The EU pledged 5 billion euros in loans", "The EU pledged 3 billion euros in grants"),
        ("Police found 3 bodies in the house", "Police found 5 bodies in the garden"),
        ("The suspect was arrested in Paris", "The suspect was arrested in France"),
        ("The talks were held in Geneva", "The talks were held in Switzerland"),
        ("The talks were held in Paris", "The talks were held in France"),
        ("The talks were held in Riyadh", "The talks were held in Saudi Arabia"),
        ("The treaty was signed in Washington", "The treaty was signed in the United States"),
        ("The suspect was arrested in London", "The suspect was arrested in England"),
        ("The suspect was arrested in Bavaria", "The suspect was arrested in Munich"),
        ("The summit will be held in Geneva in May", "The next summit will be held in Vienna"),
        ("Anna Berg was elected to parliament", "Juan Perez was elected to parliament"),
        ("Anna Berg won a gold medal", "Juan Perez won a gold medal"),
        ("Anna Berg won a seat", "Juan Perez won a seat"),
        ("Anna Berg was named as a suspect", "Juan Perez was named as a suspect"),
        ("Anna Berg was appointed deputy head of the bank", "Juan Perez was appointed head of the bank"),
        ("The father of the suspect was arrested", "The suspect was arrested"),
        ("The vice president signed the agreement in Seoul", "The president signed the agreement in Seoul"),
        ("Police arrested the mayor of Tarvik", "Police arrested the mayor's driver in Tarvik"),
        ("The minister's son was arrested", "The minister was not arrested"),
        ("The former minister was arrested", "The minister was not arrested"),
        ("The EU pledged 5 billion euros in loans to Ukraine", "The EU pledged 3 billion euros in grants to Ukraine"),
        ("The EU pledged 5 billion euros for weapons", "The EU pledged 3 billion euros for schools"),
        ("Turnout was 45 percent in the north", "Turnout was 60 percent in the south"),
        ("3 men were charged with murder", "5 men were charged with fraud"),
        ("Hamas freed 3 female hostages", "Hamas freed 5 male hostages"),
        ("Hamas freed 3 hostages", "Hamas freed 3 Israeli and 5 Thai hostages"),
        ("The bridge was repaired in 2018", "The bridge had not been repaired since 2021"),
        ("Rescuers have found 12 bodies so far", "Rescuers had found 7 bodies by Monday night"),
        ("The actor let nobody take her picture", "It was the only time that the actor let anybody take her picture"),
        ("The party won 30 seats in the lower house", "The party won 20 seats in the upper house"),
        ("The company cut 500 jobs in Leeds", "The company cut 900 jobs worldwide"),
        ("The jury sentenced him to 10 years", "The jury sentenced her to 15 years"),
        ("Prices rose by 3 percent", "Prices rose to 5 percent"),
        ("Of the 12 people on board 5 people died", "12 people died"),
        ("The bridge is closed", "The bridge is not closed to cyclists"),
        ("Schools were not closed in the north", "Schools were closed in the south"),
        ("The strike did not affect long-distance trains", "The strike affected regional trains"),
        ("The vaccine is not effective against the new variant", "The vaccine is effective against the old variant"),
        ("The army did not attack the village at night", "The army attacked the village at dawn"),
        ("Israel did not attack civilians in Gaza", "Israel attacked Hamas in Gaza"),
        ("Germany will not send soldiers", "Germany will send tanks"),
        ("The ship did not carry weapons but food", "The ship carried food"),
        ("Hamas freed some hostages", "Hamas did not free all hostages"),
        ("The company did not pay the full ransom", "The company paid the ransom"),
        ("Germany did not vote for the resolution", "Germany voted against the resolution"),
        ("The driver was not drunk, police believe", "The driver was drunk when the bus crashed last year"),
        ("The first bus carried 30 passengers", "The bus carried 45 passengers"),
        ("The factory opened on 5 May 2024", "The second factory opened on 9 May 2024"),
        ("The ceasefire begins on Monday", "The ceasefire began on Saturday"),
        ("The president signed the bill", "The president refused to sign the treaty"),
    ],
)
def test_what_differs_in_what_it_is_about_contradicts_nothing(one: str, other: str) -> None:
    found = relation(claim(one), claim(other))
    assert found is None or found.kind is Kind.AGREEMENT


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Germany voted for the resolution", "Germany voted against the resolution"),
        ("The jury sentenced him to ten years", "The jury sentenced her to ten years"),
    ],
)
def test_what_is_told_the_other_way_round_is_no_agreement(one: str, other: str) -> None:
    found = relation(claim(one), claim(other))
    assert found is None or found.kind is not Kind.AGREEMENT


@pytest.mark.parametrize(
    ("early", "late"),
    [
        ("Two gunmen killed the mayor of Tarvik", "Four gunmen killed the mayor of Tarvik"),
        ("The fire destroyed a hotel of 10 floors", "The fire destroyed a hotel of 12 floors"),
        ("The deadline gives the company 10 ships", "The deadline gives the company 15 ships"),
    ],
)
def test_what_does_not_grow_is_not_updated(early: str, late: str) -> None:
    days = ("2024-05-14", "2024-05-15")
    found = compare_story(
        entry(name, claim(text), day=day) for name, text, day in zip("ab", (early, late), days, strict=True)
    )
    assert all(dispute.revised is None for dispute in found.contradictions)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # nobody knows of whom it is told
        ("died on Monday in prison", "He, too, died in prison in June 2002"),
        ("grabbed seven rebounds", "Ortega grabbed 3 of his 11 rebounds"),
        # the sign of another clause
        ("One person is said to have been arrested, and no injuries were seen", "One person has been arrested"),
        ("I believe Ortega did not win", "I don't think Ortega won"),
        # another count, measure or span of time
        ("The town has not been hit by a quake in more than 25 years", "A quake hit the town"),
        ("The damage was put at 1 million euros ($1.52 million)", "The damage was put at $1 million"),
        ("Ortega spent 19 seasons with the 76ers", "Ortega spent four seasons as director of the club"),
        ("Ortega was one of six children", "Ortega had no children"),
        ("At least one offer is better than eight years", "The club offered seven years"),
        # profits, exports, matches: of which and of when
        ("Sales of cars rose 8 percent", "Sales in Asia rose 12 percent"),
        ("Prices rose in November", "Prices fell in December"),
        ("Ortega won the final in Rome five times", "Ortega lost 6-3 6-1"),
        # one after the other
        ("Ortega was arrested early on Sunday", "Ortega was released on Wednesday"),
        ("Results from a test taken when Ortega was arrested were released", "Ortega was arrested"),
        # no contraries
        ("Ortega had yet to regain consciousness", "Ortega had not yet regained consciousness"),
        ("The frigate closed in", "The frigate then opened fire"),
        ("The figure is likely to rise", "The figure is lower"),
        # what was approved by whom
        ("Prosecutors have not approved it", "A clinic in New York was approved by prosecutors"),
        ("Ortega had been free for years", "Ortega was arrested several times"),
    ],
)
def test_what_real_articles_tell_of_different_things_is_no_contradiction(one: str, other: str) -> None:
    found = relation(claim(one), claim(other))
    assert found is None or found.kind is Kind.AGREEMENT


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ortega is in negotiations with the studio", "Ortega has stepped away from negotiations with the studio"),
        ("Ortega is accused of shooting three men", "Ortega shot three men"),
        ("hurled petrol bombs at the brewery", "Protesters hurled petrol bombs at motorists"),
        ("The army shot the rebels", "The rebels shot the army"),
        ("The plane flew from Oslo to Rome", "The plane flew from Rome to Oslo"),
        ("Residents feared that the dam would break", "The dam would break"),
        ("Residents feared that the dam would break and flood the town", "The dam would flood the town"),
        ("It is not true that the bridge fell, killing three men", "The bridge killed three men"),
        ("It would be a scandal if the bank closed the branch", "The bank closed the branch"),
        ("Ortega asked whether the bank had closed the branch", "The bank had closed the branch"),
        ("The minister denied that the dam broke and that the town was flooded", "The town was flooded"),
        ("A former adviser of U.S. President Vold was jailed", "President Vold was jailed in the U.S."),
        ("On Saturday Ortega won round 3 of the 2020 season", "On Tuesday Ortega won round 3 of the 2020 season"),
        (
            "Senator Ada Berg won the Nevada Caucuses of the Union Party",
            "Senator Ida Moe won the Nevada Caucuses of the Union Party",
        ),
        (
            "Ortega led Moe 47 percent to 40 percent with 11 percent for Berg",
            "Ortega led Moe 47 percent to 40 percent with 5 percent for Berg",
        ),
        ("Ortega secured five of the state's six delegates", "Of the state's six delegates Ortega secured four"),
        ("Tarvik are tipped to win the cup", "Tarvik won the cup"),
        ("The death toll from the ferry fire has risen to 18", "A fire on the ferry killed 14 people"),
        ("The favourite to win the Grand National was Moonlight Bay", "Moonlight Bay won the Grand National"),
        ("The storm was forecast to hit the coast of Orsund", "The storm hit the coast of Orsund"),
    ],
)
def test_what_is_not_quite_the_same_is_no_agreement(one: str, other: str) -> None:
    found = relation(claim(one), claim(other))
    assert found is None or found.kind is not Kind.AGREEMENT


def test_claims_that_contradict_each_other_agree_in_nothing() -> None:
    told = ("Passengers were warned before the ferry left", "Passengers were not warned before the ferry left")
    found = compare_story(entry(name, claim(text)) for name, text in zip("ab", told, strict=True))
    assert [dispute.kind for dispute in found.contradictions] == [Kind.POLARITY]
    assert found.groups == ()


def test_the_passage_of_a_count_prints_it() -> None:
    told = ("12 magazines were found and later confiscated", "31 magazines were found and later confiscated")
    found = compare_story(entry(name, claim(text)) for name, text in zip("ab", told, strict=True))
    for dispute in found.contradictions:
        assert all(count in side.passage for count, side in zip(("12", "31"), dispute.sides, strict=True))


def test_two_versions_of_one_page_are_one_origin() -> None:
    page = Source("s1", None, url="https://port.example/a")
    told = "The harbour bridge in Porto was closed on Friday by the mayor"
    one, other = (replace(entry(name, claim(told)), sources=(page,)) for name in "ab")
    (group,) = align([one, other])
    (origin,) = group.origins
    assert origin.entries == ("a", "b")
    assert origin.reason in {OriginReason.SITE, OriginReason.COPY}


def test_a_copy_is_one_also_when_another_article_quotes_half_of_it() -> None:
    told = [
        claim(f"The {name} of the port told the council of Porto about ships number {n} that came in late")
        for n, name in enumerate(("mayor", "pilot", "owner", "keeper"))
    ]
    whole, again, half = entry("a", *told), entry("c", *told), entry("b", *told[:2])
    assert len(set(copied([whole, half, again]).values())) == 1


def test_what_is_feared_by_one_is_not_said_by_another() -> None:
    told = claim("the dam at Tilmar would break", "Ada Berg")
    assert relation(told, replace(told, cue="feared", kind=ClaimKind.STANCE)) is None
    assert relation(told, replace(told, cue="told")) is not None


@pytest.mark.parametrize("other", ["Rebels who were shot by the army fled", "The rebels were shot by the army"])
def test_turned_sentences_still_agree(other: str) -> None:
    found = relation(claim("The army shot the rebels"), claim(other))
    assert found
    assert found.kind is Kind.AGREEMENT


def test_a_third_telling_joins_no_two_of_whom_each_names_another() -> None:
    told = ("Lopez was charged with murder", "Moe was charged with murder", "Lopez and Moe were charged with murder")
    named = (Actor("Ida Moe", ActorKind.PERSON), Actor("Ana Lopez", ActorKind.PERSON))
    entries = [replace(entry(name, claim(text)), actors=named) for name, text in zip("abc", told, strict=True)]
    assert not any({"a", "b"} <= {member.entry.id for member in group.members} for group in align(entries))
    assert relation(entries[0].claims[0], entries[1].claims[0], *entries[:2]) is None

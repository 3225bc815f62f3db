"""The taxonomy of topics, its short names and its words."""

from briefing.vocabulary.stems import stem_phrase
from briefing.vocabulary.topics import SHORT_NAMES, broader, topic_ids, topic_label, topic_name, topic_terms, topics


def test_the_top_level_is_the_seventeen_of_iptc() -> None:
    top = [topic for topic in topics() if broader(topic) is None]
    assert top == sorted(SHORT_NAMES)
    assert len(set(SHORT_NAMES.values())) == 17


def test_every_topic_leads_up_to_a_top_level_one() -> None:
    for topic in topics():
        seen = {topic}
        above = broader(topic)
        while above:
            assert above not in seen, topic
            seen.add(above)
            above = broader(above)
        assert seen & SHORT_NAMES.keys(), topic


def test_ids_by_id_label_and_short_name() -> None:
    conflict = topic_ids("conflict")
    assert "medtop:16000000" in conflict
    assert "medtop:20000062" in conflict
    assert conflict == topic_ids("medtop:16000000") == topic_ids("16000000") == topic_ids("Conflict, War and Peace")
    assert topic_ids("peace talks") == {"medtop:20000076"}
    assert topic_ids("") == topic_ids("no such topic") == frozenset()


def test_short_name_wins_over_a_label_of_the_same_word() -> None:
    assert "medtop:02000000" in topic_ids("crime")
    assert topic_label("medtop:20000082") == "Crime"


def test_short_names_of_top_level_lead_back() -> None:
    for topic, name in SHORT_NAMES.items():
        assert topic_name(topic) == name
        assert topic in topic_ids(name)


def test_unknown_id_is_its_own_label() -> None:
    assert topic_label("medtop:99999999") == "medtop:99999999"
    assert broader("medtop:99999999") is None


def test_words_are_of_known_topics_and_in_the_form_that_is_looked_up() -> None:
    known = set(topics())
    for term in topic_terms():
        assert term.topic in known, term
        assert 1 <= term.weight <= 4, term
        assert stem_phrase(term.words) == term.words or stem_phrase(stem_phrase(term.words)) == stem_phrase(term.words)
    assert {term.topic for term in topic_terms()} >= SHORT_NAMES.keys()

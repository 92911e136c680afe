from mandorla.library import content
from mandorla.library.reading import documents


def test_topics_have_an_id_a_title_and_a_sentence_each() -> None:
    topics = content.topics()
    assert len({topic.id for topic in topics}) == len(topics) >= 10
    assert all(topic.title and topic.about.endswith(".") for topic in topics)


def test_feelings_are_eight_families_and_a_hundred_and_twenty_words() -> None:
    families = content.feelings()
    words = [word for family in families for word in family.words]
    assert len(families) == 8
    assert len(words) == len(set(words)) == 120


def test_there_are_ways_to_thank_reflect_ask_and_advise() -> None:
    for kind in ("thank", "reflect", "ask", "advice"):
        assert len(content.stems(kind)) >= 3


def test_topic_choices_carry_every_topic() -> None:
    assert content.topic_choices() == [(topic.id, topic.title) for topic in content.topics()]


def test_opt_in_decks_are_those_of_the_kind_of_pair() -> None:
    marked = {body["slug"] for body in (found.body for found in documents("decks")) if body["opt_in"]}
    assert marked == {"body-and-touch", "faith-doubt-and-meaning", "loss"}
    assert {slug for slug, _title in content.opt_in_choices("partners")} == marked
    assert {slug for slug, _title in content.opt_in_choices("siblings")} == marked - {"body-and-touch"}

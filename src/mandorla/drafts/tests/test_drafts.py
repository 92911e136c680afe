import pytest
from tests.cast import Player

from mandorla.drafts import actions
from mandorla.drafts.models import Draft
from mandorla.drafts.reading import text_of
from mandorla.shared.tests.at_once import at_once


def test_the_later_words_stand_in_place_of_the_earlier(noor: Player) -> None:
    for text in ("The k", "The kettle"):
        actions.keep(author=noor.person, form="answer", subject="one", text=text)
    assert text_of(noor.person, "answer", "one") == "The kettle"
    assert Draft.objects.count() == 1


def test_each_form_and_subject_has_a_draft_of_its_own(noor: Player, sam: Player) -> None:
    for player in (noor, sam):
        for form in ("answer", "letter"):
            for subject in ("one", "two"):
                text = f"{player.person.name} {form} {subject}"
                actions.keep(author=player.person, form=form, subject=subject, text=text)
    assert text_of(noor.person, "answer", "one") == "Noor answer one"
    assert text_of(sam.person, "letter", "two") == "Sam letter two"
    assert Draft.objects.count() == 8


def test_where_nothing_was_typed_there_is_nothing(noor: Player) -> None:
    assert text_of(noor.person, "answer", "one") == ""


def test_forgetting_twice_changes_nothing_more(noor: Player) -> None:
    actions.keep(author=noor.person, form="answer", subject="one", text="The kettle")
    for _ in range(2):
        actions.discard(author=noor.person, form="answer", subject="one")
    assert not Draft.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_tabs_that_save_in_the_same_instant_leave_one_draft(noor: Player) -> None:
    def save(text: str) -> None:
        actions.keep(author=noor.person, form="answer", subject="one", text=text)

    at_once(lambda: save("From one tab"), lambda: save("From the other tab"))
    assert Draft.objects.count() == 1
    assert text_of(noor.person, "answer", "one") in ("From one tab", "From the other tab")

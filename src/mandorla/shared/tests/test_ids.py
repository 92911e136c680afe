from uuid import RFC_4122

from mandorla.shared.ids import new_form_id, new_id
from mandorla.shared.tests.chance import Ids


def test_ids_of_rows_are_ordered_by_their_birth() -> None:
    made = [new_id() for _ in range(1_000)]
    assert made == sorted(made)
    assert len(set(made)) == 1_000
    assert {one.version for one in made} == {7}


def test_ids_of_forms_say_nothing_of_when_they_were_made() -> None:
    assert {new_form_id().version for _ in range(100)} == {4}


def test_ids_of_tests_are_those_of_the_product_drawn_alike_each_time() -> None:
    one, same, other = Ids("1 test"), Ids("1 test"), Ids("2 test")
    made = [one.uuid7() for _ in range(1_000)]
    assert made == sorted(made) == [same.uuid7() for _ in range(1_000)]
    assert {one.version for one in made} == {7}
    assert made[0].variant == RFC_4122
    assert one.uuid4() == same.uuid4() != other.uuid4()
    assert one.uuid4().version == 4

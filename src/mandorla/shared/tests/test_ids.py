from mandorla.shared.ids import new_form_id, new_id


def test_ids_of_rows_are_ordered_by_their_birth() -> None:
    made = [new_id() for _ in range(1_000)]
    assert made == sorted(made)
    assert len(set(made)) == 1_000
    assert {one.version for one in made} == {7}


def test_ids_of_forms_say_nothing_of_when_they_were_made() -> None:
    assert {new_form_id().version for _ in range(100)} == {4}

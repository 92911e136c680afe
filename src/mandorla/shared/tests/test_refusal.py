import pytest
from django.forms import Form

from mandorla.shared.refusal import Refused, refusals_in


def test_a_refusal_stands_in_the_form_and_what_follows_goes_on() -> None:
    form, steps = Form({}), ["before"]
    with refusals_in(form):
        steps.append("in it")
        raise Refused("There are four already.")
    assert steps == ["before", "in it"]
    assert form.non_field_errors() == ["There are four already."]


def test_a_fault_is_no_refusal() -> None:
    form = Form({})
    with pytest.raises(ZeroDivisionError), refusals_in(form):
        raise ZeroDivisionError
    assert not form.errors

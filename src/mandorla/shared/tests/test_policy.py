from django.http import HttpRequest, HttpResponse

from mandorla.shared import policy


def test_a_view_states_its_policy_and_the_reason() -> None:
    @policy.public(because="It greets.")
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    assert policy.of(view) == policy.Policy("public", "It greets.")


def test_a_view_that_states_nothing_has_no_policy() -> None:
    assert policy.of(lambda request: HttpResponse()) is None

"""Every view states who may use it. The statement is a decorator; tests walk all URLs and read it back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponseBase

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Policy:
    """Who may use a view: `kind` is one word, `because` the reason if it is public."""

    kind: str
    because: str = ""


def public(*, because: str) -> Callable[[View], View]:
    """Let everyone in, signed in or not, and say why."""

    def decorate(view: View) -> View:
        return state(view, Policy("public", because))

    return decorate


def state(view: View, policy: Policy) -> View:
    """Attach a policy to a view, where `of` finds it."""
    view.policy = policy  # type: ignore[attr-defined]
    return view


def of(view: Any) -> Policy | None:
    """The policy of a view, or None if it states none."""
    return getattr(view, "policy", None)

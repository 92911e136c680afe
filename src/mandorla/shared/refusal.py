"""What an action does not do, and how a page says so."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest


class Refused(Exception):
    """The request was refused; the message tells the person who made it why."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A block that ends where an action refuses in it: `tell` gets the reason, and what follows the block goes on."""

    tell: Callable[[str], object]

    def __enter__(self) -> None:
        """Nothing is needed before the block."""

    def __exit__(self, kind: object, reason: object, trace: object) -> bool:
        if not isinstance(reason, Refused):
            return False
        self.tell(str(reason))
        return True


def refusals_in(form: BaseForm) -> Telling:
    """Show in the form, which is shown again, why it was refused."""
    return Telling(partial(form.add_error, None))


def refusals_told(request: HttpRequest) -> Telling:
    """Say on the next page why it was refused."""
    return Telling(partial(messages.error, request))

"""Help with words: a switch of one's own."""

from typing import Any

from django.urls import reverse

from tests.access.deeds import DONE, quiet
from tests.cast import Player

FORMS: dict[str, dict[str, Any]] = {"coach:words": {"is_wanted": "on"}}


@quiet
def switches_help_with_words_off(sam: Player) -> None:
    assert sam.post(reverse("coach:words"), {}).status_code in DONE

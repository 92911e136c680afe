"""Help with words: switches of one's own."""

from typing import Any

from django.urls import reverse

from tests.access.deeds import DONE, quiet
from tests.cast import Player

FORMS: dict[str, dict[str, Any]] = {
    "coach:words": {"is_wanted": "on"},
    "coach:wordings": {"text": "You never listen"},  # no host connects a model by itself
}
LOOKED_AT = "coach:words coach:wordings repair:new"


@quiet
def switches_help_with_words_off(sam: Player) -> None:
    assert sam.post(reverse("coach:words"), {}).status_code in DONE


@quiet
def switches_help_with_words_off_in_this_pair(sam: Player) -> None:
    assert sam.post(reverse("coach:words"), {"is_wanted": "on", "may_ask_model": "on"}).status_code in DONE
    assert not sam.member.has_help_with_words

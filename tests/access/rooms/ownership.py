"""Taking everything with one."""

from django.urls import reverse

from tests.access.deeds import quiet
from tests.access.sessions import confirm
from tests.cast import Player


@quiet
def takes_everything_along(sam: Player) -> None:
    confirm(sam)
    assert sam.post(reverse("ownership:export")).status_code == 200

"""A word of its own in every place where words lie that nobody else may find, sown as people write: by their pages."""

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.urls import reverse

from mandorla.pairs.models import Pair
from mandorla.shared.tests.browser import Page, visit
from tests.access.garden import Garden
from tests.cast import Player
from tests.rooms import brought


def sow(val: Player) -> Garden:
    """Noor and Sam come together and write; what no page takes is sown into rows of Val's."""
    garden = Garden()
    _come_together(garden)
    _lock_the_door(garden)
    for sow_room in brought("sow"):
        sow_room(garden)
    for sow_by_hand in brought("sow_by_hand"):
        sow_by_hand(garden, val.person, val.pair)
    return garden


def _come_together(garden: Garden) -> None:
    invitation = _sign_up(garden, visit(garden.noor, reverse("account_signup")), "noor")
    link = str(invitation.value("link") or invitation.soup.select_one("#link-to-copy")["value"])  # type: ignore[index]
    garden.words["pairs.Invitation.word"] = link.rstrip("/").rsplit("/", 1)[1]
    garden.pair = Pair.objects.get(members__person__username="noor").pk
    joining = visit(garden.sam, link).press("Join with a new account")
    _sign_up(garden, joining, "sam")


def _sign_up(garden: Garden, page: Page, name: str) -> Page:
    return page.press(
        "Begin",
        display_name=garden.word(f"{name}'s people.Person.display_name", "people.Person.display_name"),
        username=name,
        password1=garden.word(f"{name}'s password"),
        email=f"{name}@example.org",
        time_zone="Europe/Berlin",
        is_adult="on",
    )


def _lock_the_door(garden: Garden) -> None:
    page = visit(garden.noor, reverse("mfa_activate_totp"))
    page = page.press("Go on", password=garden.words["noor's password"])
    secret = garden.words["code app"] = page.all("details code")[0]
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    page.press("Switch it on", code=code)
    codes = garden.noor.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    garden.words |= {f"recovery code {number}": code for number, code in enumerate(codes)}

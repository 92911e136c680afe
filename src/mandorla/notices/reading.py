"""What somebody asked for, and by which ways it may reach them now."""

from allauth.account.models import EmailAddress
from django.conf import settings

from mandorla.notices.logic.wishes import Wishes
from mandorla.notices.models import Browser, Consent
from mandorla.people.models import Person


def wishes_of(person: Person) -> Wishes:
    """What `person` asked for; nothing, where they never asked."""
    consent = Consent.objects.of(person).first()
    return consent.wishes if consent else Wishes()


def confirmed_address(person: Person) -> str:
    """The e-mail address that `person` has shown to be theirs; empty without one, or where this server sends none."""
    if not settings.HAS_EMAIL:
        return ""
    known = EmailAddress.objects.filter(user=person, verified=True).order_by("-primary", "id").first()
    return str(known.email) if known else ""


def browsers_of(person: Person) -> list[Browser]:
    """The browsers in which `person` wants to see notices."""
    return list(Browser.objects.of(person))

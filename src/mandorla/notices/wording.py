"""The only words a notice ever has: no name, nothing of what it tells of."""

from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.translation import gettext as _

from mandorla.notices.models import Consent, Kind, Notice

_SALT = "notices.ending"


@dataclass(frozen=True, slots=True)
class Words:
    """What stands at the top, and the one sentence under it."""

    title: str
    sentence: str


def words() -> Words:
    """The words for every notice of every kind, in the language in force. A host may leave out the app's name too."""
    if settings.MANDORLA_NOTICES_NEUTRAL:
        return Words(_("A note for you"), _("There is something for you."))
    return Words("Mandorla", _("There is something for you in Mandorla."))


def path_of(notice: Notice) -> str:
    """Where a notice leads, as it stands outside: it tells neither of what nor when."""
    return reverse("notices:notice", args=[notice.token])


def ending_path(consent: Consent, kind: str) -> str:
    """The signed address that ends one kind of one person's notices, without signing in."""
    return reverse("notices:ending", args=[signing.dumps([consent.pk.hex, kind], salt=_SALT)])


def choices_path() -> str:
    """Where one chooses which notices come."""
    return reverse("notices:choices")


def ended_by(token: str) -> tuple[Consent, Kind] | None:
    """Whose notices of which kind the address with this token ends; nothing, if it is not one of ours."""
    try:
        consent_id, kind = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return None
    consent = Consent.objects.select_related("person").filter(pk=consent_id).first()
    return (consent, Kind(kind)) if consent else None

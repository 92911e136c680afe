from collections.abc import Iterable

from mandorla.drafts.models import Draft
from mandorla.people.models import Person


def text_of(author: Person, form: str, subject: str) -> str:
    """What `author` has typed and not sent, or nothing."""
    draft = Draft.objects.of(author, form, subject).first()
    return draft.text if draft else ""


def texts_of(author: Person, forms: Iterable[str], subject: str) -> dict[str, str]:
    """The same for several forms about one subject, by their names. One query."""
    found = Draft.objects.filter(author=author, form__in=list(forms), subject=subject)
    return {draft.form: draft.text for draft in found}

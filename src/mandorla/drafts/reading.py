from collections.abc import Mapping
from uuid import UUID

from django.db.models import QuerySet

from mandorla.drafts.models import Draft
from mandorla.people.models import Person
from mandorla.shared.prepared import prepared


def text_of(author: Person, form: str, subject: str) -> str:
    """What `author` has typed and not sent, or an empty string."""
    found = drafts_of(author.id, form, subject)
    return found[0].text if found else ""


def texts_of(author: Person, forms: Mapping[str, str], subject: str) -> dict[str, str]:
    """The same for a form with several parts; `forms` maps each part to its draft's name. One query."""
    found = Draft.objects.filter(author=author, form__in=list(forms.values()), subject=subject)
    typed = {draft.form: draft.text for draft in found}
    return {part: typed[form] for part, form in forms.items() if form in typed}


@prepared
def drafts_of(author: UUID, form: str, subject: str) -> QuerySet[Draft]:
    return Draft.objects.filter(author=author, form=form, subject=subject)

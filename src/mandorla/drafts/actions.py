from collections.abc import Iterable

from django.db import IntegrityError, transaction

from mandorla.drafts.models import Draft
from mandorla.drafts.reading import drafts_of
from mandorla.people.models import Person


def keep(*, author: Person, form: str, subject: str, text: str) -> None:
    """Save what `author` has typed so far, replacing the earlier draft; with no words, delete it."""
    if not text:
        discard(author=author, form=form, subject=subject)
        return
    try:
        _write(author, form, subject, text)
    except IntegrityError:  # two tabs made the first draft at the same instant: the later one wins
        _write(author, form, subject, text)


@transaction.atomic
def _write(author: Person, form: str, subject: str, text: str) -> None:
    draft = Draft.objects.of(author, form, subject).first() or Draft(
        author=author, form=form, subject=subject
    )
    draft.text = text
    draft.save()


def discard(*, author: Person, form: str, subject: str) -> None:
    """Delete the draft. Calling it again changes nothing."""
    drafts_of.delete(author.id, form, subject)


def discard_all(*, author: Person, forms: Iterable[str], subject: str) -> None:
    """Delete the drafts of several forms about one subject. Calling it again changes nothing."""
    for form in forms:
        discard(author=author, form=form, subject=subject)

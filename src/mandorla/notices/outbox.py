"""The outbox as the worker sees it: what is due is claimed in small batches, and each claim is delivered by a task.

A claim moves the row's time on. A worker that is killed loses its claims to the next pass, and a task that the queue
runs again finds what is left of its own. Nothing is told twice: `Effect` has one row for each way a notice has gone.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from mandorla.notices.logic.patience import is_enough, pause_after
from mandorla.notices.models import Notice
from mandorla.shared.ids import new_form_id

LEASE = timedelta(minutes=30)  # longer than the queue lets a task run before retrying it
BATCH = 20  # so that even slow mail servers finish before the queue ends the task
MOST = 20_000


@transaction.atomic
def claim(*, now: datetime, most: int = MOST) -> list[UUID]:
    """Claim what is due at `now`, at most `most`; a claim for each batch. Notices of one person lie together."""
    due = Notice.objects.due(now).select_for_update(skip_locked=True).values_list("person_id", "id")
    ids = [notice_id for _, notice_id in sorted(due[:most])]
    claims = []
    for start in range(0, len(ids), BATCH):
        held = new_form_id()
        Notice.objects.filter(pk__in=ids[start : start + BATCH]).update(claim=held, due_at=now + LEASE)
        claims.append(held)
    return claims


def begin(notice: Notice, others: list[Notice]) -> bool:
    """From here on `notice` is being sent, and tells of the `others` as well; False where it is no longer there."""
    with transaction.atomic():
        if not Notice.objects.held_by(_claim_of(notice)).filter(pk=notice.pk).update(is_begun=True):
            return False
        rest = Notice.objects.held_by(_claim_of(notice)).filter(pk__in=[one.pk for one in others])
        rest.update(due_at=None, claim=None)
    return True


def settle(notice: Notice) -> None:
    """Nothing more is to be done about it."""
    _let_go(notice, None)


def postpone(notice: Notice, until: datetime) -> None:
    """Another pass takes it up, from `until` on."""
    _let_go(notice, until)


def try_later(notice: Notice, now: datetime) -> None:
    """It did not reach everywhere: again after a pause, or never. A kill is no such try."""
    tries = notice.tries + 1
    _let_go(notice, None if is_enough(tries) else now + pause_after(tries), tries)


def _let_go(notice: Notice, due_at: datetime | None, tries: int | None = None) -> None:
    mine = Notice.objects.held_by(_claim_of(notice)).filter(pk=notice.pk)
    mine.update(due_at=due_at, claim=None, tries=notice.tries if tries is None else tries)


def _claim_of(notice: Notice) -> UUID:
    assert notice.claim is not None, "only what is claimed is sent"
    return notice.claim

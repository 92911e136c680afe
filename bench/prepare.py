"""Fill a folder with generated pairs and write what `load.py` asks: prepare.py FOLDER PAIRS VISITED ANSWERS."""

import random
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import urlencode

import django

django.setup()

from bench import seeding  # noqa: E402
from bench.counting import write_sizes  # noqa: E402

from mandorla.checkins import actions as checkins  # noqa: E402
from mandorla.checkins.logic.saying import Need, Part, Saying  # noqa: E402
from mandorla.pairs.access import member_of  # noqa: E402
from mandorla.pairs.models import Member  # noqa: E402
from mandorla.prompts.addresses import number_of  # noqa: E402
from mandorla.prompts.models import Answer, Keep, Reply, ReplyKind, Shelf  # noqa: E402
from mandorla.shared import clock  # noqa: E402
from mandorla.shared.ids import new_form_id  # noqa: E402

TOKEN = "a" * 32
SHELVED = 4  # every fourth answer is kept on a shelf


def main(folder: Path, pairs: int, visited: int, answers: int) -> None:
    now, dice = clock.now(), random.Random(5)
    samples = seeding.seed(pairs, visited, answers, now)
    for sample in samples:
        spend_a_day(sample, dice, now)
    random.Random(3).shuffle(samples)
    slugs = [prompt.slug for prompt in seeding.prompts()]
    rows: dict[str, list[str]] = {"today": [], "prompt": [], "shelf": []}
    for sample in samples:
        base, cookie = f"/with/{sample.pair.pk}/", f"session={sample.session}"
        rows["today"].append(f"{base}\t{cookie}")
        rows["prompt"].append(f"{base}prompts/{number_of(slugs[3])}/\t{cookie}")
        rows["shelf"].append(f"{base}shelf/\t{cookie}")
    rows["answer"] = [
        f"/with/{sample.pair.pk}/prompts/{number_of(slug)}/answer/\t"
        f"session={sample.session}; csrf={TOKEN}\t{_body(dice)}"
        for slug in slugs[answers:]
        for sample in samples
    ]
    for name, lines in rows.items():
        (folder / f"{name}.tsv").write_text("\n".join(lines) + "\n")
    write_sizes(folder)


def spend_a_day(sample: seeding.Sample, dice: random.Random, now: datetime) -> None:
    """What the two said of today, two habits, and what was said to their answers and kept of them."""
    two = [member_of(sample.pair.pk, person) for person in (sample.person, sample.other)]
    for member in two:
        day, note = clock.day_of(now, member.person.zone), seeding.texts(dice)[:100]
        said = Saying(closeness=60, feelings=("calm", "tired"), note=note, energy=3, need=Need.FUN)
        checkins.check_in(
            member=member, day=day, version=0, saying=said, parts=list(Part), is_usual=True, now=now
        )
        checkins.share(member=member, text=note, now=now)
    for act in ("a walk around the block", "a cup of tea by the window"):
        habit = checkins.propose_habit(member=two[0], act=act, hour="evening")
        checkins.agree_to_habit(member=two[1], habit=habit, now=now)
    rows = list(Answer.objects.of(sample.pair).order_by("day", "id"))
    Reply.objects.bulk_create(_replies(rows, two, now))
    Keep.objects.bulk_create(
        Keep(pair=sample.pair, person=sample.person, answer=row, shelf=Shelf.JOYS) for row in rows[::SHELVED]
    )


def _replies(rows: list[Answer], two: list[Member], now: datetime) -> Iterator[Reply]:
    for row in rows:
        author = next(member.person for member in two if member.person_id != row.author_id)
        told = {"text": "Thank you for telling me this.", "shared_text": "Thank you for telling me this."}
        yield Reply(
            pair_id=row.pair_id,
            slug=row.exchange.slug,
            answer=row,
            author=author,
            kind=ReplyKind.THANK,
            day=now.date(),
            sent_at=now,
            **told,
        )


def _body(dice: random.Random) -> str:
    return urlencode(
        {
            "csrfmiddlewaretoken": TOKEN,
            "operation": str(new_form_id()),
            "text": seeding.texts(dice),
            "rule": "both",
            "version": "0",
        }
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), *(int(part) for part in sys.argv[2:5]))

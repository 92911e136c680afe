"""Fill the bare project with as many pairs and rows as ours: prepare FOLDER PAIRS VISITED ANSWERS."""

import random
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import django

django.setup()

from bench.bare.models import (  # noqa: E402
    Answer,
    CheckIn,
    Exchange,
    Habit,
    Keep,
    Member,
    Offer,
    Pair,
    Practice,
    Reply,
    Share,
)
from bench.counting import write_sizes  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402

WORDS = ("kettle", "bus", "quiet", "neighbor", "window", "Tuesday", "letter", "garden")
TOKEN = "a" * 32
QUESTIONS = 320
BATCH = 500
SHELVED = 4  # every fourth answer is kept on a shelf


def main(folder: Path, pairs: int, visited: int, answers: int) -> None:
    call_command("migrate", run_syncdb=True, verbosity=0)
    dice = random.Random(7)
    every = max(1, pairs // visited)
    rows: dict[str, list[str]] = {name: [] for name in ("today", "prompt", "shelf", "answer")}
    for first in range(0, pairs, BATCH):
        for number, (pair, users) in enumerate(_batch(first, min(BATCH, pairs - first)), first):
            is_visited = number % every == 0
            _answer(pair, users, answers if is_visited else 2, dice)
            if is_visited and len(rows["today"]) < visited:
                _spend_a_day(pair, users, dice)
                _request(rows, pair, users[0], answers, dice)
    for name, lines in rows.items():
        dice.shuffle(lines)
        (folder / f"{name}.tsv").write_text("\n".join(lines) + "\n")
    write_sizes(folder)


def _batch(first: int, count: int) -> list[tuple[Pair, list[Any]]]:
    User = get_user_model()
    names = [f"{side}-{first + n}" for n in range(count) for side in ("left", "right")]
    users = User.objects.bulk_create([User(username=name, password="!") for name in names])
    pairs = Pair.objects.bulk_create([Pair() for _ in range(count)])
    Member.objects.bulk_create([Member(pair=pairs[n // 2], user=user) for n, user in enumerate(users)])
    return [(pair, users[2 * n : 2 * n + 2]) for n, pair in enumerate(pairs)]


def _answer(pair: Pair, users: list[Any], count: int, dice: random.Random) -> None:
    exchanges = Exchange.objects.bulk_create(
        [Exchange(pair=pair, slug=f"question-{n}", question=_words(dice, 12)) for n in range(count)]
    )
    Answer.objects.bulk_create(
        [
            Answer(exchange=one, author=user, text=_words(dice, 32), is_open=True)
            for one in exchanges
            for user in users
        ]
    )
    day = timezone.localdate()
    Offer.objects.create(pair=pair, day=day, slug="question-0", question=exchanges[0].question)


def _spend_a_day(pair: Pair, users: list[Any], dice: random.Random) -> None:
    """What the two said of today, two habits, and what was said to their answers and kept of them."""
    day = timezone.localdate()
    for user in users:
        said = {"closeness": 60, "feelings": "calm, tired", "energy": "enough", "need": "fun"}
        CheckIn.objects.create(pair=pair, author=user, day=day, note=_words(dice, 16), **said)
        Share.objects.create(pair=pair, author=user, day=day, text=_words(dice, 16))
        Practice.objects.create(pair=pair, author=user, day=day, kind="Sharing a small thing from my day")
    for place in (1, 2):
        Habit.objects.create(pair=pair, place=place, act=_words(dice, 6), hour="In the evening")
    rows = list(Answer.objects.filter(exchange__pair=pair).order_by("pk"))
    Reply.objects.bulk_create(
        [
            Reply(answer=row, author=user, kind="thank", text=_words(dice, 8))
            for row in rows
            for user in users
            if user.pk != row.author_id
        ]
    )
    Keep.objects.bulk_create([Keep(answer=row, user=users[0], shelf="joys") for row in rows[::SHELVED]])


def _request(rows: dict[str, list[str]], pair: Pair, user: Any, answers: int, dice: random.Random) -> None:
    cookie = f"sessionid={_session(user)}; csrftoken={TOKEN}"
    rows["today"].append(f"/{pair.pk}/\t{cookie}")
    rows["shelf"].append(f"/{pair.pk}/shelf/\t{cookie}")
    rows["prompt"].append(f"/{pair.pk}/prompts/question-3/\t{cookie}")
    for n in range(answers, QUESTIONS):
        body = urlencode({"csrfmiddlewaretoken": TOKEN, "text": _words(dice, 32), "rule": "both"})
        rows["answer"].append(f"/{pair.pk}/prompts/question-{n}/answer/\t{cookie}\t{body}")


def _words(dice: random.Random, count: int) -> str:
    return " ".join(dice.choice(WORDS) for _ in range(count))


def _session(user: Any) -> str:
    store = SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.save()
    return str(store.session_key)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *(int(part) for part in sys.argv[2:5]))

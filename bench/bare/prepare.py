"""Fill the bare project with as many people and rows: prepare FOLDER PAIRS VISITED ANSWERS."""

import random
import sys
from pathlib import Path
from urllib.parse import urlencode

import django

django.setup()

from bench.bare.models import Note  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402

WORDS = ("kettle", "bus", "quiet", "neighbor", "window", "Tuesday", "letter", "garden")
TOKEN = "a" * 32


def main(folder: Path, pairs: int, visited: int, answers: int) -> None:
    call_command("migrate", run_syncdb=True, verbosity=0)
    dice = random.Random(7)
    User = get_user_model()
    User.objects.bulk_create(
        [User(username=f"one-{n}", password="!") for n in range(2 * pairs)], batch_size=2000
    )
    every = max(1, 2 * pairs // visited)
    rows: dict[str, list[str]] = {"shelf": [], "answer": []}
    for number, user in enumerate(User.objects.order_by("pk").iterator()):
        count = 2 * answers if number % every == 0 else 2
        notes = Note.objects.bulk_create(
            [Note(author=user, question=_words(dice, 12), text=_words(dice, 32)) for _ in range(count)]
        )
        if count > 2:
            cookie = f"sessionid={_session(user)}; csrftoken={TOKEN}"
            rows["shelf"].append(f"/\t{cookie}")
            body = urlencode({"csrfmiddlewaretoken": TOKEN, "text": _words(dice, 32)})
            rows["answer"] += [f"/notes/{note.pk}/\t{cookie}\t{body}" for note in notes]
    for name, lines in rows.items():
        dice.shuffle(lines)
        (folder / f"{name}.tsv").write_text("\n".join(lines) + "\n")


def _words(dice: random.Random, count: int) -> str:
    return " ".join(dice.choice(WORDS) for _ in range(count))


def _session(user: object) -> str:
    store = SessionStore()
    store[SESSION_KEY] = str(user.pk)  # type: ignore[attr-defined]
    store[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()  # type: ignore[attr-defined]
    store.save()
    return str(store.session_key)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *(int(part) for part in sys.argv[2:5]))

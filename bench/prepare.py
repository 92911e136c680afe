"""Fill a folder with generated pairs and write what `load.py` asks: prepare.py FOLDER PAIRS VISITED ANSWERS."""

import random
import sys
from pathlib import Path
from urllib.parse import urlencode

import django

django.setup()

from bench import seeding  # noqa: E402

from mandorla.prompts.addresses import number_of  # noqa: E402
from mandorla.shared import clock  # noqa: E402
from mandorla.shared.ids import new_form_id  # noqa: E402

TOKEN = "a" * 32


def main(folder: Path, pairs: int, visited: int, answers: int) -> None:
    samples = seeding.seed(pairs, visited, answers, clock.now())
    random.Random(3).shuffle(samples)
    slugs = [prompt.slug for prompt in seeding.prompts()]
    rows: dict[str, list[str]] = {"today": [], "prompt": [], "shelf": []}
    for sample in samples:
        base, cookie = f"/with/{sample.pair.pk}/", f"session={sample.session}"
        rows["today"].append(f"{base}\t{cookie}")
        rows["prompt"].append(f"{base}prompts/{number_of(slugs[3])}/\t{cookie}")
        rows["shelf"].append(f"{base}shelf/\t{cookie}")
    dice = random.Random(5)
    rows["answer"] = [
        f"/with/{sample.pair.pk}/prompts/{number_of(slug)}/answer/\t"
        f"session={sample.session}; csrf={TOKEN}\t{_body(dice)}"
        for slug in slugs[answers:]
        for sample in samples
    ]
    for name, lines in rows.items():
        (folder / f"{name}.tsv").write_text("\n".join(lines) + "\n")


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

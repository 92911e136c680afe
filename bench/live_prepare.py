"""Fill the data folder with couples for `live.py`, and print who they are: live_prepare.py COUPLES."""

import json
import sys

import django

django.setup()

from bench import seeding  # noqa: E402

from mandorla.shared import clock  # noqa: E402


def main(couples: int) -> None:
    samples = seeding.seed(couples, couples, 2, clock.now())
    rows = [
        {"pair": str(one.pair.pk), "session": one.session, "channel": one.other.pk.hex} for one in samples
    ]
    print(json.dumps({"couples": rows, "slugs": [prompt.slug for prompt in seeding.prompts()[2:]]}))


if __name__ == "__main__":
    main(int(sys.argv[1]))

"""Serve the bare project as `mandorla web` serves ours: granian, WSGI, one worker."""

import argparse

from granian import Granian
from granian.constants import Interfaces

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    Granian(
        "bench.bare.wsgi:application",
        port=parser.parse_args().port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_access=False,
    ).serve()

"""Static files: hashed and compressed by WhiteNoise; what a folder lists in its order.txt is served as one file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage

ORDER = "order.txt"
JOINED = "mandorla"
IMPORT = (
    r"""(?P<matched>import(?P<names> \{[^}]*\}) from "(?P<url>\./[^"]+)")""",
    """import%(names)s from "%(url)s\"""",
)


class JoinedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    # Our scripts import each other by the hashed names under which they are served.
    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("js/*.js", (IMPORT,)))

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """Join the files of each folder that has an `order.txt`, then go on as WhiteNoise does."""
        for order in [] if dry_run else [Path(name) for name in paths if Path(name).name == ORDER]:
            names = Path(self.path(str(order))).read_text().split()
            parts = [Path(self.path(str(order.parent / name))) for name in names]
            joined = str(order.with_name(f"{JOINED}{parts[0].suffix}"))
            Path(self.path(joined)).write_text("\n".join(part.read_text() for part in parts))
            paths[joined] = (self, joined)
        yield from super().post_process(paths, dry_run, **options)

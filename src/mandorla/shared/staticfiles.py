"""Static files: hashed and compressed by WhiteNoise; the style sheets, one a component, served as one file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage

ORDER = "css/order.txt"
JOINED = "css/mandorla.css"
IMPORT = (
    r"""(?P<matched>import(?P<names> \{[^}]*\}) from "(?P<url>\./[^"]+)")""",
    """import%(names)s from "%(url)s\"""",
)


class JoinedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    # Our scripts name those they import as these are served: by hashed names.
    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("js/*.js", (IMPORT,)))

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """Join the style sheets in the order of `css/order.txt`, then go on as WhiteNoise does."""
        if not dry_run and ORDER in paths:
            names = Path(self.path(ORDER)).read_text().split()
            sheets = [Path(self.path(f"css/{name}")).read_text() for name in names]
            Path(self.path(JOINED)).write_text("\n".join(sheets))
            paths[JOINED] = (self, JOINED)
        yield from super().post_process(paths, dry_run, **options)

"""QR codes, for a camera to read from a page."""

import segno
from django.utils.safestring import SafeString, mark_safe


def qr_of(text: str) -> SafeString:
    """`text` as a QR code: inline SVG without style attributes, which the CSP would refuse."""
    code = segno.make(text, error="m")
    svg: str = code.svg_inline(scale=5, border=4, svgclass="qr__code", lineclass="qr__line", omitsize=True)
    # segno's own markup; the text is encoded as modules, not as text.
    return mark_safe(svg)  # noqa: S308 # nosec B308 B703

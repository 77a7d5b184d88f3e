"""Whether a file can be the image of a signature. Called in a process of its own; it knows no database."""

from __future__ import annotations

import io
from typing import Any, Final

from PIL import Image

#: Sides in pixels: 50 × 20 mm at 100 and at 1,000 points an inch.
LEAST, MOST = 120, 2400
_PNG: Final = b"\x89PNG\r\n\x1a\n"
#: How much of the image must be clear, and how much of what is not must have the colour that the law wants.
_CLEAR, _COLOURED = 0.3, 0.85
_HUES: Final = {"hand": (140, 190), "seal": (235, 20)}


def look(content: bytes, kind: Any) -> tuple[list[str], bytes]:
    """The codes of everything that is wrong, and the image written anew: pixels only, nothing that was beside them."""
    if not content.startswith(_PNG):
        return ["not_png"], b""
    try:
        with Image.open(io.BytesIO(content), formats=["PNG"]) as opened:
            if getattr(opened, "n_frames", 1) > 1:
                return ["moving"], b""
            if not all(LEAST <= side <= MOST for side in opened.size):
                return ["size"], b""
            image = opened.convert("RGBA")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return ["unreadable"], b""
    found = _problems(image, kind)
    out = io.BytesIO()
    image.save(out, "PNG")
    return found, out.getvalue()


def _problems(image: Image.Image, kind: str) -> list[str]:
    alpha = image.getchannel("A").histogram()
    count = image.width * image.height
    if sum(alpha[:32]) < _CLEAR * count:
        return ["not_clear"]
    inked = image.getchannel("A").point(lambda value: 255 if value > 96 else 0)
    hue = image.convert("RGB").convert("HSV")
    hues = hue.getchannel("H").histogram(inked)
    # What is grey or black has no colour, whatever its hue is said to be.
    strong = hue.getchannel("S").histogram(inked)
    ink = sum(hues)
    if ink < count * 0.005:
        return ["empty"]
    first, last = _HUES[kind]
    wanted = hues[first : last + 1] if first < last else [*hues[first:], *hues[: last + 1]]
    is_coloured = sum(wanted) >= _COLOURED * ink and sum(strong[90:]) >= _COLOURED * ink
    return [] if is_coloured else ["colour"]

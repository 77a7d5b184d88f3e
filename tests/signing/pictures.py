"""Pictures of hands and seals for the tests, fit ones and others."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

BLUE, RED = (20, 50, 170, 255), (205, 25, 35, 255)


def hand(colour: tuple[int, int, int, int] = BLUE, *, ground: int = 0, size: tuple[int, int] = (500, 200)) -> bytes:
    """A broad stroke through the middle; `ground` is how much the background covers."""
    image = Image.new("RGBA", size, (255, 255, 255, ground))
    draw = ImageDraw.Draw(image)
    draw.line([(0, size[1] // 2), (size[0], size[1] // 2)], fill=colour, width=size[1] // 4)
    return png(image)


def seal(colour: tuple[int, int, int, int] = RED) -> bytes:
    """A broad ring that leaves its middle free."""
    image = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse([4, 4, 396, 396], outline=colour, width=60)
    return png(image)


def png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()

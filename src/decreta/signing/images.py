"""The images of signatures: a hand (blue) and a seal (red), transparent, drawn and marked as specimens.

Decree 30/2020, Annex I: the person's image is blue, the organ's red, transparent; the seal covers a third of the
person's signature at its left. These are drawn from the name for development; nobody's hand is imitated.
"""

from __future__ import annotations

import hashlib
import io
import math
import random
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

_BLUE, _RED = (23, 62, 160, 255), (200, 30, 38, 235)
_SCALE = 4


@lru_cache(maxsize=256)
def hand(name: str) -> bytes:
    """A signature-like stroke that is the same for the same name, as PNG."""
    width, height = 150 * _SCALE, 60 * _SCALE
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    dice = random.Random(hashlib.sha256(name.encode()).digest())  # noqa: S311 - a drawing, no secret
    points = [(width * (0.06 + 0.88 * i / 9), height * (0.5 + dice.uniform(-0.36, 0.36))) for i in range(10)]
    path = _smooth(points)
    for i in range(len(path) - 1):
        pen = _SCALE * (1.1 + 0.9 * abs(math.sin(i / 9)))
        draw.line([path[i], path[i + 1]], fill=_BLUE, width=round(pen))
    draw.line(
        [(width * 0.1, height * 0.86), (width * 0.82, height * (0.7 + dice.uniform(0, 0.12)))],
        fill=_BLUE,
        width=2 * _SCALE,
    )
    return _png(image)


@lru_cache(maxsize=64)
def seal(name: str, font: Path) -> bytes:
    """A round seal with the organ's name and the word for specimen, as PNG."""
    side = 100 * _SCALE
    image = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    for inset, pen in ((2, 3), (10, 1)):
        draw.ellipse(
            [inset * _SCALE, inset * _SCALE, side - inset * _SCALE, side - inset * _SCALE],
            outline=_RED,
            width=pen * _SCALE,
        )
    words = _wrapped(name.upper(), 16)[:5]
    small = ImageFont.truetype(str(font), 8 * _SCALE)
    top = side / 2 - (len(words) + 1) * 4.8 * _SCALE
    for number, line in enumerate([*words, "MẪU · SPECIMEN"]):
        draw.text((side / 2, top + number * 9.6 * _SCALE), line, fill=_RED, font=small, anchor="mt")
    return _png(image)


def _smooth(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A Catmull-Rom curve through points."""
    path: list[tuple[float, float]] = []
    for i in range(len(points) - 1):
        p0, p1, p2 = points[max(i - 1, 0)], points[i], points[i + 1]
        p3 = points[min(i + 2, len(points) - 1)]
        for step in range(12):
            t = step / 12
            path.append(tuple(_spline(p0[k], p1[k], p2[k], p3[k], t) for k in (0, 1)))  # type: ignore[arg-type]
    return path


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


def _wrapped(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + len(word) < width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.resize((image.width // 2, image.height // 2), Image.Resampling.LANCZOS).save(out, "PNG")
    return out.getvalue()

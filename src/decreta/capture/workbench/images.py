"""One PDF of an image: a page for each of its pictures, upright, in the size at which it was scanned."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

import pikepdf
from PIL import Image, ImageOps, UnidentifiedImageError

from decreta.capture.workbench import limits
from decreta.capture.workbench.programs import Refused

#: Pictures taken with a telephone may hold several views of one scene: only the first is the paper.
_SEVERAL = frozenset({"TIFF"})
#: The sides of paper in inches: what lies outside was not scanned at the stated resolution.
_SHORT, _LONG, _A4 = 2.0, 24.0, 11.69


def image_to_pdf(folder: Path) -> dict[str, int]:
    """Turn `in-0` into `out.pdf`."""
    Image.MAX_IMAGE_PIXELS = limits.PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        with Image.open(folder / "in-0", formats=("PNG", "JPEG", "TIFF", "MPO")) as image:
            count = getattr(image, "n_frames", 1) if image.format in _SEVERAL else 1
            if count > limits.PAGES:
                raise Refused("too_many_pages")
            with pikepdf.new() as paper:
                for number in range(count):
                    image.seek(number)
                    with pikepdf.open(io.BytesIO(_page(image))) as page:
                        paper.pages.extend(page.pages)
                paper.save(folder / "out.pdf", deterministic_id=True)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise Refused("too_many_pixels") from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, KeyError, TypeError, IndexError):
        raise Refused("unreadable_image") from None
    return {"pages": count}


def _page(image: Image.Image) -> bytes:
    upright = ImageOps.exif_transpose(image)
    resolution = _resolution(upright, image.info.get("dpi"))
    plain = _plain(upright)
    written = io.BytesIO()
    plain.save(written, "PDF", resolution=resolution, quality=88)
    return written.getvalue()


def _plain(image: Image.Image) -> Image.Image:
    """Black and white, grey or coloured, on white where it was transparent."""
    if image.mode in {"1", "L", "RGB"} and "transparency" not in image.info:
        return image
    if image.mode.startswith("I") or image.mode == "F":
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        seen = image.convert("RGBA")
        ground = Image.new("RGB", seen.size, "white")
        ground.paste(seen, mask=seen.getchannel("A"))
        return ground
    return image.convert("RGB")


def _resolution(image: Image.Image, stated: object) -> float:
    """The resolution that it states, where that gives a sheet of paper; else what gives a sheet as long as A4."""
    longer, shorter = max(image.size), min(image.size)
    try:
        dpi = float(stated[0])  # type: ignore[index]
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        dpi = 0.0
    if dpi > 0 and shorter / dpi >= _SHORT and longer / dpi <= _LONG:
        return dpi
    return longer / _A4

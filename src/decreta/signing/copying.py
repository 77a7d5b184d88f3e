"""The organ's signature on an electronic copy: added behind the paper that was copied, whose bytes stay as they are."""

from __future__ import annotations

import io
import tempfile
from typing import Any

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, InnerScaling, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.stamp import StaticStampStyle

from decreta.signing.authority import KeyFile
from decreta.signing.places import COPY_FIELDS
from decreta.signing.signing import ROOM, CannotSignError

_MM = 72 / 25.4
# Neither margins nor another size: the letters have the size that they were set in.
_AS_IT_IS = SimpleBoxLayoutRule(
    x_align=AxisAlignment.ALIGN_MID,
    y_align=AxisAlignment.ALIGN_MID,
    margins=Margins(0, 0, 0, 0),
    inner_content_scaling=InnerScaling.NO_SCALING,
)
# From the right and the upper edge of the page, above the text.
_RIGHT, _TOP = 15 * _MM, 5 * _MM


def sign_copy(pdf: bytes, *, key: KeyFile, appearance: bytes, reason: str, place: str = "") -> bytes:
    """Sign a copy at the upper right of its first page. `appearance` is a PDF of one page: what the signature shows.

    What was signed before stays signed, since nothing of it is written again. Raises CannotSignError for a paper that
    forbids any addition, that cannot be read, or that bears as many copies' signatures as there are places.
    """
    signer = signers.SimpleSigner.load_pkcs12(str(key.path), passphrase=key.passphrase)
    if signer is None:
        raise CannotSignError(key.path.name)
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
        field = _free_field(writer.prev)
        box = _box(writer.prev, _size(appearance))
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            file.write(appearance)
            file.flush()
            style = StaticStampStyle.from_pdf_file(
                file.name, border_width=0, background_opacity=1, background_layout=_AS_IT_IS
            )
            metadata = signers.PdfSignatureMetadata(
                field_name=field,
                md_algorithm="sha256",
                subfilter=SigSeedSubFilter.PADES,
                reason=reason,
                location=place or None,
            )
            spec = SigFieldSpec(field, on_page=0, box=box)
            out = io.BytesIO()
            signers.PdfSigner(metadata, signer=signer, stamp_style=style, new_field_spec=spec).sign_pdf(
                writer, bytes_reserved=ROOM, output=out
            )
    except (PdfReadError, SigningError) as error:
        raise CannotSignError(str(error)) from error
    return out.getvalue()


def _free_field(reader: PdfFileReader) -> str:
    # Only `[…]` follows a reference; `get` gives the reference itself.
    fields: Any = ()
    if "/AcroForm" in reader.root and "/Fields" in reader.root["/AcroForm"]:
        fields = reader.root["/AcroForm"]["/Fields"]
    taken = {str(field.get_object().get("/T")) for field in fields}
    free = next((name for name in COPY_FIELDS if name not in taken), None)
    if free is None:
        raise CannotSignError("no place is left for another copy's signature")
    return free


def _size(appearance: bytes) -> tuple[float, float]:
    left, bottom, right, top = _first_page_box(PdfFileReader(io.BytesIO(appearance)))
    return right - left, top - bottom


def _box(reader: PdfFileReader, size: tuple[float, float]) -> tuple[int, int, int, int]:
    _left, _bottom, right, top = _first_page_box(reader)
    wide, high = size
    return round(right - _RIGHT - wide), round(top - _TOP - high), round(right - _RIGHT), round(top - _TOP)


def _first_page_box(reader: PdfFileReader) -> tuple[float, float, float, float]:
    page = reader.find_page_for_modification(0)[0].get_object()
    while "/MediaBox" not in page:
        page = page["/Parent"]
    x0, y0, x1, y1 = (float(value) for value in page["/MediaBox"])
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

"""Putting signatures on a paper that this software rendered: PAdES baseline B, one field per signatory."""

from __future__ import annotations

import io

from PIL import Image
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, InnerScaling, Margins, SimpleBoxLayoutRule
from pyhanko.sign import fields, signers
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.stamp import StaticStampStyle

from decreta.core.errors import DecretaError
from decreta.signing.authority import KeyFile
from decreta.signing.places import Place

# Room for a signature with its chain of certificates, in hex digits. Known beforehand, it spares a trial signature.
ROOM = 16384


class CannotSignError(DecretaError):
    """The key cannot be used."""


def reserve(pdf: bytes, places: dict[str, Place]) -> bytes:
    """Create the empty signature fields, before anybody signs: every later signature only fills its own."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    for name, place in places.items():
        left, bottom, right, top = (round(value) for value in place.box)
        box = (left, bottom, right, top)
        fields.append_signature_field(
            writer, SigFieldSpec(name, on_page=place.page, box=box, empty_field_appearance=True)
        )
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def sign(pdf: bytes, *, field: str, key: KeyFile, image: bytes, reason: str, place: str = "") -> bytes:
    """Fill one reserved field with a signature. The image is the whole appearance: a text would need a font of its own."""
    signer = signers.SimpleSigner.load_pkcs12(str(key.path), passphrase=key.passphrase)
    if signer is None:
        raise CannotSignError(key.path.name)
    metadata = signers.PdfSignatureMetadata(
        field_name=field, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, reason=reason, location=place or None
    )
    layout = SimpleBoxLayoutRule(
        x_align=AxisAlignment.ALIGN_MID,
        y_align=AxisAlignment.ALIGN_MID,
        margins=Margins(0, 0, 0, 0),
        inner_content_scaling=InnerScaling.STRETCH_TO_FIT,
    )
    style = StaticStampStyle(
        background=PdfImage(Image.open(io.BytesIO(image))),
        background_layout=layout,
        background_opacity=1,
        border_width=0,
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    out = io.BytesIO()
    signers.PdfSigner(metadata, signer=signer, stamp_style=style).sign_pdf(
        writer, existing_fields_only=True, bytes_reserved=ROOM, output=out
    )
    return out.getvalue()

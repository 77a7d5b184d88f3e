"""What the signatures of a paper are worth.

A validator alone is not enough: one published forgery by incremental save passes it. So besides the validation the
file itself must end where its last revision ends, and what was added after a signature may only fill fields that
our own template reserved, each with a valid signature of its own.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import dataclass
from enum import StrEnum

from asn1crypto import pem, x509  # type: ignore[import-untyped]
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from decreta.signing.places import RESERVED_FIELDS


class Indication(StrEnum):
    """The three verdicts of EN 319 102-1."""

    PASSED = "passed"
    FAILED = "failed"
    INDETERMINATE = "indeterminate"


@dataclass(frozen=True)
class SignatureVerdict:
    """One signature: who, when (as it claims), and what it is worth with the reason."""

    field: str
    signer: str
    signed_at: dt.datetime | None
    indication: Indication
    reason: str = ""

    @property
    def is_valid(self) -> bool:
        return self.indication is Indication.PASSED


def verify(pdf: bytes, *, roots: list[bytes]) -> list[SignatureVerdict]:
    """A verdict for every signature of a paper. Any doubt is no pass; an unreadable file is one failed verdict."""
    try:
        return _verify(pdf, roots)
    except Exception as error:  # noqa: BLE001 - whatever a hostile file provokes, it is not valid
        return [SignatureVerdict("", "", None, Indication.FAILED, type(error).__name__)]


def _verify(pdf: bytes, roots: list[bytes]) -> list[SignatureVerdict]:
    reader = PdfFileReader(io.BytesIO(pdf), strict=True)
    against_file = _against_file(pdf, reader) or _against_padding(pdf, reader)
    trust = [x509.Certificate.load(pem.unarmor(root)[2]) for root in roots]
    statuses = [
        (one, validate_pdf_signature(one, ValidationContext(trust_roots=trust, allow_fetching=False)))
        for one in reader.embedded_signatures
    ]
    sound = all(_is_sound(status) for _one, status in statuses)
    return [_verdict(one, status, against_file, sound=sound) for one, status in statuses]


def _against_file(pdf: bytes, reader: PdfFileReader) -> tuple[Indication, str] | None:
    """What speaks against the whole file."""
    end = pdf.rfind(b"%%EOF")
    if end < 0 or pdf[end + 5 :].strip(b"\r\n"):
        return Indication.FAILED, "bytes after the end of the file"
    found = re.search(rb"startxref\s+(\d+)\s+%%EOF[\r\n]*\Z", pdf)
    if found is None:
        return Indication.FAILED, "the last cross-reference is not at the end"
    if getattr(reader.xrefs, "hybrid_xrefs_present", False):
        return Indication.INDETERMINATE, "hybrid cross-references"
    return None


def _against_padding(pdf: bytes, reader: PdfFileReader) -> tuple[Indication, str] | None:
    """The room reserved for a signature is outside of what it covers: behind the signature there may be only noughts."""
    for one in reader.embedded_signatures:
        _start, end, begin, _length = one.byte_range
        room = bytes.fromhex(pdf[end:begin].strip(b"<>").decode("ascii"))
        size = len(one.pkcs7_content) if room[: len(one.pkcs7_content)] == one.pkcs7_content else 0
        used = _der_length(room)
        if not size or any(room[used:]):
            return Indication.FAILED, "something stands behind a signature"
    return None


def _der_length(content: bytes) -> int:
    """How many octets the structure at the beginning takes (X.690: tag, length, value)."""
    first = content[1]
    if first < 0x80:
        return 2 + first
    octets = first & 0x7F
    return 2 + octets + int.from_bytes(content[2 : 2 + octets], "big")


def _is_sound(status: PdfSignatureStatus) -> bool:
    return bool(status.intact and status.valid and status.trusted)


def _verdict(
    one: EmbeddedPdfSignature, status: PdfSignatureStatus, against_file: tuple[Indication, str] | None, *, sound: bool
) -> SignatureVerdict:
    signer = one.signer_cert.subject.native.get("common_name", "") if one.signer_cert is not None else ""
    indication, reason = Indication.PASSED, ""
    if against_file is not None:
        indication, reason = against_file
    elif not (status.intact and status.valid):
        indication, reason = Indication.FAILED, "the signature does not fit the content"
    elif not status.trusted:
        indication, reason = Indication.INDETERMINATE, "the certificate leads to no trusted root"
    elif not _changes_are_ours(one, status, sound=sound):
        indication, reason = Indication.FAILED, "the paper was changed after it was signed"
    return SignatureVerdict(one.field_name, str(signer), one.self_reported_timestamp, indication, reason)


def _changes_are_ours(one: EmbeddedPdfSignature, status: PdfSignatureStatus, *, sound: bool) -> bool:
    """Nothing was added since, or only reserved fields were filled, every one with a sound signature."""
    level = status.modification_level
    if level is ModificationLevel.NONE:
        return status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    if level is not ModificationLevel.FORM_FILLING or one.field_name not in RESERVED_FIELDS:
        return False
    later = {
        other.field_name for other in one.reader.embedded_signatures if other.signed_revision > one.signed_revision
    }
    changed: set[str] = set(getattr(one.diff_result, "changed_form_fields", ()))
    # What was added must be accounted for by signatures that cover it, to the end of the file.
    return sound and bool(later) and later <= RESERVED_FIELDS and changed <= later

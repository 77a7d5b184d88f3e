"""The forms of an export: which there are, what writes each, up to how many rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from decreta.kit.exporting import docx, pdf, plain, xlsx
from decreta.kit.exporting.content import Content

_OFFICE: Final = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class Form:
    """A form: its name, media type, what writes it, how many rows are written at once and how many at all."""

    label: str | Promise
    media_type: str
    write: Callable[[Content, BinaryIO], None]
    at_once: int
    most: int


#: The forms by the ending of their files.
FORMS: Final[dict[str, Form]] = {
    "xlsx": Form(_("Workbook (XLSX)"), f"{_OFFICE}.spreadsheetml.sheet", xlsx.write, 5000, 1_000_000),
    "csv": Form(_("Plain table (CSV)"), "text/csv; charset=utf-8", plain.write, 5000, 1_000_000),
    "pdf": Form(_("Paper (PDF)"), "application/pdf", pdf.write, 1000, 20_000),
    "docx": Form(_("Text document (DOCX)"), f"{_OFFICE}.wordprocessingml.document", docx.write, 1000, 20_000),
}


def write(content: Content, form: str, to: BinaryIO) -> None:
    """Write a list in a form."""
    FORMS[form].write(content, to)

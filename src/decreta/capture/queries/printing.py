"""What the tray prints: the arrival stamp as a label, and on the first page of a paper; separator sheets."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any, Final

import qrcode
import typst
from django.utils import translation
from django.utils.translation import gettext as _
from qrcode.image.svg import SvgPathImage

from decreta.capture.workbench.apart import work
from decreta.core.letters import FONTS, printable
from decreta.documents import numbering
from decreta.documents.models import Arrival
from decreta.documents.queries.arrivals import leads_of
from decreta.files import queries
from decreta.organisation.models import Organisation, Unit

_LAYOUTS: Final = Path(__file__).resolve().parent.parent / "layouts"
#: What the code of a separator sheet begins with; the workbench looks for it.
SHEET: Final = "decreta:sheet:"
#: The lines of the stamp, by the names of their words in the rules.
_LINES: Final = ("stamp_number", "stamp_day", "stamp_passed", "stamp_file")


def stamp_of(arrival: Arrival) -> bytes:
    """The stamp as a label of 50 by 35 mm: the words are those of the house's rules on the day of arrival."""
    house = arrival.organisation
    rules = numbering.rules_of(house, on=arrival.arrived_on)
    language = "vi" if "vi" in rules.words and house.regime != "generic" else _language()
    lead = getattr(leads_of(Arrival.objects.filter(pk=arrival.pk))[0], "lead", "")
    values = (f"{arrival.number}", f"{arrival.arrived_on:%d/%m/%Y}", lead, "")
    return _set(
        "stamp.typ",
        {
            "lang": language,
            "title": rules.word("stamp_title", language),
            "issuer": printable(house.name_in(language).upper()),
            "number": str(arrival.number),
            "lines": [
                [rules.word(name, language), printable(value)] for name, value in zip(_LINES, values, strict=True)
            ],
        },
    )


def stamped_page(arrival: Arrival) -> bytes:
    """The first page of the paper with the stamp where nothing is written. The file itself stays as it is."""
    paper = arrival.document.paper
    assert paper is not None
    _answer, made = work("stamp", [queries.read(paper), stamp_of(arrival)])
    return made["out.pdf"]


def sheet_for(house: Organisation, unit: Unit | None) -> bytes:
    """A separator sheet of an organisation, perhaps for one of its units."""
    code = io.BytesIO()
    said = f"{SHEET}{house.pk}:{unit.pk if unit else ''}"
    qrcode.make(said, image_factory=SvgPathImage, error_correction=qrcode.constants.ERROR_CORRECT_Q).save(code)
    return _set(
        "sheet.typ",
        {
            "lang": _language(),
            "title": _("Separator sheet"),
            "house": printable(house.name),
            "unit": printable(unit.name) if unit else "",
            "words": _("Lay it before each paper in the feeder. The scan is parted here, and this sheet is left out."),
            "code": code.getvalue().decode(),
        },
    )


def _language() -> str:
    return (translation.get_language() or "vi")[:2]


def _set(layout: str, data: dict[str, Any]) -> bytes:
    made = typst.compile(
        str(_LAYOUTS / layout),
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]),
    )
    assert isinstance(made, bytes)
    return made

"""A cell that names each of several organisations instead of a lead: “each of: A; B; C”, in any language."""

from __future__ import annotations

import re

from decreta.directives.queries.listed import each_words
from decreta.kit.importing import Judged, Row
from decreta.organisation.importing.places import directory_of, read_place
from decreta.organisation.models import Organisation

_EACH = re.compile(
    r"(?:mỗi cơ quan|từng cơ quan|mỗi|từng|each of|each|各機関|各)\s*[:\uff1a]\s*(\S.*)", re.IGNORECASE | re.DOTALL
)


def read_several(row: Row, judged: Judged) -> bool:
    """Put whom such a cell names into `_several`; False where it names a lead."""
    row.values["_several"] = []
    found = _EACH.match(row.get("lead", "").strip())
    if found is None:
        return False
    row.values["_lead"] = None
    directory = directory_of(judged)
    several: list[Organisation] = []
    for text in (part.strip() for part in re.split(r"[;\uff1b\n]", found[1])):
        place = read_place(row, "lead", text, directory) if text else None
        if isinstance(place, Organisation):
            several.append(place)
        elif place is not None:
            row.fault("lead", "no_organisation", text=text)
    row.values["_several"] = list(dict.fromkeys(several))
    row.values["lead"] = each_words(row.values["_several"])
    return True


def check_apart(row: Row) -> None:
    """Note it when one of several coordinates as well."""
    if set(row.values["_several"]) & set(row.values["_coordinating"]):
        row.fault("coordinating", "lead_coordinates")

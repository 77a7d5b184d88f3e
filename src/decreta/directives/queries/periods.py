"""Words for the periods that deadlines are grouped by."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

_MONTH = re.compile(r"^(\d{4})-(\d{2})$")


def period_words(label: str) -> str:
    """`2025-03` as "March 2025" in the reader's language; ranges, quarters and years likewise."""
    if "/" in label:
        first, last = label.split("/", 1)
        return _("%(first)s to %(last)s") % {"first": period_words(first), "last": period_words(last)}
    if match := _MONTH.match(label):
        return _("month %(month)s/%(year)s") % {"month": int(match[2]), "year": match[1]}
    if "-Q" in label:
        year, quarter = label.split("-Q")
        return _("quarter %(quarter)s of %(year)s") % {"quarter": quarter, "year": year}
    return label

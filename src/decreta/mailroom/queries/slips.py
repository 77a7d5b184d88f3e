"""The slip that goes along with a paper that is sent back: printed, where its sender has no address for mail."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import typst
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from decreta.core import clock
from decreta.core.letters import FONTS, printable
from decreta.documents.models import Arrival
from decreta.mailroom.queries.senders import Told, reason_of, rule_of
from decreta.ui import moments

_LAYOUTS: Final = Path(__file__).resolve().parent.parent / "layouts"


def return_slip(told: Told, language: str) -> bytes:
    """One sheet of A5: whose paper goes back, which one, why, and whom one may ask."""
    with translation.override(language):
        house, rule = told.organisation, rule_of(told.organisation)
        ended = told.ended_at if isinstance(told, Arrival) else told.changed_at
        data = {
            "lang": language,
            "house": printable(house.name_in(language)),
            "title": _("Return slip"),
            "to": printable(_addressee(told, language)),
            "to_label": pgettext("slip", "To"),
            "lines": [[label, printable(value)] for label, value in _lines(told) if value],
            "reason_label": _("Reason for the return"),
            "reason": printable(reason_of(told)),
            "contact_label": _("You may ask"),
            "contact": printable(rule.contact) if rule is not None else "",
            "day": moments.day(ended or clock.now()),
            "signed": _("For the office (signature, full name)"),
        }
        return _set(data)


def _addressee(told: Told, language: str) -> str:
    if isinstance(told, Arrival):
        return str(told.document.author.name_in(language))
    read: str = told.proposals.get("fields", {}).get("sender", {}).get("value", "")
    return read or str(told.mail.get("sender_name") or told.mail.get("sender") or "…………………………")


def _lines(told: Told) -> list[tuple[str, str]]:
    if isinstance(told, Arrival):
        document = told.document
        return [
            (_("Number and symbol"), document.symbol),
            (_("Dated"), moments.day(document.issued_on) if document.issued_on else ""),
            (_("Subject"), document.subject if not document.secrecy else ""),
            (_("Number of arrival"), str(told.number)),
            (_("Day of arrival"), moments.day(told.arrived_on)),
        ]
    read: dict[str, dict[str, Any]] = told.proposals.get("fields", {})
    return [
        (_("Number and symbol"), read.get("symbol", {}).get("value", "")),
        (_("Subject"), read.get("subject", {}).get("value", "") or told.name),
        (_("Day of arrival"), moments.day(told.brought_at)),
    ]


def _set(data: dict[str, Any]) -> bytes:
    made = typst.compile(
        str(_LAYOUTS / "return_slip.typ"),
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]),
    )
    assert isinstance(made, bytes)
    return made

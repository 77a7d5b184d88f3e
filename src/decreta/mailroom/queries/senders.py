"""Whom one writes to about a paper, and what stands in the letter."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from decreta.capture.models import TrayPaper
from decreta.core.texts import lines_of
from decreta.documents.models import Arrival, Correspondent
from decreta.documents.queries.arrivals import leads_of
from decreta.mailroom.models import Mail, ReceiptRule, SenderNotice
from decreta.organisation.models import Organisation
from decreta.ui import moments

Told = Arrival | TrayPaper


@dataclass(frozen=True)
class Letter:
    """A mail to a sender, worded."""

    subject: str
    body: str


def rule_of(house: Organisation) -> ReceiptRule | None:
    """What an organisation wants its senders to be told. One statement."""
    return ReceiptRule.objects.filter(organisation=house).first()


def mail_of(told: Told) -> Mail | None:
    """The mail in which a paper came, if it came in one. One statement."""
    of = {"enclosures__papers__arrival": told} if isinstance(told, Arrival) else {"enclosures__papers": told}
    return Mail.objects.filter(**of).first()


def address_of(told: Told, mail: Mail | None) -> str:
    """Where the sender is written to: the address that was noted of him, else the one that he wrote from."""
    if isinstance(told, Arrival):
        author = told.document.author
        if isinstance(author, Correspondent) and _is_address(author.email):
            return author.email
    written = mail.sender if mail is not None and not mail.is_automatic else ""
    return written if _is_address(written) else ""


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= 254


def notices_of(told: Told) -> QuerySet[SenderNotice]:
    """What the sender of a paper was told, or is to be told."""
    of = {"arrival": told} if isinstance(told, Arrival) else {"paper": told}
    return SenderNotice.objects.filter(**of).order_by("kind")


def receipt(arrival: Arrival, language: str) -> Letter:
    """The receipt: number and day of arrival, who handles it, whom one may ask."""
    with translation.override(language):
        house, rule = arrival.organisation, rule_of(arrival.organisation)
        lead = getattr(leads_of(Arrival.objects.filter(pk=arrival.pk))[0], "lead", "")
        lines = [
            _("To: %(name)s") % {"name": arrival.document.author.name_in(language)},
            "",
            _("%(house)s has received your paper.") % {"house": house.name_in(language)},
            "",
            *_of_paper(arrival, language),
            _("Number of arrival: %(number)s") % {"number": arrival.number},
            _("Day of arrival: %(day)s") % {"day": moments.day(arrival.arrived_on)},
            _("Handled by: %(unit)s") % {"unit": lead or house.name_in(language)},
            *_contact(rule),
            "",
            _("This mail confirms that the paper arrived, nothing else."),
            "",
        ]
        subject = _("Received under number %(number)s: %(paper)s") % {
            "number": arrival.number,
            "paper": arrival.document.symbol or arrival.document.subject,
        }
        return Letter(subject, "\n".join(lines))


def going_back(told: Told, language: str) -> Letter:
    """The word that a paper goes back: which one, and why."""
    with translation.override(language):
        house, rule = told.organisation, rule_of(told.organisation)
        named = (
            told.document.symbol or told.document.subject
            if isinstance(told, Arrival)
            else told.mail.get("subject") or told.name
        )
        of_paper = _of_paper(told, language) if isinstance(told, Arrival) else [_("Paper: %(name)s") % {"name": named}]
        lines = [
            *(
                [_("To: %(name)s") % {"name": told.document.author.name_in(language)}, ""]
                if isinstance(told, Arrival)
                else []
            ),
            _("%(house)s returns your paper.") % {"house": house.name_in(language)},
            "",
            *of_paper,
            _("Reason: %(reason)s") % {"reason": reason_of(told)},
            *_contact(rule),
            "",
        ]
        return Letter(_("Returned: %(paper)s") % {"paper": named}, "\n".join(lines))


def reason_of(told: Told) -> str:
    """Why a paper was returned."""
    return told.end_reason if isinstance(told, Arrival) else told.reason


def _of_paper(arrival: Arrival, language: str) -> list[str]:
    document = arrival.document
    found = []
    if document.symbol:
        found.append(_("Number and symbol: %(symbol)s") % {"symbol": document.symbol})
    if document.issued_on:
        found.append(_("Dated: %(day)s") % {"day": moments.day(document.issued_on)})
    if document.subject:
        found.append(_("Subject: %(subject)s") % {"subject": document.subject})
    return found


def _contact(rule: ReceiptRule | None) -> list[str]:
    words = rule.contact.strip() if rule is not None else ""
    return [_("You may ask: %(contact)s") % {"contact": " · ".join(lines_of(words))}] if words else []

"""A draft that answers an arrival: what is known of it stands in the form, and the draft is named as its answer."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils import translation
from django.utils.translation import gettext as _

from decreta.core.errors import allows
from decreta.documents import rules
from decreta.documents.models import Arrival
from decreta.documents.queries.arrival_page import arrival_seen
from decreta.documents.views.fetching import actor_of


def answered(request: HttpRequest) -> Arrival | None:
    """The arrival that the address names as the one to answer; 404 for one that the actor may not answer."""
    named = request.GET.get("answers", "")
    if not named:
        return None
    try:
        found = arrival_seen.rows(actor_of(request), UUID(named))
    except ValueError as error:
        raise Http404 from error
    if not found or not allows(rules.may_answer, found[0], by=actor_of(request)):
        raise Http404
    return found[0]


def first_words(arrival: Arrival) -> dict[str, Any]:
    """What stands in the form of an answer: to whom it goes, and about what, in the language of the paper."""
    document = arrival.document
    with translation.override(document.language):
        sender = document.author.name_in(document.language)
        about = {"symbol": document.symbol, "subject": document.subject, "sender": sender}
        subject = (
            _("Answer to %(symbol)s: %(subject)s") % about if document.symbol else _("Answer: %(subject)s") % about
        )
    return {
        "issuer": f"organisation:{arrival.organisation_id}",
        "type_code": "CV",
        "subject": subject[:500],
        "addressees": sender,
        "urgency": document.urgency,
        "secrecy": document.secrecy,
    }

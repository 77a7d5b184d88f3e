"""Who may read a document because of something above it, and from when on no more."""

from __future__ import annotations

import datetime as dt

import pytest

from decreta.core import clock
from decreta.documents.domain.audience import close_to, open_to
from decreta.documents.models import Document
from tests.documents.office import ISSUE_DAY, drafted

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


def sees(office, name: str, document: Document, at: dt.datetime) -> bool:
    with clock.frozen(at):
        return Document.objects.visible_to(office.actor(name)).filter(pk=document.pk).exists()


def test_what_was_opened_for_a_reason_is_closed_for_that_reason_only(office):
    draft = drafted(office)
    reader, by = {"organisation": office.ministry}, office.actor("secretary")
    for reason in ("an assignment", "an agenda"):
        open_to(document=draft, reason=reason, by=by, at=ISSUE_DAY, **reader)
    assert sees(office, "ministry_officer", draft, ISSUE_DAY + HOUR)
    close_to(document=draft, reason="an agenda", by=by, at=ISSUE_DAY + HOUR, **reader)
    assert sees(office, "ministry_officer", draft, ISSUE_DAY + 2 * HOUR)
    assert close_to(document=draft, reason="an assignment", by=by, at=ISSUE_DAY + 2 * HOUR, **reader) == 1
    assert not sees(office, "ministry_officer", draft, ISSUE_DAY + 3 * HOUR)
    assert sees(office, "ministry_officer", draft, ISSUE_DAY + HOUR), "the past stays as it was"


def test_what_was_never_opened_is_not_closed(office):
    draft, by = drafted(office), office.actor("secretary")
    assert close_to(document=draft, reason="an agenda", by=by, organisation=office.ministry) is None

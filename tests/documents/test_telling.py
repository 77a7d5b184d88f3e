"""What waits on desks, and who is told what, as a document goes its way."""

from __future__ import annotations

import pytest

from decreta.audit import sequencer
from decreta.core import clock
from decreta.documents import desk
from decreta.documents.domain import approval, issuing
from decreta.documents.queries.texts import newest_version
from decreta.notifications.models import Notice
from decreta.organisation.models import Person
from tests.documents.office import drafted
from tests.files.papers import pdf

pytestmark = pytest.mark.django_db


def waiting(office):
    return {name for name in office.posts if any(True for _one in desk.waiting([office.actor(name)], clock.now()))}


def told(office):
    """Who was told what since the last time."""
    sequencer.run()
    people = {person.pk: person.full_name for person in Person.objects.all()}
    found = {(people[notice.person_id], notice.kind) for notice in Notice.objects.all()}
    Notice.objects.all().delete()
    return found


def test_it_waits_for_whose_turn_it_is_and_they_are_told(office, settings, tmp_path, monkeypatch):
    settings.DECRETA_DATA = tmp_path
    monkeypatch.setattr(issuing, "paper_bytes", lambda _document: pdf())
    document = drafted(office)
    assert (waiting(office), told(office)) == ({"secretary"}, set())
    approval.submit_for_approval(document=document, by=office.actor("secretary"))
    assert (waiting(office), told(office)) == (
        {"head", "clerk"},
        {("Phan Hữu Thịnh", "documents.submitted"), ("Bùi Thanh Mai", "documents.to_check")},
    )
    approval.return_draft(document=document, reason="Làm rõ", by=office.actor("head"))
    assert (waiting(office), told(office)) == ({"secretary"}, {("Lý Thu Hà", "documents.returned")})
    approval.submit_for_approval(document=document, by=office.actor("secretary"))
    told(office)
    approval.approve(document=document, version_hash=newest_version(document).content_hash, by=office.actor("head"))
    assert waiting(office) == {"clerk", "secretary"}
    assert told(office) == {("Bùi Thanh Mai", "documents.approved"), ("Lý Thu Hà", "documents.approved")}
    issuing.issue(document=document, idempotency_key="key-of-a-form", by=office.actor("clerk"))
    assert (waiting(office), told(office)) == (set(), {("Lưu Gia Bình", "documents.issued")})

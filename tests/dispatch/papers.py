"""Issued papers, and how they are sent in these tests."""

from __future__ import annotations

import itertools
from typing import Any

from decreta.dispatch import domain
from decreta.dispatch.domain import Sending, Target
from decreta.dispatch.enums import Way
from decreta.dispatch.models import Delivery
from decreta.documents import domain as documents
from decreta.documents.domain import approval, drafting
from decreta.documents.models import Document
from decreta.documents.queries.texts import newest_version
from tests.documents.office import Office, approved

_keys = itertools.count(1)
COMPANY = "Tập đoàn Viễn thông Sông Hồng"


def issued(office: Office, **facts: Any) -> Document:
    """A notice of the committee, issued."""
    return documents.issue(
        document=approved(office, **facts), idempotency_key=f"key-of-dispatch-{next(_keys)}", by=office.actor("clerk")
    )


def letter(office: Office, subject: str) -> Document:
    """An official letter of the committee, issued."""
    document = drafting.draft(
        type_code="CV",
        issuer=office.body,
        subject=subject,
        text="Xin đính chính như sau.",
        signer_post=office.posts["head"],
        recipients=[office.ministry],
        by=office.actor("secretary"),
    )
    approval.submit_for_approval(document=document, by=office.actor("secretary"))
    approval.approve(document=document, version_hash=newest_version(document).content_hash, by=office.actor("head"))
    return documents.issue(
        document=document, idempotency_key=f"key-of-dispatch-{next(_keys)}", by=office.actor("clerk")
    )


def sent(office: Office, document: Document, target: Any, way: Way = Way.INSIDE, **facts: Any) -> Delivery:
    """The same, sent to somebody by its clerk."""
    known = Target(target) if isinstance(target, str) else Target.of(target)
    found = domain.send(document=document, sending=Sending(known, way, **facts), by=office.actor("clerk"))
    assert found is not None
    return found


def correspondent(office: Office, name: str = COMPANY, **facts: Any) -> Any:
    """Somebody outside whom the clerk has noted."""
    return documents.note_correspondent(organisation=office.agency, name=name, by=office.actor("clerk"), **facts)


def told(office: Office) -> set[tuple[str, str]]:
    """Who was told what of dispatch since the last time."""
    from decreta.audit import sequencer
    from decreta.notifications.models import Notice
    from decreta.organisation.models import Person

    sequencer.run()
    people = {person.pk: person.full_name for person in Person.objects.all()}
    of_dispatch = Notice.objects.filter(kind__startswith="dispatch.")
    found = {(people[notice.person_id], notice.kind) for notice in of_dispatch}
    Notice.objects.all().delete()
    return found

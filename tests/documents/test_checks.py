"""Content and form are answered for before the signature, each for one text, by whom the rules name."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.db.utils import DatabaseError
from django.test import Client
from django.urls import reverse

from decreta.audit.followers import FOLLOWERS
from decreta.audit.models import Entry
from decreta.core.errors import NotAllowed, NotNow, Stale
from decreta.documents import desk, notices
from decreta.documents.domain import approval, checking, drafting
from decreta.documents.enums import CheckKind, DocumentState
from decreta.documents.models import Check, Document
from decreta.documents.queries.document_page import page_of
from decreta.documents.queries.texts import newest_version
from decreta.notifications.models import Notice
from decreta.organisation.domain import structure
from decreta.organisation.enums import Role
from tests.documents import office as offices
from tests.documents.office import SINCE, SYSTEM, drafted

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(db):
    """With a head of the unit that drafts for the agency, and one of another unit."""
    office = offices.build(with_users=True)
    for name, unit in (("unit_head", office.unit), ("other_head", office.other_unit)):
        post = structure.create_post(
            code=name, names={"vi": "Vụ trưởng"}, role=Role.UNIT_HEAD, valid_from=SINCE, unit=unit, by=SYSTEM
        )
        person = structure.enter_person(full_name=f"Đặng {name}", by=SYSTEM)
        office.posts[name] = post
        office.holdings[name] = structure.appoint(person=person, post=post, valid_from=SINCE, by=SYSTEM)
    return office


def of_agency(office) -> Document:
    """A letter of the agency, drafted by an officer of its unit, before its signer."""
    document = drafting.draft(
        type_code="CV",
        issuer=office.agency,
        subject="Đôn đốc kết nối mạng",
        text="Đề nghị các cơ quan báo cáo kết quả.",
        signer_post=office.posts["chief"],
        recipients=[office.ministry],
        by=office.actor("officer"),
    )
    approval.submit_for_approval(document=document, by=office.actor("officer"))
    return document


def read(document: Document) -> str:
    return newest_version(document).content_hash


def check(office, who: str, document: Document, kind: CheckKind) -> Check | None:
    return checking.check(document=document, kind=kind, version_hash=read(document), by=office.actor(who))


def test_the_head_of_the_drafting_unit_answers_for_content_and_the_clerk_for_form(office):
    document = of_agency(office)
    for who, kind in (
        ("officer", CheckKind.CONTENT),
        ("other_head", CheckKind.CONTENT),
        ("clerk", CheckKind.CONTENT),
        ("unit_head", CheckKind.FORM),
        ("officer", CheckKind.FORM),
        ("ministry_clerk", CheckKind.FORM),
    ):
        with pytest.raises(NotAllowed):
            check(office, who, document, kind)
    assert check(office, "unit_head", document, CheckKind.CONTENT)
    assert check(office, "clerk", document, CheckKind.FORM)
    told = Entry.objects.filter(kind="documents.checked").order_by("recorded_at")
    assert [entry.facts["kind"] for entry in told] == ["content", "form"]


def test_it_is_answered_once_for_a_text_and_again_for_a_changed_one(office):
    document = of_agency(office)
    check(office, "unit_head", document, CheckKind.CONTENT)
    assert check(office, "chief", document, CheckKind.CONTENT) is None
    assert page_of(document).checks_to_do[0][1] is not None
    before = read(document)
    drafting.revise(
        document=document, subject=document.subject, text="Khác hẳn.", expected_version=1, by=office.actor("officer")
    )
    assert [done for _, done in page_of(document).checks_to_do] == [None, None]
    with pytest.raises(Stale):
        checking.check(document=document, kind=CheckKind.CONTENT, version_hash=before, by=office.actor("unit_head"))
    assert check(office, "unit_head", document, CheckKind.CONTENT)


def test_what_was_answered_for_is_never_rewritten(office):
    made = check(office, "unit_head", of_agency(office), CheckKind.CONTENT)
    for change in (lambda: made.delete(), lambda: Check.objects.update(kind="form")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_signer_sees_what_is_missing_and_the_approval_says_what_was_there(office):
    document = of_agency(office)
    check(office, "unit_head", document, CheckKind.CONTENT)
    approval.approve(document=document, version_hash=read(document), by=office.actor("chief"))
    assert Entry.objects.get(kind="documents.approved").facts["checked"] == ["content"]


def test_where_the_office_demands_it_nobody_signs_what_nobody_answered_for(office, settings):
    settings.DECRETA_CHECKS = "required"
    document = of_agency(office)
    with pytest.raises(NotNow) as refused:
        approval.approve(document=document, version_hash=read(document), by=office.actor("chief"))
    assert len(refused.value.problems) == 2
    check(office, "unit_head", document, CheckKind.CONTENT)
    check(office, "clerk", document, CheckKind.FORM)
    approval.approve(document=document, version_hash=read(document), by=office.actor("chief"))
    document.refresh_from_db()
    assert document.state == DocumentState.APPROVED


def test_who_checks_finds_it_on_the_desk_until_it_is_checked_and_may_return_it(office):
    document = of_agency(office)

    def waits_for(who: str) -> list[str]:
        from decreta.core import clock

        return [found.verb for _, found in desk.waiting([office.actor(who)], clock.now())]

    assert (waits_for("unit_head"), waits_for("clerk"), waits_for("other_head")) == (
        ["Check draft"],
        ["Check draft"],
        [],
    )
    assert waits_for("chief") == ["Approve text"]
    check(office, "unit_head", document, CheckKind.CONTENT)
    assert (waits_for("unit_head"), waits_for("clerk")) == ([], ["Check draft"])
    approval.return_draft(document=document, reason="Sai thể thức.", by=office.actor("clerk"))
    assert waits_for("clerk") == []


def test_who_checks_is_told_when_a_draft_is_submitted(office):
    of_agency(office)
    notices.tell(Entry.objects.get(kind="documents.submitted"))
    told = {(one.person_id, one.kind) for one in Notice.objects.all()}
    assert told == {
        (office.holdings["unit_head"].person_id, notices.TO_CHECK),
        (office.holdings["clerk"].person_id, notices.TO_CHECK),
        (office.holdings["chief"].person_id, "documents.submitted"),
    }
    assert notices.TO_CHECK not in {kind for one in FOLLOWERS.values() for kind in one.kinds or ()}


def test_the_page_offers_it_to_who_may_and_takes_it(office):
    document = drafted(office)
    approval.submit_for_approval(document=document, by=office.actor("secretary"))
    client = Client()
    client.force_login(office.holdings["clerk"].person.user)
    page = client.get(reverse("documents:document", args=[document.pk])).content.decode()
    assert reverse("documents:check_form", args=[document.pk]) in page
    assert reverse("documents:check_content", args=[document.pk]) not in page
    answer = client.post(reverse("documents:check_form", args=[document.pk]), {"version_hash": "other"})
    assert answer.status_code == 422
    answer = client.post(reverse("documents:check_form", args=[document.pk]), {"version_hash": read(document)})
    assert answer.status_code == 302
    assert Check.objects.get().by["name"] == offices._PEOPLE["clerk"]

"""Drafts: who writes them, what may not be written, versions that stand, approvals that bind to a text."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction

from decreta.audit.models import Entry
from decreta.core.errors import Invalid, NotAllowed, NotNow, Stale
from decreta.documents.domain import approval, drafting
from decreta.documents.domain.contents import text_of
from decreta.documents.enums import DocumentState, Secrecy
from decreta.documents.models import Document
from decreta.documents.queries.document_page import page_of
from decreta.documents.queries.texts import newest_version
from decreta.organisation.domain.mandates import give_mandate
from decreta.organisation.queries.actors import actor_for
from tests.documents.office import TEXT, approved, drafted

pytestmark = pytest.mark.django_db


def fields(refusal):
    return {problem.field for problem in refusal.value.problems}


def seen_by(office, document):
    return {
        name for name in office.posts if Document.objects.visible_to(office.actor(name)).filter(pk=document.pk).exists()
    }


def submitted(office):
    document = drafted(office)
    approval.submit_for_approval(document=document, by=office.actor("secretary"))
    return document


def test_a_draft_is_seen_by_those_who_work_on_it_and_by_nobody_else(office):
    document = drafted(office)
    assert seen_by(office, document) == {"secretary", "head", "inspector"}


def test_an_approved_draft_is_also_seen_by_the_clerk_who_will_issue_it(office):
    assert seen_by(office, approved(office)) == {"secretary", "head", "clerk", "inspector"}


def test_recipients_named_in_the_structure_are_known(office):
    document = drafted(office)
    assert document.recipients == [
        {"name": "Bộ Khoa học và Công nghệ", "organisation": str(office.ministry.pk)},
        {"name": "Lưu Văn phòng"},
    ]


def test_everything_wrong_with_a_draft_is_said_at_once(office):
    with pytest.raises(Invalid) as refusal:
        drafting.draft(
            type_code="XX",
            issuer=office.body,
            subject=" ",
            text="",
            signer_post=office.posts["secretary"],
            decided_on=dt.date(2025, 3, 19),
            secrecy=Secrecy.SECRET,
            by=office.actor("secretary"),
        )
    assert fields(refusal) == {"type_code", "subject", "text", "signer_post", "decided_on", "secrecy"}
    assert not Document.objects.exists()


def test_a_secret_stays_out_with_a_reason(office):
    with pytest.raises(Invalid) as refusal:
        drafted(office, secrecy=Secrecy.TOP_SECRET)
    assert [problem.code for problem in refusal.value.problems] == ["above_ceiling"]


@pytest.mark.parametrize("name", ["member", "ministry_clerk", "inspector", "administrator", "officer"])
def test_posts_that_do_not_work_for_the_committee_do_not_draft_for_it(office, name):
    with pytest.raises(NotAllowed):
        drafting.draft(
            type_code="TB",
            issuer=office.body,
            subject="x",
            text="x",
            signer_post=office.posts["head"],
            by=office.actor(name),
        )


def test_a_revision_is_a_new_version_and_the_old_one_stands(office):
    document = drafted(office)
    first = newest_version(document)
    second = drafting.revise(
        document=document, subject=document.subject, text="Khác.", expected_version=1, by=office.actor("secretary")
    )
    assert (second.ordinal, text_of(second), text_of(first)) == (2, "Khác.", TEXT)
    for change in (lambda: first.delete(), lambda: document.versions.filter(ordinal=1).update(note="x")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_two_people_edit_and_nothing_is_lost(office):
    document = drafted(office)
    drafting.revise(document=document, subject="A", text="Một.", expected_version=1, by=office.actor("secretary"))
    with pytest.raises(Stale):
        drafting.revise(document=document, subject="B", text="Hai.", expected_version=1, by=office.actor("head"))
    assert [text_of(version) for version in document.versions.all()] == [TEXT, "Một."]


def test_saving_the_same_text_again_changes_nothing(office):
    document = drafted(office)
    by = office.actor("secretary")
    second = drafting.revise(document=document, subject="A", text="Một.", expected_version=1, by=by)
    again = drafting.revise(document=document, subject="A", text="Một.\n", expected_version=1, by=by)
    assert again == second
    assert Entry.objects.filter(kind="documents.revised").count() == 1


def test_an_edit_voids_the_approval_visibly(office):
    document = approved(office)
    drafting.revise(
        document=document,
        subject=document.subject,
        text=TEXT.replace("tháng 3", "tháng 4"),
        expected_version=1,
        by=office.actor("secretary"),
    )
    page = page_of(document)
    assert document.state == DocumentState.DRAFT
    assert page.voided is not None
    assert page.voided.who == "Phan Hữu Thịnh"
    runs = [
        (run.kind, run.text) for change in page.changes_since_approval for run in change.runs if run.kind != "equal"
    ]
    assert runs == [("delete", "3"), ("insert", "4")]


def test_changing_subject_or_recipients_voids_the_approval_too(office):
    for change in ({"subject": "Khác"}, {"recipients": ["Nơi khác"]}):
        document = approved(office)
        given = {"subject": document.subject, "text": TEXT, "expected_version": 1, **change}
        drafting.revise(document=document, by=office.actor("secretary"), **given)
        assert document.state == DocumentState.DRAFT


def test_approval_binds_to_the_text_that_was_read(office):
    document = submitted(office)
    with pytest.raises(Stale):
        approval.approve(document=document, version_hash="0" * 64, by=office.actor("head"))
    given = approval.approve(
        document=document, version_hash=newest_version(document).content_hash, by=office.actor("head")
    )
    assert (document.state, given.content_hash) == (DocumentState.APPROVED, newest_version(document).content_hash)


@pytest.mark.parametrize("name", ["secretary", "deputy", "member", "clerk", "chief", "administrator"])
def test_only_the_post_that_signs_approves(office, name):
    document = submitted(office)
    with pytest.raises(NotAllowed):
        approval.approve(document=document, version_hash=newest_version(document).content_hash, by=office.actor(name))


def test_a_drafter_approves_his_own_draft_only_when_he_signs_it(office):
    by = office.actor("head")
    document = drafting.draft(
        type_code="TB", issuer=office.body, subject="x", text="x", signer_post=office.posts["head"], by=by
    )
    approval.submit_for_approval(document=document, by=by)
    approval.approve(document=document, version_hash=newest_version(document).content_hash, by=by)
    assert document.state == DocumentState.APPROVED


def lent(office, **facts):
    mandate = give_mandate(
        giver=office.holdings["head"],
        receiver=office.holdings["chief"],
        paper="14-UQ/BCĐ",
        valid_from=dt.date(2025, 3, 1),
        valid_to=dt.date(2025, 4, 1),
        by=office.actor("head"),
        **facts,
    )
    return actor_for(office.holdings["head"], mandate=mandate)


def test_a_mandate_lends_the_approval(office):
    document = submitted(office)
    by = lent(office, powers=["approve_documents"])
    given = approval.approve(document=document, version_hash=newest_version(document).content_hash, by=by)
    assert (given.mandate_id, given.by["name"]) == (by.mandate_id, "Trịnh Quang Vinh")


def test_a_mandate_for_something_else_does_not(office):
    document = submitted(office)
    version_hash = newest_version(document).content_hash
    for by in (
        lent(office, powers=["chair_sittings"]),
        replace(office.actor("head"), mandate_document_types=frozenset({"QĐ"})),
    ):
        with pytest.raises(NotAllowed):
            approval.approve(document=document, version_hash=version_hash, by=by)


def test_a_draft_is_returned_with_a_reason(office):
    document = submitted(office)
    with pytest.raises(Invalid):
        approval.return_draft(document=document, reason=" ", by=office.actor("head"))
    approval.return_draft(document=document, reason="Làm rõ mục 2", by=office.actor("head"))
    assert document.state == DocumentState.DRAFT
    assert page_of(document).history[-1].said == "Làm rõ mục 2"


def test_acts_out_of_their_turn_are_refused(office):
    document = drafted(office)
    with pytest.raises(NotNow):
        approval.approve(document=document, version_hash=newest_version(document).content_hash, by=office.actor("head"))
    drafting.withdraw(document=document, reason="Trùng", by=office.actor("secretary"))
    with pytest.raises(NotNow):
        drafting.revise(document=document, subject="x", text="x", expected_version=1, by=office.actor("secretary"))

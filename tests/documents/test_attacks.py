"""What somebody with a post, a browser and bad intentions tries with documents."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import transaction
from django.urls import reverse

from decreta.accounts.models import User
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.core.letters import unprintable
from decreta.documents.domain import approval, checking, drafting, issuing, registers
from decreta.documents.domain.recipients import as_data
from decreta.documents.enums import CheckKind, DocumentState, NumberState
from decreta.documents.models import Audience, Document, Number
from decreta.documents.queries.texts import newest_version
from decreta.documents.rendering.blocks import parse_blocks
from decreta.organisation.domain import structure
from decreta.organisation.domain.mandates import give_mandate
from decreta.organisation.enums import OrganisationKind
from decreta.organisation.queries.actors import actor_for
from tests.documents import office as offices
from tests.documents.measuring import Sheet, rendered
from tests.documents.office import ISSUE_DAY, SINCE, SYSTEM, TEXT, approved, drafted
from tests.files.papers import pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def plain_paper(monkeypatch, settings, tmp_path):
    settings.DECRETA_DATA = tmp_path
    monkeypatch.setattr(issuing, "paper_bytes", lambda document: pdf())


def taken(office, document, key):
    return issuing.take_number(document=document, idempotency_key=key, by=office.actor("clerk"))


def void(office, number):
    return registers.void_number(number=number, reason="Máy treo", by=office.actor("clerk"))


def test_a_paper_is_not_sealed_under_another_number_than_it_bears(office, plain_paper):
    """A clerk gave up on a paper that was still being made: it arrives after the next number was taken."""
    document = approved(office)
    first = taken(office, document, "first-form")
    void(office, first)
    second = taken(office, document, "second-form")
    with pytest.raises(NotNow) as refusal, transaction.atomic():
        issuing.seal(document=first.document, pdf=pdf(), by=office.actor("clerk"))
    assert refusal.value.problems[0].code == "another_number"
    document.refresh_from_db()
    assert (document.state, document.paper) == (DocumentState.ISSUING, None)
    issuing.seal(document=second.document, pdf=pdf(), by=office.actor("clerk"))
    assert Number.objects.get(pk=second.pk).state == NumberState.SEALED


def test_a_paper_of_an_earlier_number_is_not_even_made(office, plain_paper, monkeypatch):
    document = approved(office)
    first = taken(office, document, "first-form")
    void(office, first)
    taken(office, document, "second-form")
    monkeypatch.setattr(issuing.transaction, "atomic", lambda durable=False: transaction.Atomic(None, False, False))
    with pytest.raises(NotNow):
        issuing.make(document=first.document)


def test_the_form_of_a_number_that_was_made_void_is_not_said_to_have_issued(office, plain_paper):
    document = approved(office)
    void(office, taken(office, document, "first-form"))
    with pytest.raises(NotNow) as refusal:
        issuing.issue(document=document, idempotency_key="first-form", by=office.actor("clerk"))
    assert refusal.value.problems[0].code == "voided"


def test_a_mandate_to_chair_does_not_lend_the_signers_drafts(office):
    def under(*powers, types=(), to="chief"):
        mandate = give_mandate(
            giver=office.holdings["head"],
            receiver=office.holdings[to],
            powers=powers,
            document_types=types,
            paper="14-UQ/BCĐ",
            valid_from=ISSUE_DAY.date(),
            valid_to=ISSUE_DAY.date() + dt.timedelta(days=30),
            by=office.actor("head"),
        )
        return actor_for(office.holdings["head"], mandate=mandate)

    document = drafted(office)
    for by in (under("chair_sittings"), under("approve_documents", types=["QĐ"], to="deputy")):
        with pytest.raises(NotAllowed):
            drafting.withdraw(document=document, reason="x", by=by)
        with pytest.raises(NotAllowed):
            drafting.revise(document=document, subject="x", text="x", expected_version=1, by=by)
    by = under("approve_documents", types=["TB"], to="officer")
    assert drafting.revise(document=document, subject="x", text="x", expected_version=1, by=by).ordinal == 2


def test_nobody_signs_for_an_issuer_that_is_not_his(office):
    """A secretary who serves two issuers cannot let the one's head bind the other."""
    with pytest.raises(Invalid) as refusal:
        drafting.draft(
            type_code="TB",
            issuer=office.body,
            subject="x",
            text="x",
            signer_post=office.posts["chief"],
            by=office.actor("secretary"),
        )
    assert [problem.field for problem in refusal.value.problems] == ["signer_post"]
    with pytest.raises(Invalid):
        drafting.revise(
            document=drafted(office),
            subject="x",
            text="x",
            expected_version=1,
            signer_post=office.posts["chief"],
            by=office.actor("secretary"),
        )


def test_a_clerk_who_has_answered_for_a_draft_does_not_take_it_out_of_the_signers_hands(office):
    document = drafted(office)
    approval.submit_for_approval(document=document, by=office.actor("secretary"))
    read = newest_version(document).content_hash
    checking.check(document=document, kind=CheckKind.FORM, version_hash=read, by=office.actor("clerk"))
    with pytest.raises(NotAllowed):
        approval.return_draft(document=document, reason="x", by=office.actor("clerk"))
    document = approved(office)
    assert approval.return_draft(document=document, reason="x", by=office.actor("clerk")).state == "draft"


def test_a_name_that_two_communes_share_opens_the_document_to_neither(office, plain_paper):
    for code in ("xa-1", "xa-2"):
        structure.found(
            code=code,
            names={"vi": "Ủy ban nhân dân xã Tân Lập"},
            symbol="UBND",
            kind=OrganisationKind.COMMUNE,
            valid_from=SINCE,
            regime="vn-state",
            place="Tân Lập",
            by=SYSTEM,
        )
    assert as_data(["Ủy ban nhân dân xã Tân Lập"]) == [{"name": "Ủy ban nhân dân xã Tân Lập"}]
    document = drafted(office)
    drafting.revise(
        document=document,
        subject="x",
        text=TEXT,
        recipients=["Ủy ban nhân dân xã Tân Lập", office.ministry.name_vi],
        expected_version=1,
        by=office.actor("secretary"),
    )
    approval.submit_for_approval(document=document, by=office.actor("secretary"))
    newest = document.versions.last()
    approval.approve(document=document, version_hash=newest.content_hash, by=office.actor("head"))
    number = taken(office, document, "key-of-a-form")
    issuing.seal(document=number.document, pdf=pdf(), by=office.actor("clerk"))
    opened = Audience.objects.filter(document=document, reason="recipient")
    assert [row.organisation for row in opened] == [office.ministry]


@pytest.mark.parametrize("letter", ["😀", "ส", "م", "\ufeff", "\x01", "\ue000"])
def test_a_letter_that_no_paper_can_print_is_refused_where_it_was_typed(office, letter):
    """Else the number is taken, and its paper can never be made."""
    assert unprintable(letter) == [letter]
    with pytest.raises(Invalid) as refusal:
        drafted(office, subject=f"x {letter}", text=f"1. {letter}")
    assert [problem.field for problem in refusal.value.problems] == ["subject", "text"]
    assert f"U+{ord(letter):04X}" in str(refusal.value)


def test_letters_that_are_not_seen_and_composed_ones_stand(office):
    assert unprintable("ệ e\u0302\u0323 日本\u200b\u200d\ufe0f\u00ad\t\u202e 06-TB/BCĐ") == []


def test_a_draft_from_before_that_cannot_be_printed_says_so(client, settings, tmp_path):
    settings.DECRETA_DATA = tmp_path
    office = offices.build(with_users=True)
    document = drafted(office)
    Document.objects.filter(pk=document.pk).update(subject="x 😀")
    client.force_login(User.objects.get(username="secretary"))
    answer = client.get(reverse("documents:preview", args=[document.pk]))
    assert answer.status_code == 422
    assert "U+1F600" in answer.content.decode()


@pytest.mark.parametrize(
    "code", ['#read("/etc/hostname")', '#import "common.typ": data', "#pagebreak() $x$ *b* `c` @a"]
)
def test_a_text_is_printed_never_run_by_the_typesetter(code):
    sheet = Sheet(rendered("vn-party", subject=code, blocks=parse_blocks(f"1. {code}\n{code}"), recipients=[code]))
    assert "".join(line.text for line in sheet.lines).replace(" ", "").count(code.replace(" ", "")) >= 3

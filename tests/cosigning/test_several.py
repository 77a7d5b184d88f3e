"""Papers that several sign: minutes, joint papers, initials; the number when the last has signed, one refusal for all."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pdfplumber
import pytest
from django.test import Client
from django.urls import reverse

from decreta.audit.followers import FOLLOWERS
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow, Stale
from decreta.cosigning import domain
from decreta.cosigning.desk import waiting
from decreta.cosigning.enums import Turn
from decreta.cosigning.models import Answer, Cosigner
from decreta.cosigning.queries import asked
from decreta.documents.domain import approval, drafting, issuing
from decreta.documents.domain.making import preview_bytes
from decreta.documents.enums import DocumentState
from decreta.documents.models import Document, Number
from decreta.documents.queries.texts import newest_version
from decreta.files.queries import read
from decreta.notifications.models import Notice
from decreta.organisation.domain import structure
from decreta.organisation.enums import Role
from decreta.organisation.models import Holding
from decreta.signing.authority import installed
from decreta.signing.verifying import Indication, verify
from tests.documents import office as offices
from tests.documents.office import SINCE, SYSTEM, drafted

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(db):
    """With a minister, who signs for another organisation."""
    office = offices.build(with_users=True)
    post = structure.create_post(
        code="minister",
        names={"vi": "Bộ trưởng"},
        role=Role.HEAD,
        valid_from=SINCE,
        unit=office.other_unit,
        signs=True,
        by=SYSTEM,
    )
    person = structure.enter_person(full_name="Nguyễn Bá Lâm", by=SYSTEM)
    office.posts["minister"], office.holdings["minister"] = (
        post,
        structure.appoint(person=person, post=post, valid_from=SINCE, by=SYSTEM),
    )
    return office


def name(office, document: Document, who: str, turn: Turn = Turn.BEFORE) -> Cosigner:
    return domain.name(document=document, post=office.posts[who], turn=turn, by=office.actor("secretary"))


def on_desks(office, *names: str) -> list[bool]:
    """Whether something waits to be signed beside others, on each desk."""
    found = []
    for one in names:
        actor = office.actor(one)
        found.append(any(whose == actor and row.url for whose, row in waiting([actor], clock.now())))
    return found


def read_hash(document: Document) -> str:
    return newest_version(document).content_hash


def agree(office, document: Document, cosigner: Cosigner, who: str) -> Answer | None:
    return domain.agree(cosigner=cosigner, version_hash=read_hash(document), by=office.actor(who))


def approve(office, document: Document) -> None:
    approval.approve(document=document, version_hash=read_hash(document), by=office.actor("head"))


def submit(office, document: Document) -> None:
    approval.submit_for_approval(document=document, by=office.actor("secretary"))


def codes_of(error) -> list[str]:
    return [one.code for one in error.value.problems]


def test_a_signature_waits_on_the_desk_of_whose_turn_it_is(office):
    document = drafted(office)
    initials = name(office, document, "chief", Turn.INITIALS)
    deputy = name(office, document, "deputy")
    name(office, document, "minister", Turn.BESIDE)
    who = ("chief", "deputy", "minister", "head")
    assert not any(on_desks(office, *who))
    submit(office, document)
    assert on_desks(office, *who) == [True, False, False, False]
    agree(office, document, initials, "chief")
    assert on_desks(office, *who) == [False, True, True, False]  # beside the others one waits for initials only
    agree(office, document, deputy, "deputy")
    assert on_desks(office, *who) == [False, False, True, False]
    domain.refuse(
        cosigner=Cosigner.objects.get(post=office.posts["minister"]), reason="Sai.", by=office.actor("minister")
    )
    submit(office, document)
    assert on_desks(office, *who) == [False, False, True, False]  # the same text: only his answer is missing


def test_everybody_signs_in_his_turn_and_the_number_comes_after_the_last(office):
    document = drafted(office)
    initials = name(office, document, "chief", Turn.INITIALS)
    deputy = name(office, document, "deputy")
    minister = name(office, document, "minister", Turn.BESIDE)
    submit(office, document)
    with pytest.raises(NotNow) as early:
        agree(office, document, deputy, "deputy")
    assert codes_of(early) == ["not_cosigned"]
    agree(office, document, initials, "chief")
    with pytest.raises(NotNow):
        approve(office, document)
    agree(office, document, deputy, "deputy")
    assert agree(office, document, deputy, "deputy") is None
    approve(office, document)
    with pytest.raises(NotNow) as waiting:
        issuing.take_number(document=document, idempotency_key="key-of-the-form", by=office.actor("clerk"))
    assert codes_of(waiting) == ["not_cosigned"] and not Number.objects.filter(document=document).exists()
    agree(office, document, minister, "minister")
    issued = issuing.issue(document=document, idempotency_key="key-of-the-form", by=office.actor("clerk"))
    assert issued.state == DocumentState.ISSUED


def issued_by_three(office) -> Document:
    document = drafted(office)
    asked_for = {who: name(office, document, who, turn) for who, turn in _TURNS.items()}
    submit(office, document)
    for who, cosigner in asked_for.items():
        agree(office, document, cosigner, who)
    approve(office, document)
    return document


_TURNS = {"chief": Turn.INITIALS, "deputy": Turn.BEFORE, "minister": Turn.BESIDE}


def test_each_signature_is_real_and_stands_in_its_block_and_a_second_making_gives_nothing_twice(office, tmp_path: Path):
    document = issued_by_three(office)
    clerk = office.actor("clerk")
    issuing.take_number(document=document, idempotency_key="key-of-the-form", by=clerk)
    first = issuing.make(document=document)
    assert first != b""  # as if the process had died here
    again = issuing.issue(document=document, idempotency_key="key-of-the-form", by=clerk)
    pdf = read(again.paper)
    assert Number.objects.filter(document=document).count() == 1 and Answer.objects.count() == 3
    found = verify(pdf, roots=installed().roots)
    assert [one.field for one in found] == ["Initials1", "Person2", "Person3", "Organ3", "Person", "Organ"]
    assert {one.indication for one in found} == {Indication.PASSED}
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        page = opened.pages[-1]
        words = page.extract_text()
        boxes = {one["data"]["T"].decode(): one for one in page.annots if one["data"].get("T")}
        names = {word["text"]: word for word in page.extract_words()}
    for who in ("PHÓ TRƯỞNG BAN", "BỘ TRƯỞNG", "Nguyễn Bá Lâm", "Đỗ Quỳnh Lan"):
        assert who in words
    hand, seal = boxes["Person3"], boxes["Organ3"]
    # The seal of the other organisation covers a third of its signer's hand, from the left.
    assert seal["x1"] - hand["x0"] == pytest.approx((hand["x1"] - hand["x0"]) / 3, abs=2)
    assert hand["x0"] < names["Lâm"]["x0"] < hand["x1"] and hand["bottom"] <= names["Lâm"]["top"] + 2
    assert "Initials1" in boxes
    if shutil.which("pdfsig"):
        path = tmp_path / "paper.pdf"
        path.write_bytes(pdf)
        told = subprocess.run(["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=False).stdout
        assert told.count("Signature is Valid") == 6


def test_a_changed_text_is_to_be_signed_again(office):
    document = drafted(office)
    deputy = name(office, document, "deputy")
    submit(office, document)
    stale = read_hash(document)
    agree(office, document, deputy, "deputy")
    drafting.revise(
        document=document, subject=document.subject, text="1. Khác.", expected_version=1, by=office.actor("secretary")
    )
    submit(office, document)
    with pytest.raises(Stale):
        domain.agree(cosigner=deputy, version_hash=stale, by=office.actor("deputy"))
    assert not asked(document, read_hash(document))[0].has_signed
    with pytest.raises(NotNow):
        approve(office, document)


def test_one_refusal_sends_it_back_and_all_are_told(office):
    document = drafted(office)
    deputy, minister = name(office, document, "deputy"), name(office, document, "minister", Turn.BESIDE)
    submit(office, document)
    agree(office, document, deputy, "deputy")
    with pytest.raises(Invalid):
        domain.refuse(cosigner=minister, reason=" ", by=office.actor("minister"))
    domain.refuse(cosigner=minister, reason="Chưa thống nhất Điều 2.", by=office.actor("minister"))
    document.refresh_from_db()
    assert document.state == DocumentState.DRAFT
    for kind in ("cosigning.refused", "documents.returned"):
        for follower in FOLLOWERS.values():
            if kind in follower.kinds:
                follower.handler(Entry.objects.get(kind=kind))
    told = set(Holding.objects.filter(pk__in=Notice.objects.values("holding_id")).values_list("post__code", flat=True))
    assert told == {"deputy", "head", "secretary"}
    # He may sign the same text after all, when it comes again.
    submit(office, document)
    assert agree(office, document, minister, "minister") is not None


def test_who_signs_is_settled_by_drafters_while_it_is_a_draft(office):
    document = drafted(office)
    cosigner = name(office, document, "deputy")
    for who, code in (("head", "twice"), ("deputy", "twice"), ("clerk", "does_not_sign")):
        with pytest.raises(Invalid) as wrong:
            name(office, document, who)
        assert codes_of(wrong) == [code]
    with pytest.raises(NotAllowed):
        domain.name(document=document, post=office.posts["chief"], turn=Turn.BEFORE, by=office.actor("ministry_clerk"))
    with pytest.raises(NotNow):
        agree(office, document, cosigner, "deputy")
    submit(office, document)
    with pytest.raises(NotAllowed):
        agree(office, document, cosigner, "chief")
    for act in (
        lambda: name(office, document, "chief"),
        lambda: domain.drop(cosigner=cosigner, by=office.actor("secretary")),
    ):
        with pytest.raises(NotNow):
            act()
    approval.take_back(document=document, by=office.actor("secretary"))
    assert domain.drop(cosigner=cosigner, by=office.actor("secretary")) is not None
    assert domain.drop(cosigner=cosigner, by=office.actor("secretary")) is None


def test_minutes_have_their_secretary_at_the_left_and_their_chair_at_the_right(office):
    document = drafted(office, type_code="BB", text="1. Khai mạc.")
    name(office, document, "chief")
    with pdfplumber.open(io.BytesIO(preview_bytes(document))) as opened:
        words = {word["text"]: word["x0"] for word in opened.pages[-1].extract_words()}
    assert words["Vinh"] < opened.pages[-1].width / 2 < words["Thịnh"]


def test_the_pages_ask_sign_and_refuse(office, client: Client):
    document = drafted(office)
    client.force_login(office.holdings["secretary"].person.user)
    page = reverse("cosigning:signers", args=[document.pk])
    client.post(page, {"post": office.posts["deputy"].pk, "turn": "before"})
    cosigner = Cosigner.objects.get()
    submit(office, document)
    client.force_login(office.holdings["deputy"].person.user)
    shown = client.get(reverse("documents:document", args=[document.pk])).content.decode()
    assert reverse("cosigning:agree", args=[cosigner.pk]) in shown
    client.post(reverse("cosigning:agree", args=[cosigner.pk]), {"version_hash": read_hash(document)})
    assert Answer.objects.get().agrees
    client.post(reverse("cosigning:refuse", args=[cosigner.pk]), {"reason": "Đổi ý."})
    document.refresh_from_db()
    assert document.state == DocumentState.DRAFT

"""What a paper carries beyond its text: approved with it, refused where its family has no place for it, printed."""

from __future__ import annotations

import io

import pdfplumber
import pytest

from decreta.core.errors import Invalid
from decreta.documents.authority import enacting_words, signing_words
from decreta.documents.domain import approval, drafting, issuing
from decreta.documents.domain.contents import text_of
from decreta.documents.domain.making import preview_bytes
from decreta.documents.forms.drafts import DraftForm, RevisionForm
from decreta.documents.queries.document_page import changes_between
from decreta.documents.queries.texts import newest_version
from decreta.documents.rendering.particulars import Particulars, parse_annexes, particulars_of, print_annexes
from decreta.files.queries import read
from decreta.organisation.domain.mandates import give_mandate
from decreta.organisation.enums import OrganisationKind
from decreta.organisation.queries.actors import actor_for
from tests.documents.office import ISSUE_DAY, SINCE, TEXT, approved, drafted

pytestmark = pytest.mark.django_db

ANNEXES = "# Danh mục nhiệm vụ\n1. Hoàn thiện thể chế.\n\n# Mẫu báo cáo\n| STT | Việc |\n| 1 | Kết nối |"
CARRIED = Particulars(
    circulation="conference", drafter_mark="TH", copies=30, contacts="Điện thoại: 080", annexes=parse_annexes(ANNEXES)
)


def printed(pdf: bytes) -> str:
    with pdfplumber.open(io.BytesIO(pdf)) as found:
        return "\n".join(page.extract_text() for page in found.pages)


def revised(office, document, **changes):
    base = {"subject": document.subject, "text": TEXT, "expected_version": newest_version(document).ordinal}
    return drafting.revise(document=document, **(base | changes), by=office.actor("secretary"))


def test_what_is_carried_is_approved_with_the_text_and_stays_through_a_revision(office):
    document = drafted(office, particulars=CARRIED, addressees=["Bộ Khoa học và Công nghệ"])
    first = newest_version(document)
    assert particulars_of(first.content) == CARRIED
    assert first.content["addressees"] == ["Bộ Khoa học và Công nghệ"]
    second = revised(office, document, text=TEXT + "\nHết.")
    assert particulars_of(second.content) == CARRIED
    assert second.content["addressees"] == ["Bộ Khoa học và Công nghệ"]
    third = revised(office, document, text=TEXT + "\nHết.", particulars=Particulars(copies=5))
    assert third.content_hash != second.content_hash
    assert [change for change in changes_between(second, third) if change.kind != "equal"]


def test_a_paper_that_carries_nothing_has_the_content_it_always_had(office):
    content = newest_version(drafted(office)).content
    assert set(content) == {"blocks", "type", "subject", "recipients", "signer_post"}


def test_annexes_are_edited_as_they_were_written():
    annexes = parse_annexes(ANNEXES)
    assert [one.title for one in annexes] == ["Danh mục nhiệm vụ", "Mẫu báo cáo"]
    assert print_annexes(annexes) == ANNEXES
    assert parse_annexes(print_annexes(annexes)) == annexes


def test_an_addressee_known_here_receives_the_paper(office):
    document = drafted(office, type_code="CV", addressees=[office.ministry], recipients=[])
    assert document.recipients == [
        {"name": "Bộ Khoa học và Công nghệ", "organisation": str(office.ministry.pk), "as": "addressee"}
    ]
    text = printed(preview_bytes(document))
    assert "Kính gửi: Bộ Khoa học và Công nghệ" in text
    assert "- Như trên;" in text and "- Lưu Văn phòng Ban Chỉ đạo." in text


def test_everything_wrong_with_what_is_carried_is_said_at_once(office):
    wrong = Particulars(
        circulation="nobody",
        copies=0,
        contacts="1\n2\n3\n4",
        second_signer="A",
        annexes=parse_annexes("1. Thiếu\n# Rỗng"),
    )
    with pytest.raises(Invalid) as refusal:
        drafted(office, particulars=wrong, type_code="TB")
    found = {(problem.field, problem.code) for problem in refusal.value.problems}
    assert found == {
        ("circulation", "unknown_mark"),
        ("copies", ""),
        ("contacts", ""),
        ("second_signer", "not_carried"),
        ("annexes", "no_title"),
        ("annexes", "no_text"),
    }
    with pytest.raises(Invalid) as refusal:
        drafted(office, type_code="QĐ", addressees=["Bộ Tư pháp"])
    assert [(one.field, one.code) for one in refusal.value.problems] == [("addressees", "not_carried")]


def test_the_form_offers_what_the_family_has_and_gives_it_back(office):
    form = DraftForm(actor=office.actor("secretary"))
    options = {
        str(option["value"]): option["attrs"]
        for _g, group, _i in form["type_code"].field.widget.optgroups("x", [])
        for option in group
    }
    assert "second_signer" in options["BB"]["data-carries"].split()
    assert "addressees" not in options["QĐ"]["data-carries"].split()
    assert options["GM"]["data-outline"].startswith("Tới dự")
    document = drafted(office, particulars=CARRIED, addressees=["Bộ Tư pháp"])
    shown = RevisionForm.showing(document, newest_version(document), text_of(newest_version(document)))
    assert "second_signer" not in shown.fields
    again = RevisionForm({**shown.initial, "note": ""}, document=document)
    assert again.is_valid(), again.errors
    assert again.cleaned_data["particulars"] == CARRIED
    assert again.cleaned_data["addressees"] == ["Bộ Tư pháp"]
    before = newest_version(document)
    assert drafting.revise(document=document, **again.cleaned_data, by=office.actor("secretary")) == before


def words(office, name, issuer=None):
    found = signing_words(office.posts[name], issuer or office.body, language="vi", on=ISSUE_DAY.date())
    return found.authority.split("\n"), found.position


def change(post, **facts):
    for name, value in facts.items():
        setattr(post, name, value)
    post.save()


def test_the_prefix_follows_from_the_post_where_none_was_entered(office):
    change(office.posts["deputy"], authority_prefix="")
    assert words(office, "deputy") == (["T/M Ban Chỉ đạo"], "PHÓ TRƯỞNG BAN")
    change(office.posts["officer"], role="unit_head", signing_title="VỤ TRƯỞNG")
    assert words(office, "officer", office.agency) == (["T/L CHÁNH VĂN PHÒNG"], "VỤ TRƯỞNG")
    assert words(office, "chief", office.agency) == ([""], "CHÁNH VĂN PHÒNG")
    change(office.posts["officer"], role="deputy", signing_title="PHÓ CHÁNH VĂN PHÒNG")
    assert words(office, "officer", office.agency)[0] == ["K/T CHÁNH VĂN PHÒNG"]
    # Inside a Party committee nobody signs for its secretary, whatever was entered.
    change(office.posts["officer"], authority_prefix="K/T")
    office.agency.kind = OrganisationKind.PARTY_COMMITTEE
    assert words(office, "officer", office.agency)[0] == ["T/M Văn phòng Trung ương Đảng"]


def test_on_the_state_side_a_deputy_of_a_body_signs_for_the_body_and_for_its_head(office):
    office.body.regime = "vn-state"
    change(office.posts["deputy"], authority_prefix="TM.")
    assert words(office, "deputy")[0] == ["TM. Ban Chỉ đạo", "KT. TRƯỞNG BAN"]
    change(office.posts["head"], authority_prefix="Q.")
    assert words(office, "head") == ([""], "Q. TRƯỞNG BAN")


def test_who_decides_is_named_with_his_office_once(office):
    def deciding(name, issuer):
        return enacting_words(office.posts[name], issuer, language="vi", on=ISSUE_DAY.date()).upper()

    assert deciding("chief", office.agency) == "CHÁNH VĂN PHÒNG TRUNG ƯƠNG ĐẢNG"
    assert deciding("head", office.body) == "BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ TRONG CÁC CƠ QUAN ĐẢNG"


def test_a_paper_approved_under_a_mandate_says_so(office, settings, tmp_path):
    settings.DECRETA_DATA = tmp_path
    mandate = give_mandate(
        giver=office.holdings["head"],
        receiver=office.holdings["deputy"],
        powers=["approve_documents"],
        paper="01-GUQ/BCĐ",
        valid_from=SINCE,
        valid_to=ISSUE_DAY.date().replace(year=2026),
        by=office.actor("head"),
    )
    document = drafted(office)
    approval.submit_for_approval(document=document, by=office.actor("secretary"))
    acting = actor_for(office.holdings["head"], mandate=mandate)
    approval.approve(document=document, version_hash=newest_version(document).content_hash, by=acting)
    issued = issuing.issue(document=document, idempotency_key="key-of-a-form", by=office.actor("clerk"))
    text = printed(read(issued.paper))
    assert "T/L TRƯỞNG BAN" in text and "PHÓ TRƯỞNG BAN" in text and "Đỗ Quỳnh Lan" in text
    assert "T/M BAN CHỈ ĐẠO" not in text


def test_a_draft_of_every_particular_is_shown_as_a_paper(office):
    text = printed(preview_bytes(approved(office, particulars=CARRIED, urgency=2)))
    for mark in ("THƯỢNG KHẨN", "TÀI LIỆU HỘI NGHỊ", "Phụ lục II", "MẪU BÁO CÁO", "TH.(30)", "Điện thoại: 080"):
        assert mark in text
    assert "Dự thảo lần 1" in text

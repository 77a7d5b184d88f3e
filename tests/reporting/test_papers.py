"""A frozen report becomes a paper of the office: numbered, signed, with exactly what was frozen; each leads to the other."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.core.letters import unprintable
from decreta.directives.domain import freezing
from decreta.directives.models import FrozenReport
from decreta.dispatch import domain as dispatch
from decreta.documents.domain import approval, drafting, issuing
from decreta.documents.domain.contents import text_of
from decreta.documents.models import Document
from decreta.documents.queries.texts import newest_version
from decreta.documents.rendering.arranging import lines_of
from decreta.documents.rendering.blocks import parse_blocks
from decreta.documents.rendering.inline import plain
from decreta.documents.rendering.particulars import Particulars, parse_annexes, particulars_of, print_annexes
from decreta.files.queries import read
from decreta.protection import domain as protection
from decreta.reporting import domain
from decreta.reporting.domain.papers import Wished
from decreta.reporting.models import ReportPaper
from decreta.reporting.rendering import official
from tests.directives.tasks import TITLE, directed
from tests.documents import office as offices
from tests.documents.office import Office

pytestmark = pytest.mark.django_db
Browser = Callable[[str], Client]
STATED = "1 nhiệm vụ = 1 nhiệm vụ có kỳ hạn theo lịch + 0 nhiệm vụ không nêu kỳ hạn (phần còn lại)."


@pytest.fixture
def office(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build(with_users=True)


@pytest.fixture
def report(office: Office) -> FrozenReport:
    """Of one task, frozen by the secretary."""
    directed(office)
    asked = freezing.Asked(body=office.body, directive=None, as_of=clock.today(), against="current")
    by = office.actor("secretary")
    return freezing.freeze_report(made=freezing.make(asked, by=by), by=by)


@pytest.fixture
def browser(office: Office) -> Browser:
    def opened(who: str) -> Client:
        client = Client(headers={"accept-language": "en"})
        client.cookies["language"] = "en"
        client.force_login(office.holdings[who].person.user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return opened


def wished(office: Office, **changed: Any) -> Wished:
    usual = Wished(type_code="BC", signer_post=office.posts["head"], recipients=[office.ministry])
    return dataclasses.replace(usual, **changed)


def made(office: Office, report: FrozenReport, **changed: Any) -> Document:
    return domain.make_paper(report=report, wished=wished(office, **changed), by=office.actor("secretary")).document


def issued(office: Office, document: Document) -> Document:
    """Approved by its signer, then numbered, set, signed and sealed as every paper is."""
    approval.submit_for_approval(document=document, by=office.actor("secretary"))
    approval.approve(document=document, version_hash=newest_version(document).content_hash, by=office.actor("head"))
    return issuing.issue(document=document, idempotency_key="key-of-the-form", by=office.actor("clerk"))


def words_of(pdf: bytes) -> str:
    paper = pypdfium2.PdfDocument(pdf)
    found = "\n".join(page.get_textpage().get_text_bounded() for page in paper)
    paper.close()
    return " ".join(found.replace("\x02", "-").split())


def shown(document: Document) -> tuple[str, str]:
    """The text and the annexes as they are edited."""
    version = newest_version(document)
    return text_of(version), print_annexes(particulars_of(version.content).annexes)


def revised(office: Office, document: Document, *, text: str = "", annexes: str = "", **more: Any) -> None:
    present = shown(document)
    drafting.revise(
        document=document,
        subject=document.subject,
        text=text or present[0],
        particulars=Particulars(annexes=parse_annexes(annexes or present[1])),
        expected_version=newest_version(document).ordinal,
        by=office.actor("secretary"),
        **more,
    )


def test_what_was_frozen_is_signed_under_a_number_and_each_page_leads_to_the_other(
    office: Office, report: FrozenReport, browser: Browser
) -> None:
    vy, place = browser("secretary"), reverse("directives:report_frozen", args=[report.pk])
    way = reverse("reporting:make_paper", args=[report.pk])
    assert way in vy.get(place).content.decode()
    signer = office.posts["head"].pk
    sent = {"type_code": "BC", "language": "vi", "with_tasks": "on", "urgency": "0", "secrecy": "0"}
    answer = vy.post(way, sent | {"signer_post": signer, "recipients": "Bộ Khoa học và Công nghệ\nLưu Văn phòng"})
    document = ReportPaper.objects.get(report=report).document
    assert answer["Location"] == reverse("documents:document", args=[document.pk])
    page = vy.get(answer["Location"]).content.decode()
    assert place in page and "They stand word for word" in page
    assert "Paper of this report: draft" in vy.get(place).content.decode()

    issued(office, document)
    assert document.symbol.endswith("-BC/BCĐCĐS")
    said = words_of(read(document.paper))
    assert STATED in said and document.symbol in said and "DANH MỤC NHIỆM VỤ" in said and TITLE in said
    assert report.content_hash in said.replace(" ", "")
    page = vy.get(place).content.decode()
    assert f"issued, {document.symbol}" in page and answer["Location"] in page and way not in page
    entry = Entry.objects.get(kind="reporting.paper_drafted")
    assert entry.facts["content_hash"] == report.content_hash
    # A receiver reads of what his paper is the paper, and gets no way to the report.
    page = browser("ministry_clerk").get(answer["Location"]).content.decode()
    assert "Paper of a frozen progress report" in page and place not in page


def test_the_drafter_writes_before_and_behind_what_was_frozen_and_nobody_changes_it(
    office: Office, report: FrozenReport
) -> None:
    document = made(office, report)
    frozen, annexes = shown(document)
    own = f"I. Tình hình\nThực hiện Nghị quyết.\n{frozen}\nII. Kiến nghị\nĐề nghị Bộ báo cáo."
    revised(office, document, text=own, annexes=f"{annexes}\n# Kiến nghị\n1. Một việc.")
    lines = own.split("\n")
    at = lines.index(STATED)
    for wrong in (
        own.replace("1 nhiệm vụ = 1", "2 nhiệm vụ = 2"),
        "\n".join([*lines[:at], "Trong đó có 5 việc chậm.", *lines[at:]]),
        "\n".join([*lines[:at], *lines[at + 1 :]]),
        "Không còn số liệu.",
    ):
        with pytest.raises(Invalid) as refusal:
            revised(office, document, text=wrong)
        assert [one.field for one in refusal.value.problems] == ["text"]
    assert "Không còn số liệu." not in str(refusal.value) and frozen.split("\n")[0][:40] in str(refusal.value)
    with pytest.raises(Invalid) as refusal:
        revised(office, document, text=own.replace(STATED, "2."), annexes=annexes.replace("| 1 |", "| 2 |", 1))
    assert {one.field for one in refusal.value.problems} == {"text", "annexes"}
    for wrong in (f"# Khác\n1. Một việc.\n{annexes}", annexes.partition("\n# ")[0] + "\n"):
        with pytest.raises(Invalid):
            revised(office, document, annexes=wrong)
    assert newest_version(document).ordinal == 2
    assert STATED in words_of(read(issued(office, document).paper))


def test_a_changed_figure_is_refused_beside_its_field_and_nothing_typed_is_lost(
    office: Office, report: FrozenReport, browser: Browser
) -> None:
    document = made(office, report)
    text, annexes = shown(document)
    sent = {"subject": "Báo cáo", "annexes": annexes, "expected_version": 1, "recipients": ""}
    changed = text.replace("1 nhiệm vụ = 1", "9 nhiệm vụ = 9")
    answer = browser("secretary").post(
        reverse("documents:revise", args=[document.pk]), sent | {"text": f"{changed}\nĐề nghị mới."}
    )
    page = answer.content.decode()
    assert answer.status_code == 422 and "Đề nghị mới." in page and "Changed or parted at: “1 nhiệm vụ = 1" in page


def test_another_paper_is_made_once_the_first_is_withdrawn_or_recalled(
    office: Office, report: FrozenReport, browser: Browser
) -> None:
    first, way = made(office, report), reverse("reporting:make_paper", args=[report.pk])
    with pytest.raises(NotNow):
        made(office, report)
    sent = {"type_code": "BC", "language": "ja", "signer_post": office.posts["head"].pk, "urgency": "0", "secrecy": "0"}
    answer = browser("secretary").post(way, sent)
    assert answer.status_code == 422 and "A paper of this report stands already" in answer.content.decode()
    drafting.withdraw(document=first, reason="Chọn sai ngôn ngữ.", by=office.actor("secretary"))
    second = issued(office, made(office, report))
    with pytest.raises(NotNow):
        made(office, report)
    dispatch.recall(document=second, reason="Sai nơi nhận.", by=office.actor("clerk"))
    made(office, report)
    page = browser("secretary").get(reverse("directives:report_frozen", args=[report.pk])).content.decode()
    assert all(f"Paper of this report: {state}" in page for state in ("draft", "withdrawn", "recalled"))


def test_papers_are_made_by_who_drafts_for_the_body_and_sees_the_report(
    office: Office, report: FrozenReport, browser: Browser
) -> None:
    way, place = (reverse(name, args=[report.pk]) for name in ("reporting:make_paper", "directives:report_frozen"))
    for who in ("member", "ministry_officer", "ministry_clerk", "inspector"):
        with pytest.raises(NotAllowed):
            domain.make_paper(report=report, wished=wished(office), by=office.actor(who))
        assert browser(who).get(way).status_code == 404
    for who in ("secretary", "head", "clerk"):
        assert browser(who).get(way).status_code == 200
        assert way in browser(who).get(place).content.decode()
    assert way not in browser("member").get(place).content.decode()
    # A draft is its drafters' own: who sees the report alone learns nothing of it.
    document = made(office, report)
    page = browser("inspector").get(place)
    seen = Document.objects.visible_to(office.actor("inspector")).filter(pk=document.pk).exists()
    assert ("Paper of this report" in page.content.decode()) is seen


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "1 tasks = 1 with a calendar period stated + 0 without one"), ("ja", "任務1件＝暦上の期限のあるもの1件")],
)
def test_the_paper_says_it_in_the_language_that_was_chosen(
    office: Office, report: FrozenReport, language: str, said: str
) -> None:
    document = made(office, report, language=language)
    assert document.language == language and said in shown(document)[0]


def test_words_of_a_directive_that_was_protected_since_are_not_in_the_paper(
    office: Office, report: FrozenReport
) -> None:
    protection.guard(document=report.body.directives.get().document, reason="Nhân sự.", by=office.actor("clerk"))
    document = made(office, report)
    text, annexes = shown(document)
    assert TITLE not in annexes and "không hiển thị" in annexes and STATED in text


@pytest.mark.parametrize(
    "title", ["Rà soát **hồ sơ** và //nhà// đất", "Mẫu __A__ của xã", "Việc ||một|| chung", "Theo https://a.vn/b"]
)
def test_signs_in_a_title_are_printed_and_mark_nothing(title: str) -> None:
    [row] = lines_of(parse_blocks(official._row([1, title])))
    printed = [plain(cell).replace("\u2060", "") for cell in row["cells"]]
    assert printed == ["1", title.replace("|", "/")]
    assert not unprintable(*row["cells"])


def test_nothing_is_made_of_changed_data_and_a_long_list_stays_with_the_report(
    office: Office, report: FrozenReport, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    from decreta.reporting import forms
    from decreta.reporting.domain import papers

    way = reverse("reporting:make_paper", args=[report.pk])
    for module in (official, forms, papers):
        monkeypatch.setattr(module, "MOST_TASKS", 0)
    with pytest.raises(Invalid):
        made(office, report)
    assert "with_tasks" not in browser("secretary").get(way).content.decode()
    document = made(office, report, with_tasks=False)
    text, annexes = shown(document)
    assert "Danh mục nhiệm vụ được lưu cùng báo cáo đã chốt." in text and TITLE not in annexes
    # Nor is another table as long.
    assert "Bảng “Nhiệm vụ theo cơ quan chủ trì” được lưu cùng báo cáo đã chốt." in text and not annexes
    drafting.withdraw(document=document, reason="Lập lại.", by=office.actor("secretary"))
    report.content = report.content.replace('"assigned":1', '"assigned":2')
    with pytest.raises(NotNow):
        made(office, report, with_tasks=False)


def test_everything_that_is_missing_is_said_at_once(office: Office, report: FrozenReport, browser: Browser) -> None:
    way = reverse("reporting:make_paper", args=[report.pk])
    answer = browser("secretary").post(way, {"subject": "Một tiêu đề", "language": "xx"})
    assert answer.status_code == 422 and "Một tiêu đề" in answer.content.decode()
    assert {"type_code", "language", "signer_post"} <= set(answer.context["form"].errors)

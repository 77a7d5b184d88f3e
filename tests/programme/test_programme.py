"""A drafting programme: drawn up, adopted, changed with reason; its states follow from documents, as of any day."""

from __future__ import annotations

import datetime as dt
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from decreta.audit import sequencer
from decreta.audit.models import FollowerFailure
from decreta.core import clock
from decreta.core.days import Order
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.documents.domain import approval, issuing
from decreta.documents.queries.texts import newest_version
from decreta.figures.queries.asked import Asked
from decreta.kit.domain import importing, preparing
from decreta.kit.exporting import content_of
from decreta.kit.models import ImportBatch
from decreta.notifications.models import Notice
from decreta.programme import domain, jobs
from decreta.programme.enums import PaperState as S
from decreta.programme.models import Expected, Programme
from decreta.programme.queries.overview import drawn
from decreta.programme.queries.standing import Counts, standings
from decreta.programme.tables import PAPERS
from tests.documents.office import drafted
from tests.kit.importing.sheets import workbook

pytestmark = pytest.mark.django_db

MARCH, APRIL = dt.date(2025, 3, 31), dt.date(2025, 4, 10)


def drawn_up(office, name: str = "Chương trình quý I", **facts) -> Programme:
    usual = {"kind": "quarter", "first_on": dt.date(2025, 1, 1), "last_on": MARCH}
    return domain.draw_up(issuer=office.body, name=name, by=office.actor("secretary"), **(usual | facts))


def planning(office, subject: str, *, issue_on: dt.date = MARCH, **facts) -> domain.Planning:
    usual = {"type_code": "TB", "drafting": office.unit, "submit_on": dt.date(2025, 3, 20)}
    usual |= {"signer_post": office.posts["head"]}
    return domain.Planning(subject=subject, issue_on=issue_on, **(usual | facts))


def expected(office, programme: Programme, subject: str, **facts) -> Expected:
    reason = facts.pop("reason", "")
    by = office.actor("secretary")
    return domain.expect(programme=programme, planning=planning(office, subject, **facts), reason=reason, by=by)


def counts(programme: Programme, office, on: dt.date) -> Counts:
    return Counts.of(standings([programme], office.actor("secretary"), on=on)[programme.pk])


def on(day: dt.date):
    return clock.frozen(dt.datetime.combine(day, dt.time(9), tzinfo=clock.zone()))


def test_states_follow_from_documents_on_every_day_and_add_up(office):
    programme, by = drawn_up(office), office.actor("secretary")
    first, second, third, fourth = (expected(office, programme, f"Thông báo {n}") for n in "abcd")
    with pytest.raises(NotAllowed):
        domain.adopt(programme=programme, by=by)
    domain.adopt(programme=programme, by=office.actor("head"))
    with pytest.raises(NotNow):
        domain.adopt(programme=programme, by=office.actor("head"))
    document = drafted(office, subject="Thông báo a")
    domain.bind(expected=first, document=document, by=by)
    begun = domain.begin(expected=second, by=by)
    assert (begun.subject, begun.type_code, begun.body) == ("Thông báo b", "TB", office.body)
    with pytest.raises(NotNow):
        domain.bind(expected=third, document=document, by=by)
    with on(dt.date(2025, 3, 20)):
        approval.submit_for_approval(document=document, by=by)
        hash_of = newest_version(document).content_hash
        approval.approve(document=document, version_hash=hash_of, by=office.actor("head"))
        issuing.issue(document=document, idempotency_key="key-of-issue", by=office.actor("clerk"))
    with on(dt.date(2025, 3, 25)):
        with pytest.raises(Invalid) as refused:
            domain.amend(expected=third, planning=planning(office, "Thông báo c", issue_on=APRIL), by=by)
        assert [one.field for one in refused.value.problems] == ["reason"]
        moved = planning(office, "Thông báo c", issue_on=APRIL)
        domain.amend(expected=third, planning=moved, reason="Chờ ý kiến.", by=by)
        domain.take_off(expected=fourth, reason="Không còn cần.", by=by)
        expected(office, programme, "Thông báo e", reason="Bổ sung theo kết luận.")
    sequencer.run()
    assert not FollowerFailure.objects.exists()
    with on(dt.date(2025, 4, 5)):
        now = counts(programme, office, dt.date(2025, 4, 5))
        assert now.states == {S.ISSUED: 1, S.DRAFTING: 1, S.NOT_BEGUN: 2, S.WITHDRAWN: 1}
        # What was postponed is not late; what should have been issued by 31 March is.
        assert (now.expected, now.late, now.issued_late, now.signed, now.withdrawn) == (4, 2, 0, 1, 1)
        then = counts(programme, office, dt.date(2025, 3, 19))
        assert then.states == {S.DRAFTING: 2, S.NOT_BEGUN: 2}
        for day in ("2025-03-19", "2025-03-25", ""):
            _numbers_open_their_rows(office, programme, day)
        third.refresh_from_db()
        assert (third.first_issue_on, third.issue_on) == (MARCH, APRIL)
        assert [one.reason for one in third.changes.all()] == ["Chờ ý kiến."]
    with pytest.raises(DatabaseError), transaction.atomic():
        Programme.objects.filter(pk=programme.pk).update(name="Khác")


def _numbers_open_their_rows(office, programme: Programme, day: str) -> None:
    """Each number of the page leads to a list of exactly so many."""
    by, asked = office.actor("secretary"), Asked.read({"as_of": day})
    stood = standings([programme], by, on=asked.as_of)[programme.pk]
    page = drawn(programme, Counts.of(stood), asked, by)
    assert sum(one.total for one in page.bars) == page.terms[0].value
    for row in (*page.bars, *page.further):
        if row.total:
            query = {"programme": str(programme.pk), **dict(parse_qsl(urlsplit(row.url).query))}
            assert len(list(content_of(PAPERS, query, by).rows())) == row.total, row.label


def test_everything_wrong_is_said_at_once_and_nobody_else_keeps_it(office):
    programme = drawn_up(office)
    with pytest.raises(Invalid) as refused:
        expected(
            office,
            programme,
            " ",
            type_code="??",
            drafting=None,
            submit_on=dt.date(2025, 5, 2),
            issue_on=dt.date(2025, 5, 1),
        )
    assert {one.field for one in refused.value.problems} == {
        "subject",
        "type_code",
        "drafting",
        "submit_on",
        "issue_on",
    }
    expected(office, programme, "Thông báo a")
    with pytest.raises(Invalid):
        expected(office, programme, "thông  báo A")
    with pytest.raises(NotNow):
        drawn_up(office)
    for who in ("officer", "head", "ministry_clerk", "inspector"):
        with pytest.raises(NotAllowed):
            domain.expect(programme=programme, planning=planning(office, "b"), by=office.actor(who))
    # A draft is its keepers' and its issuer's; once adopted also theirs who draft by it, and no stranger's.
    seen = {who for who in office.holdings if Programme.objects.visible_to(office.actor(who)).exists()}
    assert seen == {"head", "deputy", "secretary", "member", "clerk", "inspector"}
    domain.adopt(programme=programme, by=office.actor("head"))
    assert Programme.objects.visible_to(office.actor("officer")).exists()
    assert not Programme.objects.visible_to(office.actor("ministry_officer")).exists()


def test_reminders_fire_once_for_each_date(office):
    programme = drawn_up(office)
    drafter = office.holdings["officer"]
    expected(office, programme, "Thông báo a", drafter=drafter)
    assert jobs.sweep() == 0, "a draft reminds nobody"
    domain.adopt(programme=programme, by=office.actor("head"))
    fired = []
    for day in (18, 19, 29, 30):
        with on(dt.date(2025, 3, day)):
            fired.append(jobs.sweep())
    with on(dt.date(2025, 4, 1)):
        fired += [jobs.sweep(), jobs.sweep()]
        sequencer.run()
    assert fired == [1, 0, 1, 0, 1, 0]
    told = Notice.objects.filter(holding_id=drafter.pk, kind="programme.rung").order_by("pk")
    assert [one.facts["rung"] for one in told] == ["submit_near", "issue_near", "issue_passed"]
    with pytest.raises(NotAllowed):
        domain.remind(programme=programme, by=office.actor("head"))


HEADINGS = ("Chương trình", "Loại văn bản", "Trích yếu", "Đơn vị soạn thảo", "Thẩm định", "Ngày trình", "Ngày ban hành")


def brought(office, *rows: tuple[str, ...]) -> ImportBatch:
    """A list, uploaded and judged; its days begin with the day."""
    by = office.actor("secretary")
    content = workbook(HEADINGS, *rows)
    batch = preparing.upload(kind="programme.papers", content=content, name="chuong-trinh.xlsx", by=by)
    read = preparing.match(batch, batch.mapping, {"submit_on": Order.DAY_FIRST, "issue_on": Order.DAY_FIRST}, by=by)
    preparing.keep_judged(batch, preparing.judge_rows(batch, read, by=by))
    return batch


def test_a_list_is_judged_then_entered_then_changed(office):
    by, programme = office.actor("secretary"), drawn_up(office)
    good = ("Chương trình quý I", "Thông báo", "Thông báo a", "Vụ Tổng hợp", "Bộ KH&CN", "20/03/2025", "31/03/2025")
    wrong = ("Chương trình khác", "Chuyện", "Thông báo b", "Vụ Không Có", "", "20/03/2025", "01/03/2025")
    late = ("Chương trình quý I", "TB", "Thông báo c", "Vụ Tổng hợp", "Vụ Tổng hợp", "20/04/2025", "10/04/2025")
    batch = brought(office, good, wrong, late)
    found = {row.number: {one["column"] for one in row.faults} for row in batch.rows.order_by("number") if row.faults}
    assert found == {3: {"programme"}, 4: {"advising", "submit_on", "issue_on"}}
    batch = brought(office, good)
    importing.carry_out(
        importing.start(batch=batch, is_row_by_row=False, by=by, as_job=False), by=by, tell=lambda done: None
    )
    made = Expected.objects.get()
    assert (made.programme, made.unit, made.issue_on) == (programme, office.unit, MARCH)
    assert [row.state for row in brought(office, good).rows.all()] == ["unchanged"]
    domain.adopt(programme=programme, by=office.actor("head"))
    batch = brought(office, (*good[:-1], "10/04/2025"))
    importing.carry_out(
        importing.start(batch=batch, is_row_by_row=False, by=by, as_job=False), by=by, tell=lambda done: None
    )
    made.refresh_from_db()
    assert (made.first_issue_on, made.issue_on) == (MARCH, APRIL)
    assert [one.kind for one in made.changes.all()] == ["postponed"]


def test_pages_lead_from_the_empty_programme_to_the_draft(office):
    browser = Client()
    browser.force_login(office.holdings["secretary"].person.user)
    body = f"body:{office.body.pk}"
    new = {"issuer": body, "name": "Quý I", "kind": "quarter", "first_on": "01/01/2025", "last_on": "31/03/2025"}
    assert browser.post(reverse("programme:draw_up"), new | {"name": ""}).status_code == 422
    assert browser.post(reverse("programme:draw_up"), new).status_code == 302
    programme = Programme.objects.get()
    wrong = {"type_code": "TB", "subject": "Thông báo a", "drafting": "Vụ Không Có", "submit_on": "x"}
    answer = browser.post(reverse("programme:expect", args=[programme.pk]), wrong)
    assert answer.status_code == 422
    assert "Vụ Không Có" in answer.content.decode()
    right = wrong | {
        "drafting": "vu tong hop",
        "drafter": "Hồ Minh Khuê",
        "advising": "Bộ Khoa học và Công nghệ",
        "submit_on": "20/03/2025",
        "issue_on": "31/03/2025",
        "signer_post": str(office.posts["head"].pk),
    }
    assert browser.post(reverse("programme:expect", args=[programme.pk]), right).status_code == 302
    made = Expected.objects.get()
    assert (made.unit, made.drafter, made.signer_post) == (
        office.unit,
        office.holdings["officer"],
        office.posts["head"],
    )
    assert [one.place for one in made.advising.all()] == [office.ministry]
    assert browser.post(reverse("programme:begin", args=[made.pk])).status_code == 302
    made.refresh_from_db()
    assert made.document is not None
    sequencer.run()
    for address in (
        reverse("programme:list"),
        reverse("programme:programme", args=[programme.pk]),
        reverse("programme:programme", args=[programme.pk]) + "?state=drafting&as_of=18/03/2025&late=q",
        reverse("programme:expected", args=[made.pk]),
        reverse("programme:amend", args=[made.pk]),
    ):
        assert browser.get(address).status_code == 200
    kept = reverse("programme:papers") + f"?programme={programme.pk}&state=drafting"
    assert browser.get(kept).url == reverse("programme:programme", args=[programme.pk]) + "?state=drafting"

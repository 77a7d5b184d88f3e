"""Who leads a task asks its coordinators for their part; they deliver or say why not, and are judged and counted."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import translation

from decreta.assignments import domain as assignments
from decreta.assignments.models import Assignment
from decreta.audit import sequencer
from decreta.audit.models import Entry
from decreta.contributions import domain
from decreta.contributions.desk import waiting
from decreta.contributions.enums import State
from decreta.contributions.models import Contribution, Delivery, Piece
from decreta.contributions.queries.given import STATES, figures, in_state, lines_of, told
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.directives.models import Task
from decreta.directives.queries.progress import report
from decreta.directives.queries.report_data import canonical, report_data
from decreta.directives.rendering.sections import breakdowns
from decreta.notifications.models import Notice
from tests.contributions.conftest import Browser, coordinated
from tests.documents.office import Office
from tests.files.papers import pdf


def asked(office: Office, lead: Assignment, coordinator: Assignment, **changed: Any) -> Contribution:
    given: dict[str, Any] = {
        "coordinator": coordinator,
        "wanted": "Cung cấp số liệu kết nối đến cấp xã.",
        "due_on": clock.today() + dt.timedelta(days=3),
        "by": office.actor("ministry_clerk"),
    }
    return domain.ask(lead=lead, **(given | changed))


def noticed(office: Office, kind: str) -> set[str]:
    sequencer.run()
    names = {holding.pk: name for name, holding in office.holdings.items()}
    return {names[one.holding_id] for one in Notice.objects.filter(kind=f"contributions.{kind}")}


def later(days: int) -> Any:
    return clock.frozen(clock.now() + dt.timedelta(days=days))


def desk(office: Office, who: str) -> list[str]:
    return [one.verb for _actor, one in waiting([office.actor(who)], clock.now())]


def delivered(office: Office, made: Contribution, **changed: Any) -> Delivery:
    given: dict[str, Any] = {"text": "Gửi kèm biểu số liệu.", "by": office.actor("clerk")}
    return domain.answer(contribution=made, **(given | changed))


def test_who_leads_or_monitors_asks_and_the_coordinator_is_told(
    office: Office, lead: Assignment, coordinator: Assignment
) -> None:
    for who in ("clerk", "inspector", "administrator"):
        with pytest.raises(NotAllowed):
            asked(office, lead, coordinator, by=office.actor(who))
    made = asked(office, lead, coordinator)
    assert made.due_at == clock.start_of_day(clock.today() + dt.timedelta(days=4))  # the end of the third day
    assert made.state is State.WAITING
    assert noticed(office, "asked") == {"clerk", "chief", "officer"}
    assert desk(office, "clerk") == ["Contribute"]
    entry = Entry.objects.get(kind="contributions.asked")
    assert "số liệu" not in str(entry.facts)
    assert {ref.partition(":")[0] for ref in entry.about} == {"assignments.assignment", "directives.task"}
    asked(office, lead, coordinator, by=office.actor("secretary"))


def test_it_is_asked_for_within_the_deadline_of_the_task(
    office: Office, lead: Assignment, coordinator: Assignment
) -> None:
    with pytest.raises(Invalid) as refused:
        asked(office, lead, lead, wanted=" ", due_on=clock.today() + dt.timedelta(days=11))
    assert {one.field for one in refused.value.problems} == {"coordinator", "wanted", "due_on"}
    with pytest.raises(Invalid):
        asked(office, lead, coordinator, due_on=clock.today() - dt.timedelta(days=1))
    asked(office, lead, coordinator, due_on=clock.today() + dt.timedelta(days=10))
    with later(11):  # who leads late may still ask
        asked(office, lead, coordinator, due_on=clock.today() + dt.timedelta(days=2))


def test_it_is_delivered_returned_with_reason_delivered_again_and_sufficient(
    office: Office, lead: Assignment, coordinator: Assignment
) -> None:
    made = asked(office, lead, coordinator)
    with pytest.raises(NotAllowed):
        delivered(office, made, by=office.actor("ministry_clerk"))
    delivered(office, made)
    made.refresh_from_db()
    assert made.state is State.DELIVERED
    assert noticed(office, "came") == {"ministry_clerk", "ministry_officer"}
    assert desk(office, "ministry_clerk") == ["Judge contribution"]
    with pytest.raises(NotNow):
        delivered(office, made)
    with pytest.raises(NotAllowed):
        domain.judge(contribution=made, outcome="sufficient", by=office.actor("clerk"))
    with pytest.raises(Invalid):
        domain.judge(contribution=made, outcome="insufficient", by=office.actor("ministry_clerk"))
    again = clock.today() + dt.timedelta(days=5)
    domain.judge(
        contribution=made, outcome="insufficient", reason="Thiếu ba xã.", due_on=again, by=office.actor("secretary")
    )
    made.refresh_from_db()
    assert (made.state, made.times_returned, made.came_in_time) == (State.RETURNED, 1, None)
    assert noticed(office, "judged") == {"clerk", "chief", "officer"}
    with pytest.raises(NotNow):  # nothing came since
        domain.judge(contribution=made, outcome="sufficient", by=office.actor("ministry_clerk"))
    with later(5):
        delivered(office, made, text="Đã bổ sung.")
        domain.judge(contribution=made, outcome="sufficient", by=office.actor("ministry_clerk"))
        made.refresh_from_db()
        assert (made.state, made.came_in_time) == (State.SUFFICIENT, True)
        with pytest.raises(NotNow):
            delivered(office, made)
    with pytest.raises(DatabaseError), transaction.atomic():
        Delivery.objects.update(text="x")
    with pytest.raises(DatabaseError), transaction.atomic():
        Contribution.objects.update(wanted="x")


def test_who_cannot_says_why_and_the_lead_accepts_it_or_not(
    office: Office, lead: Assignment, coordinator: Assignment
) -> None:
    made = asked(office, lead, coordinator)
    with pytest.raises(Invalid):
        delivered(office, made, text=" ", is_refusal=True)
    delivered(office, made, text="Không thuộc thẩm quyền.", is_refusal=True)
    made.refresh_from_db()
    assert made.state is State.REFUSED
    day = clock.today() + dt.timedelta(days=4)
    by = office.actor("ministry_clerk")
    domain.judge(contribution=made, outcome="insufficient", reason="Đúng thẩm quyền.", due_on=day, by=by)
    made.refresh_from_db()
    assert made.state is State.RETURNED
    delivered(office, made, text="Không có số liệu.", is_refusal=True)
    domain.judge(contribution=made, outcome="sufficient", by=by)
    made.refresh_from_db()
    assert made.state is State.EXCUSED


def test_what_was_not_asked_for_is_given_as_well(office: Office, lead: Assignment, coordinator: Assignment) -> None:
    with pytest.raises(NotAllowed):
        domain.offer(assignment=lead, text="Góp ý.", by=office.actor("ministry_clerk"))
    made = domain.offer(assignment=coordinator, text="Góp ý dự thảo.", by=office.actor("clerk"))
    assert (made.lead, made.was_asked_for, made.state) == (lead, False, State.DELIVERED)
    assert noticed(office, "came") == {"ministry_clerk", "ministry_officer"}
    domain.judge(contribution=made, outcome="insufficient", reason="Chưa rõ.", by=office.actor("ministry_clerk"))
    made.refresh_from_db()
    assert made.state is State.RETURNED and made.due_at is None
    delivered(office, made, text="Nói rõ hơn.")


def test_it_is_withdrawn_with_a_reason_and_ends_with_its_task(
    office: Office, lead: Assignment, coordinator: Assignment
) -> None:
    made, other = asked(office, lead, coordinator), asked(office, lead, coordinator)
    with pytest.raises(NotAllowed):
        domain.withdraw(contribution=made, reason="Đã có.", by=office.actor("clerk"))
    domain.withdraw(contribution=made, reason="Đã có số liệu.", by=office.actor("ministry_clerk"))
    made.refresh_from_db()
    assert made.state is State.WITHDRAWN
    with pytest.raises(NotNow):
        delivered(office, made)
    assignments.close(assignment=coordinator, reason="Không còn phối hợp.", by=office.actor("secretary"))
    other = Contribution.objects.select_related("assignment").get(pk=other.pk)
    assert other.state is State.MOOT
    assert not desk(office, "clerk")


def test_the_monitor_sees_what_nobody_delivered(office: Office, lead: Assignment, coordinator: Assignment) -> None:
    asked(office, lead, coordinator)
    assert not desk(office, "secretary")
    with later(4):
        assert desk(office, "secretary") == ["Contribution overdue"]
        assert Contribution.objects.select_related("assignment").get().state is State.OVERDUE


def test_figures_agree_with_their_rows(office: Office, lead: Assignment, coordinator: Assignment) -> None:
    missing, late = asked(office, lead, coordinator), asked(office, lead, coordinator)
    delivered(office, asked(office, lead, coordinator))
    domain.withdraw(contribution=asked(office, lead, coordinator), reason="Thôi.", by=office.actor("ministry_clerk"))
    domain.offer(assignment=coordinator, text="Góp ý.", by=office.actor("clerk"))
    assert missing.pk != late.pk
    with later(4):
        delivered(office, late)
        by, at = office.actor("secretary"), clock.now()
        (line,) = lines_of(figures.rows(by, office.body.code, at, "vi"))
        got = (line.asked, line.in_time, line.late, line.open, line.returned, line.refused, line.offered)
        assert got == (3, 1, 2, 1, 0, 0, 1)
        numbers = {"open": line.open, "late": 1, "in_time": line.in_time, "came_late": line.late, "offered": 1}
        seen = Contribution.objects.visible_to(by).filter(withdrawn_at=None)
        for state, number in numbers.items():
            assert in_state(seen, state, at).count() == number, state
        assert set(numbers) < set(STATES)
        assert [one["late"] for one in report_data(report(body=office.body))["contributions"]] == [2]


def test_t6_how_it_stood_on_a_past_day_stays_whatever_comes_later(
    office: Office, lead: Assignment, coordinator: Assignment
) -> None:
    made, secretary = asked(office, lead, coordinator), office.actor("secretary")
    days = [clock.today() + dt.timedelta(days=number) for number in (2, 5, 7)]

    def told() -> list[bytes]:
        return [canonical(report_data(report(body=office.body, as_of=day))) for day in days]

    with later(6):
        assignments.close(assignment=coordinator, reason="Thôi.", by=secretary)
    with later(7):
        before = told()
        (early, late, ended) = (report_data(report(body=office.body, as_of=day))["contributions"][0] for day in days)
        assert [(one["open"], one["late"]) for one in (early, late, ended)] == [(1, 0), (1, 1), (0, 0)]
    with later(8):
        # It goes on after all; what came late is returned with another day: none of it was known on those days.
        assignments.reopen(assignment=coordinator, reason="Vẫn phối hợp.", by=secretary)
        delivered(office, Contribution.objects.get(pk=made.pk))
        assert told() == before
        by, again = office.actor("ministry_clerk"), clock.today() + dt.timedelta(days=2)
        made = Contribution.objects.get(pk=made.pk)
        domain.judge(contribution=made, outcome="insufficient", reason="Thiếu.", due_on=again, by=by)
        assert told() == before


def test_who_sees_it_is_who_sees_either_side(office: Office, lead: Assignment, coordinator: Assignment) -> None:
    asked(office, lead, coordinator)
    seen = {who for who in office.holdings if Contribution.objects.visible_to(office.actor(who)).exists()}
    assert seen == {
        *("head", "deputy", "secretary", "member", "clerk", "chief", "officer"),
        *("ministry_clerk", "ministry_officer", "inspector"),
    }


def test_words_of_a_protected_task_are_for_both_sides_alone(office: Office, settings: Any, browser: Browser) -> None:
    settings.DECRETA_SECRECY_CEILING = "top_secret"
    hidden = coordinated(office, secrecy=1)
    of = {one.role: one for one in Assignment.objects.filter(matter_id=hidden.pk)}
    made = asked(office, of["lead"], of["coordinate"])
    made = Contribution.objects.select_related("assignment", "lead").get(pk=made.pk)
    assert told([made], office.actor("ministry_clerk")) == {made.pk}
    assert told([made], office.actor("member")) == set()
    page = browser("member").get(f"/contributions/{made.pk}/").content.decode()
    assert "Cung cấp số liệu" not in page and "phụ lục kín" not in page
    assert "phụ lục kín" not in browser("member").get("/contributions/").content.decode()
    assert "Cung cấp số liệu" in browser("clerk").get(f"/contributions/{made.pk}/").content.decode()


def test_a_progress_report_counts_them_as_of_its_day(office: Office, lead: Assignment, coordinator: Assignment) -> None:
    made = asked(office, lead, coordinator)
    first = clock.today()
    with later(2):
        delivered(office, made)
        (now,) = report_data(report(body=office.body))["contributions"]
        (then,) = report_data(report(body=office.body, as_of=first))["contributions"]
        counted = [(one["asked"], one["in_time"], one["late"], one["open"]) for one in (now, then)]
        assert counted == [(1, 1, 0, 0), (1, 0, 0, 1)]
        with translation.override("en"):
            titles = [one.title for one in breakdowns(report_data(report(body=office.body)), "en")]
        assert titles[-1] == "Contributions of coordinating organisations"


def test_the_whole_way_by_pages(
    office: Office, task: Task, lead: Assignment, coordinator: Assignment, browser: Browser
) -> None:
    ministry, clerk, secretary = browser("ministry_clerk"), browser("clerk"), browser("secretary")
    page = reverse("directives:task", args=[task.pk])
    assert "Ask for a contribution" in ministry.get(page).content.decode()
    assert "Ask for a contribution" in secretary.get(page).content.decode()
    assert "Ask for a contribution" not in clerk.get(page).content.decode()
    until = (clock.today() + dt.timedelta(days=3)).strftime("%d/%m/%Y")
    wanted = {"coordinator": str(coordinator.pk), "wanted": "Số liệu cấp xã.", "due_on": until}
    assert ministry.post(f"/contributions/to/{lead.pk}/", wanted).status_code == 302
    made = Contribution.objects.get()
    here = f"/contributions/{made.pk}/"
    assert "Số liệu cấp xã." in clerk.get(page).content.decode()
    file = SimpleUploadedFile("bieu.pdf", pdf(), content_type="application/pdf")
    sent = clerk.post(f"{here}answer/", {"kind": "delivered", "text": "Gửi kèm.", "symbol": "12-CV", "file_1": file})
    assert sent.status_code == 302
    piece = Piece.objects.get()
    assert (piece.title, piece.symbol) == ("bieu.pdf", "12-CV")
    for one in (ministry, clerk, secretary):
        assert one.get(f"/contributions/piece/{piece.pk}/").status_code == 200
        assert "Gửi kèm." in one.get(here).content.decode()
    assert ministry.post(f"{here}judge/", {"outcome": "insufficient"}).status_code == 422
    assert ministry.post(f"{here}judge/", {"outcome": "sufficient"}).status_code == 302
    assert "Contributions of coordinating organisations" in secretary.get("/directives/supervision/").content.decode()
    rows = secretary.get("/contributions/?state=in_time").content.decode()
    assert "Hoàn thiện phụ lục kín" in rows
    assert clerk.post(f"/contributions/by/{coordinator.pk}/", {"text": "Thêm một góp ý."}).status_code == 302
    assert Contribution.objects.count() == 2

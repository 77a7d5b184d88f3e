"""A leader asks why work is late; the assignee says it within a time; the leader says whether that is enough."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, IntegrityError, transaction

from decreta.assignments import domain as assignments
from decreta.assignments.models import Assignment
from decreta.audit import sequencer
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.directives.models import Task
from decreta.notifications.models import Notice
from decreta.organisation.domain.calendars import set_calendar_day
from decreta.urging import domain
from decreta.urging.jobs import sweep
from decreta.urging.models import Explanation
from tests.documents.office import Office
from tests.files.papers import pdf
from tests.urging.conftest import Browser

WHY = "Vì sao nhiệm vụ chậm?"


def asked(office: Office, assignment: Assignment, **changed: Any) -> Explanation:
    given = {"question": WHY, "due_on": clock.today() + dt.timedelta(days=3), "by": office.actor("head")}
    return domain.ask(assignment=assignment, **(given | changed))


def explained(office: Office, made: Explanation, **changed: Any) -> Explanation:
    return domain.answer(explanation=made, text="Thiếu kinh phí.", by=office.actor("ministry_clerk"), **changed)


def told(office: Office, kind: str) -> set[str]:
    sequencer.run()
    names = {holding.pk: name for name, holding in office.holdings.items()}
    return {names[one.holding_id] for one in Notice.objects.filter(kind=f"urging.explanation_{kind}")}


def test_only_a_leader_of_the_monitoring_body_asks_and_nobody_answers_for_another(
    office: Office, assignment: Assignment
) -> None:
    for who in ("secretary", "member", "clerk", "ministry_clerk", "inspector"):
        with pytest.raises(NotAllowed):
            asked(office, assignment, by=office.actor(who))
    made = asked(office, assignment, by=office.actor("deputy"))
    for who in ("head", "secretary", "officer"):
        with pytest.raises(NotAllowed):
            domain.answer(explanation=made, text="Thiếu kinh phí.", by=office.actor(who))
    explained(office, made)
    with pytest.raises(NotAllowed):
        domain.accept(explanation=made, by=office.actor("ministry_officer"))


def test_asked_answered_and_accepted_each_is_told_to_the_other_side(office: Office, assignment: Assignment) -> None:
    made = asked(office, assignment)
    assert made.due_at == clock.start_of_day(clock.today() + dt.timedelta(days=4))  # the end of the third day
    assert told(office, "asked") == {"ministry_clerk", "ministry_officer"}
    explained(office, made)
    assert told(office, "answered") == {"head"}
    domain.accept(explanation=made, by=office.actor("head"))
    assert told(office, "ended") == {"ministry_officer", "ministry_clerk"}
    kinds = Entry.objects.filter(kind__startswith="urging.").order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == [f"urging.explanation_{one}" for one in ("asked", "answered", "ended")]
    about = {ref.partition(":")[0] for one in Entry.objects.filter(kind__startswith="urging.") for ref in one.about}
    assert about == {"assignments.assignment", "directives.task"}
    assert not Entry.objects.filter(facts__icontains="kinh phí").exists()


def test_an_answer_is_waited_for_until_the_end_of_a_day_on_which_the_assignee_works(
    office: Office, assignment: Assignment, browser: Browser
) -> None:
    saturday, monday = dt.date(2025, 3, 22), dt.date(2025, 3, 24)
    first = asked(office, assignment, due_on=saturday)
    assert first.due_at == clock.start_of_day(monday + dt.timedelta(days=1))
    explained(office, first)
    # The ministry has the Monday off, and its own calendar says so; the one of all does not matter here.
    day_off = {"day": monday, "is_working": False, "reason": "Bù", "organisation": office.ministry}
    set_calendar_day(**day_off, by=office.actor("administrator"))
    second = domain.ask_again(explanation=first, reason="Chưa rõ.", due_on=saturday, by=office.actor("head"))
    assert second.due_at == clock.start_of_day(dt.date(2025, 3, 26))
    domain.withdraw(explanation=second, reason="Thôi.", by=office.actor("head"))
    # Five days from Tuesday would be a Sunday: the form begins with the day that will hold.
    form = browser("head").get(f"/urging/explanations/of/{assignment.pk}/").context["form"]
    assert form["due_on"].value() == dt.date(2025, 3, 25)


def test_asked_again_is_a_round_of_its_own_with_its_own_clock(office: Office, assignment: Assignment) -> None:
    first = explained(office, asked(office, assignment))
    until = clock.today() + dt.timedelta(days=9)
    second = domain.ask_again(explanation=first, reason="Chưa rõ trách nhiệm.", due_on=until, by=office.actor("head"))
    first.refresh_from_db()
    assert (first.outcome, first.reason, second.ordinal, second.question) == (
        "asked_again",
        "Chưa rõ trách nhiệm.",
        2,
        "Chưa rõ trách nhiệm.",
    )
    assert second.due_at == clock.start_of_day(until + dt.timedelta(days=1))
    domain.withdraw(explanation=second, reason="Đã rõ.", by=office.actor("deputy"))
    assert asked(office, assignment).ordinal == 3


def test_a_late_answer_is_told_to_the_asker_once(office: Office, assignment: Assignment) -> None:
    late, ended = asked(office, assignment), None
    assert sweep() == 0
    with clock.frozen(late.due_at):
        assert (sweep(), sweep()) == (1, 0)
        assert Explanation.objects.late(clock.now()).get() == late and late.is_late
        ended = explained(office, late)
        assert not Explanation.objects.late(clock.now()).exists() and ended.is_late
    assert told(office, "late") == {"head"}
    with pytest.raises(NotAllowed):
        domain.tell_late(by=office.actor("head"))


def test_everything_wrong_is_said_at_once_and_nothing_is_done_twice(office: Office, assignment: Assignment) -> None:
    with pytest.raises(Invalid) as refused:
        asked(office, assignment, question=" ", due_on=clock.today() - dt.timedelta(days=1))
    assert {one.field for one in refused.value.problems} == {"question", "due_on"}
    made = asked(office, assignment)
    head = office.actor("head")
    for again in (
        lambda: asked(office, assignment),
        lambda: domain.accept(explanation=made, by=head),
        lambda: domain.ask_again(explanation=made, reason="x", due_on=clock.today(), by=head),
    ):
        with pytest.raises(NotNow):
            again()
    with pytest.raises(IntegrityError), transaction.atomic():
        Explanation.objects.create(
            assignment=assignment, ordinal=2, asker=made.asker, question=WHY, due_at=made.due_at,
            asked_at=made.asked_at, by={},
        )  # fmt: skip
    explained(office, made)
    with pytest.raises(NotNow):
        explained(office, made)
    domain.accept(explanation=made, by=head)
    with pytest.raises(NotNow):
        domain.withdraw(explanation=made, reason="x", by=head)
    for change in ({"answer": "khác"}, {"outcome": "withdrawn"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Explanation.objects.filter(pk=made.pk).update(**change)
    assignments.close(assignment=assignment, reason="Thôi.", by=office.actor("secretary"))
    with pytest.raises(NotNow):
        asked(office, assignment)


def test_all_of_it_stands_on_the_page_of_the_task_and_on_the_desks(
    office: Office, task: Task, assignment: Assignment, browser: Browser
) -> None:
    page = f"/directives/{task.pk}/"
    lead, clerk = browser("head"), browser("ministry_clerk")
    assert f'href="/urging/explanations/of/{assignment.pk}/"' in lead.get(page).content.decode()
    assert "Ask to explain" not in clerk.get(page).content.decode()
    wrong = lead.post(f"/urging/explanations/of/{assignment.pk}/", {"question": "", "due_on": "01/01/2020"})
    assert wrong.status_code == 422
    sent = {"question": WHY, "due_on": (clock.today() + dt.timedelta(days=3)).strftime("%d/%m/%Y")}
    assert lead.post(f"/urging/explanations/of/{assignment.pk}/", sent).headers["Location"] == page
    made = Explanation.objects.get()
    own = f"/urging/explanations/{made.pk}/"
    assert own in clerk.get("/").content.decode()
    assert WHY in clerk.get(page).content.decode() and f'href="{own}explain/"' in clerk.get(page).content.decode()
    attached = SimpleUploadedFile("giai-trinh.pdf", pdf(), content_type="application/pdf")
    assert clerk.post(f"{own}explain/", {"text": "Thiếu kinh phí.", "file": attached}).status_code == 302
    assert b"".join(lead.get(f"{own}file/").streaming_content).startswith(b"%PDF")  # type: ignore[attr-defined]
    assert browser("officer").get(f"{own}file/").status_code == 404
    assert own in lead.get("/").content.decode()
    listed = lead.get("/urging/explanations/?state=answered").content.decode()
    assert own in listed and "answered, to be judged" in listed
    assert own not in lead.get("/urging/explanations/?state=late").content.decode()
    assert lead.post(f"{own}accept/").status_code == 302
    assert "accepted" in clerk.get(own).content.decode()


def test_the_list_and_the_page_of_a_task_cost_the_same_for_one_request_and_for_three(
    office: Office, task: Task, assignment: Assignment, browser: Browser, django_assert_max_num_queries: Any
) -> None:
    lead = browser("head")
    for number in (1, 2):
        for _more in range(number):
            made = asked(office, assignment)
            domain.withdraw(explanation=made, reason="Thôi.", by=office.actor("head"))
        for address in (f"/directives/{task.pk}/", "/urging/explanations/"):
            lead.get(address)
            with django_assert_max_num_queries(15):
                lead.get(address)

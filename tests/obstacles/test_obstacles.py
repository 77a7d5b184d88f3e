"""An assignee raises what stands in its way against whoever can remove it; it is answered, or comes up by itself."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.http import QueryDict
from django.urls import reverse
from django.utils import translation

from decreta.assignments import domain as assignments
from decreta.assignments.models import Assignment
from decreta.audit import sequencer
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow, Stale
from decreta.directives.models import Task
from decreta.directives.queries.progress import report
from decreta.directives.queries.report_data import report_data
from decreta.directives.rendering.sections import breakdowns
from decreta.kit.exporting.content import content_of
from decreta.notifications.models import Notice
from decreta.obstacles import domain
from decreta.obstacles.desk import waiting
from decreta.obstacles.enums import Level, State
from decreta.obstacles.jobs import sweep
from decreta.obstacles.ladder import BUILT_IN, Rung
from decreta.obstacles.models import Obstacle, Step
from decreta.obstacles.queries.registered import Asked, counts, figures, for_review, listed
from decreta.obstacles.tables.obstacles import OBSTACLES
from decreta.reporting.queries.briefing_data import Wanted, briefing_data
from tests.directives.tasks import QUOTE, TITLE, directed
from tests.documents.office import Office
from tests.obstacles.conftest import Browser, another, raised


def told(office: Office, kind: str) -> set[str]:
    sequencer.run()
    names = {holding.pk: name for name, holding in office.holdings.items()}
    return {names[one.holding_id] for one in Notice.objects.filter(kind=f"obstacles.{kind}")}


def later(days: int) -> Any:
    return clock.frozen(clock.now() + dt.timedelta(days=days))


def test_only_the_assignee_raises_and_it_is_told_to_who_must_remove_it(office: Office, assignment: Assignment) -> None:
    for who in ("secretary", "head", "clerk", "inspector"):
        with pytest.raises(NotAllowed):
            raised(office, assignment, by=office.actor(who))
    made = raised(office, assignment)
    assert made.due_at == clock.start_of_day(clock.today() + dt.timedelta(days=4))  # the end of the third day
    assert (made.state, made.owner) == (State.WAITING, office.agency)
    assert told(office, "raised") == {"clerk", "chief", "officer"}
    entry = Entry.objects.get(kind="obstacles.raised")
    assert {ref.partition(":")[0] for ref in entry.about} == {"assignments.assignment", "directives.task"}
    assert "kinh phí" not in str(entry.facts)


def test_everything_that_is_wrong_is_said_at_once(office: Office, assignment: Assignment) -> None:
    yesterday = clock.today() - dt.timedelta(days=1)
    with pytest.raises(Invalid) as refused:
        raised(office, assignment, kind="", text=" ", wanted="", owner=office.ministry, answer_on=yesterday)
    fields = {one.field for one in refused.value.problems}
    assert fields == {"kind", "text", "wanted", "owner", "answer_on"}


def test_it_is_answered_by_its_owner_and_gone_when_the_raiser_says_so(office: Office, assignment: Assignment) -> None:
    made = raised(office, assignment)
    for who in ("ministry_clerk", "head", "member", "administrator"):
        with pytest.raises(NotAllowed):
            domain.answer(obstacle=made, outcome="removed", text="Đã cấp.", by=office.actor(who))
    domain.answer(obstacle=made, outcome="removed", text="Đã cấp kinh phí.", by=office.actor("chief"))
    made.refresh_from_db()
    assert made.state is State.ANSWERED
    assert told(office, "answered") == {"ministry_clerk", "ministry_officer"}
    with pytest.raises(NotNow):
        domain.answer(obstacle=made, outcome="cannot", text="Không.", by=office.actor("chief"))
    with pytest.raises(NotAllowed):
        domain.confirm(obstacle=made, by=office.actor("chief"))
    domain.confirm(obstacle=made, by=office.actor("ministry_clerk"))
    made.refresh_from_db()
    assert made.state is State.REMOVED
    assert told(office, "gone") == {"clerk", "chief", "officer"}
    with pytest.raises(NotNow):
        domain.deny(obstacle=made, reason="Chưa.", answer_on=clock.today(), by=office.actor("ministry_clerk"))


def test_what_still_stands_is_asked_about_again_with_a_new_clock(office: Office, assignment: Assignment) -> None:
    made = raised(office, assignment)
    again = {"reason": "Mới cấp một nửa.", "answer_on": clock.today() + dt.timedelta(days=9)}
    with pytest.raises(NotNow):
        domain.deny(obstacle=made, by=office.actor("ministry_clerk"), **again)
    domain.answer(obstacle=made, outcome="partly", text="Cấp một nửa.", by=office.actor("chief"))
    domain.deny(obstacle=made, by=office.actor("ministry_clerk"), **again)
    made.refresh_from_db()
    assert (made.round, made.state, made.answer) == (2, State.WAITING, "")
    assert made.due_at == clock.start_of_day(clock.today() + dt.timedelta(days=10))


def test_it_is_passed_on_with_reason_and_who_had_it_still_sees_it(office: Office, assignment: Assignment) -> None:
    made = raised(office, assignment)
    passed = {"reason": "Thuộc thẩm quyền Ban Chỉ đạo.", "answer_on": clock.today()}
    with pytest.raises(Invalid):  # it is there already
        domain.pass_on(obstacle=made, owner=office.agency, by=office.actor("chief"), **passed)
    domain.pass_on(obstacle=made, owner=office.posts["head"], by=office.actor("chief"), **passed)
    made.refresh_from_db()
    assert made.owner == office.posts["head"]
    assert told(office, "raised") >= {"head"}
    assert told(office, "answered") == {"ministry_clerk", "ministry_officer"}
    assert Obstacle.objects.visible_to(office.actor("chief")).get() == made
    with pytest.raises(NotAllowed):
        domain.answer(obstacle=made, outcome="removed", text="Xong.", by=office.actor("chief"))
    domain.answer(obstacle=made, outcome="removed", text="Xong.", by=office.actor("head"))


def test_what_nobody_answers_comes_up_each_rung_once(office: Office, assignment: Assignment) -> None:
    made = raised(office, assignment, owner=office.unit, answer_on=clock.today())
    sweep()
    assert not Step.objects.filter(kind="escalated").exists()
    with later(2):
        assert sweep() and not sweep()
        assert told(office, "escalated") == {"chief"}
        assert [one.verb for _actor, one in desk(office, "chief")] == ["Remove obstacle"]
    with later(9):  # nothing is above the agency; the head of the committee is told
        sweep()
        sweep()
        made.refresh_from_db()
        steps = list(Step.objects.filter(kind="escalated").values_list("tells", "round"))
        assert (made.level, made.state, steps) == (2, State.ESCALATED, [("leaders", 1), ("head", 1)])
        assert told(office, "escalated") == {"chief", "head"}
        assert [one.verb for _actor, one in desk(office, "head")] == ["Answer obstacle that came up"]
        domain.answer(obstacle=made, outcome="removed", text="Đã chỉ đạo.", by=office.actor("head"))
    with later(40):
        sweep()
        assert Step.objects.filter(kind="escalated").count() == 2


def test_a_rung_fires_once_whatever_a_program_does(office: Office, assignment: Assignment) -> None:
    raised(office, assignment, answer_on=clock.today())
    with later(2):
        sweep()
    step = Step.objects.get(kind="escalated")
    with pytest.raises(IntegrityError), transaction.atomic():
        step.pk, step.ordinal, step._state.adding = None, 9, True
        Step(obstacle=step.obstacle, ordinal=9, kind="escalated", round=1, tells="leaders", at=clock.now(), by={}).save(
            force_insert=True
        )
    with pytest.raises(DatabaseError), transaction.atomic():
        Step.objects.filter(kind="escalated").update(text="x")
    with pytest.raises(DatabaseError), transaction.atomic():
        Obstacle.objects.update(text="x")


def test_nothing_comes_up_when_the_tasks_have_ended(office: Office, assignment: Assignment) -> None:
    made = raised(office, assignment, answer_on=clock.today())
    assignments.close(assignment=assignment, reason="Đã giao nơi khác.", by=office.actor("secretary"))
    with later(30):
        assert not sweep()
    seen = Obstacle.objects.with_weight().get(pk=made.pk)
    assert seen.state is State.MOOT
    assert not Obstacle.objects.open().exists()


def test_several_tasks_hang_on_one_obstacle_and_weigh_in_review(
    office: Office, task: Task, assignment: Assignment
) -> None:
    light = raised(office, assignment)
    heavy = raised(office, assignment, kind="law")
    other = Assignment.objects.get(matter_id=another(task, office.actor("secretary")).pk)
    assert domain.link(obstacle=heavy, assignment=other, by=office.actor("secretary")) is not None
    assert domain.link(obstacle=heavy, assignment=other, by=office.actor("ministry_clerk")) is None
    with pytest.raises(NotAllowed):
        domain.link(obstacle=heavy, assignment=other, by=office.actor("clerk"))
    found = list(for_review(office.actor("head"), clock.now()))
    assert [(one.pk, one.weight) for one in found] == [(heavy.pk, 2), (light.pk, 1)]  # type: ignore[attr-defined]


def test_a_leader_decides_in_review_and_a_new_clock_begins(office: Office, assignment: Assignment) -> None:
    made = raised(office, assignment)
    domain.answer(obstacle=made, outcome="cannot", text="Chưa có nguồn.", by=office.actor("chief"))
    decided = {"decision": "Bố trí từ nguồn dự phòng.", "answer_on": clock.today() + dt.timedelta(days=5)}
    for who in ("secretary", "ministry_clerk", "chief"):
        with pytest.raises(NotAllowed):
            domain.decide(obstacle=made, by=office.actor(who), **decided)
    domain.decide(obstacle=made, by=office.actor("head"), owner=office.unit, **decided)
    made.refresh_from_db()
    assert (made.owner, made.round, made.state) == (office.unit, 2, State.WAITING)
    assert told(office, "answered") == {"ministry_clerk", "ministry_officer"}


def test_who_sees_it_is_who_sees_a_task_and_its_owner(office: Office, assignment: Assignment) -> None:
    raised(office, assignment, owner=office.unit)
    seen = {who for who in office.holdings if Obstacle.objects.visible_to(office.actor(who)).exists()}
    assert seen == {
        *("head", "deputy", "secretary", "member", "clerk", "chief", "officer"),
        *("ministry_clerk", "ministry_officer", "inspector"),
    }
    with later(2):
        assert {one.verb for _actor, one in desk(office, "officer")} == {"Remove obstacle"}
        assert not list(desk(office, "member"))


def test_figures_agree_with_their_rows(office: Office, assignment: Assignment) -> None:
    raised(office, assignment, answer_on=clock.today())
    gone = raised(office, assignment, kind="law", owner=office.unit)
    domain.confirm(obstacle=gone, by=office.actor("ministry_clerk"))
    answered = raised(office, assignment, kind="law", owner=office.unit)
    domain.answer(obstacle=answered, outcome="removed", text="Xong.", by=office.actor("chief"))
    with later(2):
        sweep()
        by, at = office.actor("head"), clock.now()
        states, median = counts(by, Asked(), at)
        assert states == {"all": 3, "open": 2, "late": 1, "escalated": 1, "answered": 1, "removed": 1}
        assert median == 2
        for state, number in states.items():
            assert len(listed(by, Asked(state=state), at)) == number
        found = figures(by, Asked(body="bcdcds"), at)
        assert dict(found.kinds) == {"money": 1, "law": 1}
        for key, _name, number, late in found.owners:
            assert len(listed(by, Asked(owner=key), at)) == number
            assert len(listed(by, Asked(owner=key, state="late"), at)) == late


def test_the_ladder_of_the_installation_is_set_in_versions_by_an_administrator(office: Office) -> None:
    rungs = [Rung(Level.HEAD, 2), Rung(Level.LEADERS, 0, in_working_days=False)]
    with pytest.raises(NotAllowed):
        domain.set_ladder(body=None, rungs=rungs, of_version=0, by=office.actor("secretary"))
    made = domain.set_ladder(body=None, rungs=rungs, of_version=0, by=office.actor("administrator"))
    assert (made.version, [one["level"] for one in made.rungs]) == (1, ["leaders", "head"])
    with pytest.raises(Stale):
        domain.set_ladder(body=None, rungs=BUILT_IN, of_version=0, by=office.actor("administrator"))
    with pytest.raises(Invalid):  # the head sooner than the leaders below
        wrong = [Rung(Level.HEAD, 1), Rung(Level.LEADERS, 3)]
        domain.set_ladder(body=None, rungs=wrong, of_version=1, by=office.actor("administrator"))


def desk(office: Office, who: str) -> list[Any]:
    return list(waiting([office.actor(who)], clock.now()))


def test_it_is_raised_from_the_form_of_a_report(office: Office, assignment: Assignment, browser: Browser) -> None:
    page, address = browser("ministry_clerk"), f"/assignments/{assignment.pk}/report/"
    asked = {"text": "Đang làm.", "percent": "40", "obstacle": "Thiếu kinh phí.", "owner": f"o:{office.agency.pk}"}
    wrong = page.post(address, asked)
    assert wrong.status_code == 422
    assert not assignment.reports.exists()
    until = (clock.today() + dt.timedelta(days=3)).strftime("%d/%m/%Y")
    done = page.post(address, asked | {"kind": "money", "wanted": "Cấp kinh phí.", "answer_on": until})
    assert done.status_code == 302
    made = Obstacle.objects.get()
    assert (made.text, made.report.ordinal, made.owner) == ("Thiếu kinh phí.", 1, office.agency)  # type: ignore[union-attr]


def test_without_a_name_the_obstacle_of_a_report_is_only_told(assignment: Assignment, browser: Browser) -> None:
    told = {"text": "Đang làm.", "obstacle": "Thiếu kinh phí."}
    assert browser("ministry_clerk").post(f"/assignments/{assignment.pk}/report/", told).status_code == 302
    assert assignment.reports.get().obstacle == "Thiếu kinh phí."
    assert not Obstacle.objects.exists()


def test_the_whole_way_by_pages(office: Office, task: Task, assignment: Assignment, browser: Browser) -> None:
    until = (clock.today() + dt.timedelta(days=3)).strftime("%d/%m/%Y")
    asked = {"kind": "law", "text": "Chưa có định mức.", "wanted": "Ban hành định mức.", "answer_on": until}
    ministry, chief, head = browser("ministry_clerk"), browser("chief"), browser("head")
    sent = ministry.post(f"/obstacles/of/{assignment.pk}/", asked | {"owner": f"o:{office.agency.pk}"})
    made = Obstacle.objects.get()
    assert sent.status_code == 302
    here = f"/obstacles/{made.pk}/"
    assert "Chưa có định mức." in ministry.get(reverse("directives:task", args=[task.pk])).content.decode()
    for page in (ministry, chief, head):
        assert "Ban hành định mức." in page.get(here).content.decode()
    assert "Chưa có định mức." in head.get("/obstacles/review/").content.decode()
    assert "Register of obstacles" in head.get(reverse("directives:supervision")).content.decode()
    assert chief.get(f"{here}decide/").status_code == 404
    decided = {"decision": "Ban hành trong tuần.", "answer_on": until}
    assert head.post(f"{here}decide/?from=review", decided)["Location"] == "/obstacles/review/"
    chief.post(f"{here}answer/", {"outcome": "removed", "text": "Đã ban hành."})
    assert ministry.post(f"{here}gone/", {}).status_code == 302
    made.refresh_from_db()
    assert made.state is State.REMOVED
    assert ministry.get(f"{here}gone/").status_code == 200


def test_of_a_protected_task_the_owner_reads_the_obstacle_alone(
    office: Office, browser: Browser, settings: Any
) -> None:
    settings.DECRETA_SECRECY_CEILING = "top_secret"
    hidden = Assignment.objects.get(matter_id=directed(office, secrecy=1).pk)
    made = raised(office, hidden, owner=office.unit)
    page = browser("officer").get(f"/obstacles/{made.pk}/").content.decode()
    assert "Thiếu kinh phí thực hiện." in page
    assert TITLE not in page and QUOTE not in page
    data = report_data(report(body=office.body))
    assert [(one["text"], one["kind"]) for one in data["obstacles"]] == [("", "money")]


def test_a_progress_report_lists_them_as_of_its_day(office: Office, assignment: Assignment) -> None:
    raised(office, assignment, answer_on=clock.today())
    first = clock.today()
    (row,) = report_data(report(body=office.body))["obstacles"]
    assert (row["state"], row["owners"]["en"], len(row["tasks"])) == ("overdue", "Central Party Office", 1)
    with later(2):
        sweep()
        made = Obstacle.objects.get()
        assert [one["state"] for one in report_data(report(body=office.body))["obstacles"]] == ["escalated"]
        domain.confirm(obstacle=made, by=office.actor("ministry_clerk"))
        assert "obstacles" not in report_data(report(body=office.body))
        past = report_data(report(body=office.body, as_of=first))["obstacles"]
        assert [(one["state"], one["text"]) for one in past] == [("overdue", "Thiếu kinh phí thực hiện.")]
        with translation.override("en"):
            titles = [
                one.title for one in breakdowns({**report_data(report(body=office.body)), "obstacles": past}, "en")
            ]
        assert titles[-1] == "Obstacles"


def test_it_is_found_by_folded_words_and_taken_along_as_it_stands(
    office: Office, assignment: Assignment, browser: Browser
) -> None:
    raised(office, assignment)
    raised(office, assignment, kind="law", text="Chưa có định mức kỹ thuật.", wanted="Ban hành định mức.")
    page = browser("secretary")
    shown = page.get("/obstacles/?q=dinh+muc").content.decode()
    assert "Chưa có định mức kỹ thuật." in shown and "Thiếu kinh phí thực hiện." not in shown
    assert 'value="dinh muc"' in shown  # the filter stays in the address and in the form
    assert len(listed(office.actor("secretary"), Asked(q="kinh phi", kind="money"), clock.now())) == 1
    assert not listed(office.actor("secretary"), Asked(q="khong co"), clock.now())
    query = QueryDict("q=dinh+muc&cols=text,kind,owner,state")
    made = content_of(OBSTACLES, query, office.actor("secretary"))
    (row,) = made.rows()
    assert (len(made.heads), row[0], row[2]) == (4, "Chưa có định mức kỹ thuật.", office.agency.name)


def test_a_briefing_names_what_the_register_says(office: Office, task: Task, assignment: Assignment) -> None:
    assignments.report(assignment=assignment, text="Đang làm.", obstacle="Chỉ nói.", by=office.actor("ministry_clerk"))
    day = clock.today()
    wanted = Wanted(body=office.body, as_of=day)
    assert briefing_data(wanted, actor=office.actor("secretary"))["obstacles"] == []
    light = raised(office, assignment)
    heavy = raised(office, assignment, kind="law", owner=office.unit, text="Chưa có định mức.")
    other = Assignment.objects.get(matter_id=another(task, office.actor("secretary")).pk)
    domain.link(obstacle=heavy, assignment=other, by=office.actor("secretary"))
    data = briefing_data(wanted, actor=office.actor("secretary"))
    told = [(one["obstacle"], one["proposal"], one["tasks"]) for one in data["obstacles"]]
    assert told == [("Chưa có định mức.", "Bố trí kinh phí.", 2), ("Thiếu kinh phí thực hiện.", "Bố trí kinh phí.", 1)]
    assert (data["obstacles_in_all"], data["obstacles"][1]["owners"]["en"]) == (2, "Central Party Office")
    with later(2):
        domain.confirm(obstacle=light, by=office.actor("ministry_clerk"))
        now = Wanted(body=office.body, as_of=clock.today())
        assert briefing_data(now, actor=office.actor("secretary"))["obstacles_in_all"] == 1
        assert briefing_data(wanted, actor=office.actor("secretary"))["obstacles_in_all"] == 2


def test_in_a_briefing_no_word_stands_of_what_a_protected_task_hangs_on(office: Office, settings: Any) -> None:
    settings.DECRETA_SECRECY_CEILING = "top_secret"
    hidden = Assignment.objects.get(matter_id=directed(office, secrecy=1).pk)
    raised(office, hidden)
    data = briefing_data(Wanted(body=office.body, as_of=clock.today()), actor=office.actor("secretary"))
    (row,) = data["obstacles"]
    assert (row["obstacle"], row["proposal"], set(row["titles"].values())) == ("", "", {""})

"""Who sees tasks of a body by his own part in them alone is told of no other's part, and of no directive that is not his."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from decreta.accounts.recent import SHOWN_KEY
from decreta.assignments import domain
from decreta.assignments.models import Assignment
from decreta.cadence.domain import set_rule
from decreta.contributions.domain import ask
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.deadlines import Deadline
from decreta.core.errors import Invalid
from decreta.directives.domain.directing import Responsible, Span, Titles, assign_task, take_up
from decreta.directives.models import Task
from decreta.directives.queries.light_words import because
from decreta.directives.queries.progress import report
from decreta.directives.queries.report_data import report_data
from decreta.directives.queries.tally import tally
from decreta.directives.queries.task_list import selected
from decreta.directives.queries.texts import find_quote, issued_version
from decreta.directives.queries.uncounted import uncounted
from decreta.directives.rendering import FORMS
from decreta.documents import domain as documents
from decreta.obstacles.domain import raise_obstacle
from decreta.organisation.domain import groups
from decreta.organisation.forms import body_filter
from decreta.organisation.models import Organisation
from decreta.organisation.queries import choosing
from tests.changes.stories import ASKED, DUE, browser, task_due
from tests.directives.tasks import QUOTE
from tests.directives.test_events import also_of, another_body
from tests.directives.test_many_assignees import province
from tests.documents import office as offices
from tests.documents.office import SINCE, SYSTEM, Office
from tests.faults._p5_reading import texts_of
from tests.files.papers import pdf

pytestmark = pytest.mark.django_db

#: A word in everything that the province says, and one in everything that the ministry does.
THEIRS, OURS = "zwtinhkhac", "zwcuabo"
SATURDAY = offices.ISSUE_DAY + dt.timedelta(days=11)
SECRET = "Việc kín của cơ quan khác"
OUTPUT = "Hồ sơ kín chỉ Văn phòng biết"


@pytest.fixture
def office(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    settings.DECRETA_SECRECY_CEILING = "top_secret"
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build(with_users=True)


def of_each(office: Office) -> Task:
    """A task of the ministry and of a province, each; the agency coordinates. Each says all that can be said of its part."""
    like, other = task_due(office), province(1)
    both = groups.form_group(
        code="hai-noi", names={"vi": "Hai nơi"}, members=[office.ministry, other], valid_from=SINCE, by=SYSTEM
    )
    clause = like.clause
    task = assign_task(
        directive=like.directive,
        span=Span(clause.anchor, clause.start, clause.end, clause.raw_quote),
        titles=Titles("Việc của từng nơi"),
        responsible=Responsible(each=both, coordinating=[office.agency]),
        deadline=Deadline.of_day(DUE),
        by=office.actor("secretary"),
    )
    set_rule(scope=task, unit="week", every=1, day=5, ahead=2, by=office.actor("secretary"))
    clerk = office.actor("ministry_clerk")
    _say_everything(office, task, office.ministry, clerk, OURS)
    _say_everything(office, task, other, replace(clerk, organisation_ids=frozenset({other.pk})), THEIRS)
    return task


def _say_everything(office: Office, task: Task, who: Organisation, by: Actor, word: str) -> None:
    """One of them receives it, plans it, is in want of money, gets more time, and asks the coordinator for something."""
    held = domain.receive(assignment=Assignment.objects.get(matter_id=task.pk, organisation=who), by=by)
    steps = [domain.Step(f"Dự thảo {word}", dt.date(2025, 3, 20)), domain.Step(f"Trình {word}", dt.date(2025, 3, 25))]
    domain.set_milestones(assignment=held, steps=steps, read=0, by=by)
    day, agency = clock.today() + dt.timedelta(days=3), office.agency
    raise_obstacle(
        assignment=held, kind="money", text=f"Thiếu tiền {word}.", wanted="Cấp.", owner=agency, answer_on=day, by=by
    )
    asked = domain.ask_extension(assignment=held, until=ASKED, reason=f"Chờ {word}.", by=by)
    domain.decide_extension(request=asked, grant=True, symbol=f"12-{word}/TB", by=office.actor("head"))
    coordinator = Assignment.objects.get(matter_id=task.pk, organisation=agency, role="coordinate")
    ask(lead=held, coordinator=coordinator, wanted=f"Số liệu {word}.", due_on=day, by=by)


def hidden(office: Office, lead: Organisation) -> Task:
    """A secret notice of the same committee, sent to the agency alone, with a task for somebody."""
    made = offices.approved(office, secrecy=1, recipients=[office.agency, "Lưu"])
    clerk, secretary = office.actor("clerk"), office.actor("secretary")
    taken = documents.take_number(document=made, idempotency_key="hidden-notice", by=clerk)
    sealed = documents.seal(document=taken.document, pdf=pdf(), by=clerk)
    directive = take_up(document=sealed, decided_on=dt.date(2025, 3, 11), declared_total=1, by=secretary)
    place = find_quote(issued_version(sealed), QUOTE)
    assert place is not None
    return assign_task(
        directive=directive,
        span=Span(*place, QUOTE),
        titles=Titles(SECRET),
        responsible=Responsible(lead=lead),
        deadline=Deadline.of_day(DUE),
        deliverables=[Titles(OUTPUT)],
        by=secretary,
    )


def data_for(office: Office, who: str) -> dict[str, Any]:
    return report_data(report(body=office.body, actor=office.actor(who)))


def printed(office: Office, who: str, form: str) -> str:
    """The report of the page of supervision, taken along."""
    client = browser(office, who)
    session = client.session
    session[SHOWN_KEY] = time.time()
    session.save()
    sent = {"form": form, "language": "vi", "as_of": clock.today().isoformat(), "against": "current"}
    answer = client.post(reverse("directives:print_report", args=[office.body.code]), sent)
    assert answer.status_code == 200
    return texts_of(b"".join(answer.streaming_content) if answer.streaming else answer.content)


def test_a_report_tells_a_reader_of_his_own_part_alone(office: Office) -> None:
    of_each(office)
    with clock.frozen(SATURDAY):
        own, whole = data_for(office, "ministry_clerk"), data_for(office, "secretary")
        assert {THEIRS in str(whole["obstacles"]), THEIRS in str(whole["moved"])} == {True}
        assert [one["text"] for one in own["obstacles"]] == [f"Thiếu tiền {OURS}."]
        assert [one["symbol"] for one in own["moved"]] == [f"12-{OURS}/TB"]
        assert [one["key"] for one in own["milestones"]] == ["o:bkhcn"]
        assert [one["key"] for one in whole["milestones"]] == ["o:bkhcn", "o:tinh-01"]
        assert [one["asked"] for one in (*own["contributions"], *whole["contributions"])] == [1, 2]
        assert [one["owed"] for one in (*own["cadence"], *whole["cadence"])] == [2, 4]
        # He sees both tasks of the body, and so nothing here says that his report is a part only.
        assert own["assigned"] == whole["assigned"] == 2 and not own["is_partial"]


def test_the_row_of_a_task_of_many_has_the_days_of_his_own_part_alone(office: Office) -> None:
    task = of_each(office)
    clerk, other = office.actor("ministry_clerk"), Organisation.objects.get(code="tinh-01")
    theirs = replace(clerk, organisation_ids=frozenset({other.pk}))
    with clock.frozen(SATURDAY - dt.timedelta(days=1)):
        held = Assignment.objects.get(matter_id=task.pk, organisation=other)
        domain.state_forecast(assignment=held, forecast_on=ASKED + dt.timedelta(days=9), read=None, by=theirs)
    with clock.frozen(SATURDAY):

        def row(who: str) -> dict[str, Any]:
            return next(one for one in data_for(office, who)["rows"] if one["titles"]["vi"] == task.title)

        own, whole = row("ministry_clerk"), row("secretary")
        assert own["lapses"] == whole["lapses"] and own["forecast"] is None
        assert whole["forecast"] == (ASKED + dt.timedelta(days=9)).isoformat()
        listed = selected({"as_of": clock.today().isoformat()}, clerk).fetch(Task.objects.filter(pk=task.pk))
        lit = listed[0].lit
        # The light is the task's; whose days gave it is not told.
        assert lit is not None and lit.is_untold and because(lit) == str(lit.sign.label)


def test_nothing_that_another_agency_said_is_in_the_report_that_he_prints(office: Office) -> None:
    of_each(office)
    with clock.frozen(SATURDAY):
        for form in FORMS:
            own = printed(office, "ministry_clerk", form)
            assert OURS in own, form
            assert THEIRS not in own and "Tỉnh 01" not in own, form
        # A canary that nobody ever reads would prove nothing.
        whole = printed(office, "secretary", "csv")
        assert THEIRS in whole and "Tỉnh 01" in whole


def test_a_directive_of_which_he_sees_no_task_is_not_named_nor_counted(office: Office) -> None:
    task_due(office)
    symbol = hidden(office, office.agency).directive.document.symbol
    for who, is_told in (("ministry_clerk", False), ("secretary", True), ("inspector", True)):
        by = office.actor(who)
        rows = report(body=office.body, actor=by)
        counted = tally(body=office.body, actor=by, waiting=uncounted(), is_whole=True)
        head = tally(body=office.body, actor=by, waiting=uncounted())
        for one in (rows, counted, head):
            assert (symbol in {each.document.symbol for each in one.directives}) is is_told, who
            assert one.directives_number == (2 if is_told else 1)
            assert one.is_partial is not is_told
        page = browser(office, who).get(reverse("directives:supervision")).content.decode()
        assert (symbol in page) is is_told, who
    assert symbol not in printed(office, "ministry_clerk", "csv")
    assert symbol in printed(office, "secretary", "csv")


def test_a_directive_that_he_knows_by_a_task_alone_is_named_and_leads_nowhere(office: Office) -> None:
    task_due(office)
    directive = hidden(office, office.ministry).directive
    page = browser(office, "ministry_clerk").get(reverse("directives:supervision")).content.decode()
    assert directive.document.symbol in page
    assert reverse("directives:directive", args=[directive.pk]) not in page
    assert directive.document.symbol in printed(office, "ministry_clerk", "csv")


def options(client: Client, url: str) -> set[str]:
    of_body = client.get(url).context["of_body"]
    return {code for code, _symbol in of_body.options}


def test_the_lists_offer_the_bodies_of_tasks_that_the_reader_sees(office: Office) -> None:
    task = task_due(office)
    also_of(another_body(), task, office, organisation=office.agency)
    offered: dict[str, set[str]] = {}
    for who in ("ministry_clerk", "ministry_officer", "chief", "clerk", "secretary", "inspector", "administrator"):
        seen = set(Task.objects.visible_to(office.actor(who)).values_list("body__code", flat=True))
        for url in ("/directives/", "/contributions/"):
            offered[who] = options(browser(office, who), url)
            assert offered[who] == seen, (who, url)
    assert offered["ministry_clerk"] == {office.body.code}
    assert "bcdcchc" in offered["chief"]
    assert offered["inspector"] == {office.body.code, "bcdcchc"}


def test_one_body_of_very_many_is_named_by_typing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    task, client = task_due(office), browser(office, "secretary")
    monkeypatch.setattr(body_filter, "MOST_BODIES", 0)
    for url in ("/directives/", "/contributions/"):
        page = client.get(url).content.decode()
        assert "<d-choose" in page and 'id="f-body"' in page and f'<option value="{office.body.code}"' not in page
    by = office.actor("secretary")
    for typed in (
        office.body.code,
        office.body.symbol,
        office.body.name_vi,
        f"Ban Chỉ đạo nào đó [{office.body.code}]",
    ):
        assert [row.pk for row in selected({"body": typed}, by).found] == [task.pk], typed
    assert f"[{office.body.code}]" in client.get("/directives/", {"body": office.body.code}).content.decode()
    unknown = selected({"body": "không có ban này"}, by)
    assert not unknown.found.exists() and [one.value for one in unknown.chips] == ["không có ban này"]
    assert choosing.body_asked(" ") is None


def test_what_is_missing_of_a_report_is_said_by_number_to_whoever_may_not_read_the_paper(office: Office) -> None:
    task, by = hidden(office, office.ministry), office.actor("ministry_clerk")
    held = Assignment.objects.get(matter_id=task.pk)
    url = reverse("assignments:report", args=[held.pk])
    answer = browser(office, "ministry_clerk").post(url, {"text": "Đã xong.", "claims_done": "on"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert OUTPUT not in page and "Evidence is missing for deliverable 1." in page
    with pytest.raises(Invalid, match="deliverable 1") as refused:
        domain.report(assignment=held, text="Đã xong.", claims_done=True, by=by)
    assert OUTPUT not in str(refused.value)

"""In its own book a body gives tasks to a unit or an officer of its organisation: they lead, and everything that tells of leads shows them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from decreta.assignments import domain
from decreta.assignments.models import Assignment
from decreta.core import clock
from decreta.core.among import Ids
from decreta.core.deadlines import Deadline
from decreta.core.errors import Invalid, NotAllowed
from decreta.directives.domain import counting
from decreta.directives.domain.amending import amend_task
from decreta.directives.domain.directing import Responsible
from decreta.directives.models import EventOccurrence, Spell, Task
from decreta.directives.queries.progress import report
from decreta.directives.queries.standing_leads import leading
from decreta.directives.queries.tally import tally
from decreta.documents.models import Document
from decreta.organisation.domain.holdings import end_holding
from decreta.organisation.models import Holding, Post
from tests.changes.stories import another, assignment_of, browser, task_due
from tests.documents import office as offices
from tests.documents.office import Office
from tests.files.papers import pdf

pytestmark = pytest.mark.django_db
UNIT, OFFICER = "u:vptw-th", "Hồ Minh Khuê, Chuyên viên"


@pytest.fixture
def office(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(offices.ISSUE_DAY):
        yield offices.build(with_users=True)


def officer_of(office: Office, name: str = "officer") -> Holding:
    return Holding.objects.select_related("person", "post__unit__organisation").get(pk=office.holdings[name].pk)


def proof() -> list[domain.EvidenceInput]:
    return [domain.EvidenceInput(title="Kết quả", symbol="15/BC", upload=domain.Upload("kq.pdf", pdf()))]


def told(office: Office, asked: str = "", by: str = "secretary") -> str:
    return browser(office, by).get(f"{reverse('directives:list')}{asked}").content.decode()


def test_a_unit_leads_a_task_receives_it_reports_and_hands_it_down(office: Office) -> None:
    task = another(office, task_due(office), lead=office.unit)
    own, chief = assignment_of(task), office.actor("chief")
    assert own.unit == office.unit and own.house == office.agency and own.monitor == office.body
    domain.receive(assignment=own, by=chief)
    below = domain.hand_down(assignment=own, holding=officer_of(office), by=chief)
    domain.receive(assignment=below, by=office.actor("officer"))
    domain.report(assignment=own, text="Đang làm.", percent=30, by=chief)
    assert Document.objects.visible_to(office.actor("officer")).filter(directive=task.directive_id).exists()
    # Nobody else of the house may speak for it, nor does he see it.
    for name in ("ministry_clerk", "member"):
        with pytest.raises(NotAllowed):
            domain.report(assignment=own, text="Không phải.", by=office.actor(name))
    assert not Task.objects.visible_to(office.actor("ministry_clerk")).filter(pk=task.pk).exists()


def test_an_officer_leads_a_task_and_disputes_it(office: Office) -> None:
    task = another(office, task_due(office), lead=officer_of(office))
    own, officer = assignment_of(task), office.actor("officer")
    assert own.holding_id == office.holdings["officer"].pk and own.house == office.agency
    domain.dispute(assignment=own, reason="Không thuộc nhiệm vụ của tôi.", by=officer)
    with pytest.raises(NotAllowed):
        domain.settle_dispute(assignment=own, upheld=True, reason="Tự xử.", by=officer)
    domain.settle_dispute(assignment=own, upheld=True, reason="Đúng.", by=office.actor("secretary"))
    amend_task(task=task, responsible=Responsible(lead=office.unit), reason="Giao lại.", by=office.actor("secretary"))
    assert leading(task) == (office.unit, [])


def test_only_units_and_officers_of_the_house_are_named_who_are_there_today(office: Office) -> None:
    like = task_due(office)
    for stranger in (office.other_unit, officer_of(office, "ministry_officer"), officer_of(office, "deputy")):
        with pytest.raises(Invalid) as refused:
            another(office, like, lead=stranger)
        assert refused.value.problems[0].field == "lead" and stranger.name in str(refused.value)
    left = office.holdings["officer"]
    end_holding(holding=left, valid_to=clock.today(), by=offices.SYSTEM)
    with pytest.raises(Invalid, match="does not hold the post any more"):
        another(office, like, lead=officer_of(office))
    # A body without an organisation of its own names none.
    office.body.standing_agencies.all().delete()
    with pytest.raises(Invalid, match="No organisation does the daily work"):
        another(office, like, lead=office.unit)


def test_nobody_of_a_unit_accepts_what_the_unit_reports(office: Office) -> None:
    task = another(office, task_due(office), lead=office.unit)
    own, chief = assignment_of(task), office.actor("chief")
    domain.receive(assignment=own, by=chief)
    said = domain.report(assignment=own, text="Xong.", claims_done=True, evidence=proof(), by=chief)
    with pytest.raises(NotAllowed):
        domain.accept(report=said, by=office.actor("clerk"))
    domain.accept(report=said, by=office.actor("secretary"))


def test_figures_name_a_unit_and_an_officer_the_same_from_spells_and_from_facts(office: Office) -> None:
    like = task_due(office)
    tasks = [another(office, like, lead=office.unit), another(office, like, lead=officer_of(office))]
    key = f"h:{office.holdings['officer'].pk}"
    secretary = office.actor("secretary")
    from_facts = report(body=office.body, actor=secretary)
    counting.count_everything()
    assert {(one.lead_kind, one.lead_id) for one in Spell.objects.filter(task__in=tasks)} == {
        ("u", office.unit.pk),
        ("h", office.holdings["officer"].pk),
    }
    from_spells = tally(body=office.body, actor=secretary, waiting=Ids(()))
    for found in (from_facts, from_spells):
        assert {line.key: line.label for line in found.by_lead} == {
            "o:bkhcn": "Bộ Khoa học và Công nghệ",
            UNIT: "Vụ Tổng hợp",
            key: OFFICER,
        }


@pytest.mark.parametrize("source", ["spells", "facts"])
def test_the_list_shows_groups_and_narrows_by_them(office: Office, source: str) -> None:
    like = task_due(office)
    tasks = [
        another(office, like, "Việc của vụ", lead=office.unit),
        another(office, like, "Việc của tôi", lead=officer_of(office)),
    ]
    if source == "spells":
        counting.count_everything()
    whole = told(office, "?group=lead")
    assert "Vụ Tổng hợp" in whole and OFFICER in whole and f"lead={UNIT.replace(':', '%3A')}" in whole
    key = f"h:{office.holdings['officer'].pk}"
    assert "Việc của vụ" in told(office, f"?lead={UNIT}") and "Việc của tôi" not in told(office, f"?lead={UNIT}")
    assert "Việc của tôi" in told(office, f"?lead={key}") and "Việc của vụ" not in told(office, f"?lead={key}")
    client = browser(office, "secretary")
    for name in ("seeing:matrix", "seeing:board", "seeing:workload", "seeing:timeline"):
        shown = client.get(f"{reverse(name)}?rows=lead&lanes=lead&lead={UNIT}").content.decode()
        assert "Vụ Tổng hợp" in shown, name
    supervision = client.get(f"{reverse('directives:supervision')}?body=bcdcds").content.decode()
    assert "Vụ Tổng hợp" in supervision and OFFICER in supervision
    page = client.get(reverse("directives:task", args=[tasks[1].pk])).content.decode()
    assert OFFICER in page


def test_an_event_in_the_house_starts_the_clocks_of_its_units_and_officers(office: Office) -> None:
    from decreta.directives.domain.directing import Span, Titles, assign_task
    from decreta.directives.domain.events import record_event

    like, secretary = task_due(office), office.actor("secretary")
    clause = like.clause
    given = {
        "directive": like.directive,
        "span": Span(clause.anchor, clause.start, clause.end, clause.raw_quote),
        "deadline": Deadline.from_data({"kind": "event", "event_key": "nghiem-thu", "amount": 10, "unit": "day"}),
        "by": secretary,
    }
    waits = assign_task(titles=Titles("Sau nghiệm thu"), responsible=Responsible(lead=office.unit), **given)
    page = browser(office, "secretary").get(reverse("directives:task", args=[waits.pk])).content.decode()
    assert f"where=o%3A{office.agency.pk}" in page
    record_event(event_key="nghiem-thu", occurred_on=clock.today(), organisation=office.agency, by=secretary)
    assert assignment_of(waits).baseline_lapses_at is not None
    assert EventOccurrence.objects.get().organisation == office.agency
    # What is given to another of the house afterwards runs at once.
    later = assign_task(titles=Titles("Cũng vậy"), responsible=Responsible(lead=officer_of(office)), **given)
    assert assignment_of(later).baseline_lapses_at == assignment_of(waits).baseline_lapses_at


def test_a_unit_is_urged_by_a_letter_that_it_then_reads(office: Office) -> None:
    from decreta.directives.domain.urging import draft_urging_letter
    from decreta.directives.queries.urging import urgeable
    from tests.changes.stories import issued

    task = another(office, task_due(office), lead=office.unit)
    secretary, own = office.actor("secretary"), assignment_of(task)
    with clock.frozen(offices.ISSUE_DAY + dt.timedelta(days=20)):
        found = urgeable(office.body, secretary, clock.now())
        assert office.unit in [one.addressee for one in found]
        letter = draft_urging_letter(
            body=office.body,
            addressee=office.unit,
            assignments=[own],
            signer_post=office.posts["head"],
            answer_by=clock.today() + dt.timedelta(days=3),
            by=secretary,
        )
        page = browser(office, "secretary").get(reverse("directives:urge", args=["bcdcds"])).content.decode()
        assert "Vụ Tổng hợp" in page
        document = issued(office, letter.document)
        assert "Vụ Tổng hợp" in document.recipients[0]["name"]
        assert Document.objects.visible_to(office.actor("officer")).filter(pk=document.pk).exists()


def test_who_coordinates_may_be_of_the_house_too(office: Office) -> None:
    like = task_due(office)
    amend_task(
        task=like,
        responsible=Responsible(lead=office.ministry, coordinating=[office.unit, officer_of(office)]),
        by=office.actor("secretary"),
    )
    assert leading(like)[1] == [office.unit, office.holdings["officer"]]
    assert Assignment.objects.filter(matter_id=like.pk, role="coordinate", closed_at=None).count() == 2
    assert (
        "Vụ Tổng hợp" in browser(office, "secretary").get(reverse("directives:task", args=[like.pk])).content.decode()
    )


def test_the_form_offers_the_own_units_and_officers_and_assigns_to_them(office: Office) -> None:
    directive, secretary = task_due(office).directive, browser(office, "secretary")
    url = reverse("directives:assign", args=[directive.pk])
    page = secretary.get(url).content.decode()
    unit, officer = f"u:{office.unit.pk}", f"h:{office.holdings['officer'].pk}"
    assert f'value="{unit}"' in page and f'value="{officer}"' in page
    assert str(office.other_unit.pk) not in page and str(office.holdings["ministry_officer"].pk) not in page
    clause = directive.clauses.get()
    given = {
        "anchor": clause.anchor,
        "start": clause.start,
        "end": clause.end,
        "quote": clause.raw_quote,
        "title": "Việc trong nhà",
        "deadline_kind": "unstated",
    }
    strange = secretary.post(url, {**given, "lead": f"u:{office.other_unit.pk}", "sure": "1"})
    assert strange.status_code == 422
    sent = secretary.post(url, {**given, "lead": unit, "coordinating": [officer], "sure": "1"})
    assert sent.status_code == 302, sent.content.decode()
    made = Task.objects.get(raw_title="Việc trong nhà")
    assert leading(made) == (office.unit, [office.holdings["officer"]])


def test_whom_a_typed_name_means_is_offered_and_read_again_as_it_stands(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    task, secretary = task_due(office), browser(office, "secretary")
    offered = secretary.get(reverse("directives:whom"), {"q": "tổng hợp"}).content.decode()
    assert "Vụ Tổng hợp [vptw-th]" in offered
    # The post of an officer names his agency: whoever types that means the agency.
    Post.objects.filter(pk=office.holdings["officer"].post_id).update(name_vi=f"Chuyên viên {office.agency.name_vi}")
    named = secretary.get(reverse("directives:whom"), {"q": office.agency.name_vi}).content.decode()
    assert 0 < named.index(f'data-value="{office.agency.name_vi}"') < named.index("Hồ Minh Khuê")
    Post.objects.filter(pk=office.holdings["officer"].post_id).update(name_vi="Chuyên viên")
    # Who assigns nothing in this house is offered agencies alone.
    assert (
        "option"
        not in browser(office, "ministry_clerk").get(reverse("directives:whom"), {"q": "tổng hợp"}).content.decode()
    )
    url = reverse("directives:reassign", args=[task.pk])
    officer = "Hồ Minh Khuê, Chuyên viên [officer]"
    assert (
        secretary.post(url, {"lead": "vụ tổng hợp", "coordinating": officer, "reason": "Giao lại."}).status_code == 302
    )
    assert leading(task) == (office.unit, [office.holdings["officer"]])
    form = secretary.get(url).content.decode()
    assert 'value="Vụ Tổng hợp [vptw-th]"' in form and officer in form
    unknown = secretary.post(url, {"lead": "Vụ Không Có", "reason": "Giao lại."})
    assert unknown.status_code == 422 and "Vụ Không Có" in unknown.content.decode()


def test_a_name_that_an_agency_and_a_unit_share_is_asked_about(office: Office) -> None:
    from decreta.organisation.domain import structure

    structure.found(
        code="vth",
        names={"vi": "Vụ Tổng hợp"},
        symbol="VTH",
        kind="other",
        valid_from=offices.SINCE,
        regime="vn-state",
        place="Hà Nội",
        by=offices.SYSTEM,
    )
    task, secretary = task_due(office), browser(office, "secretary")
    url = reverse("directives:reassign", args=[task.pk])
    asked = secretary.post(url, {"lead": "Vụ Tổng hợp", "reason": "Giao lại."})
    assert asked.status_code == 422
    assert "Vụ Tổng hợp [vptw-th]" in asked.content.decode() and "Vụ Tổng hợp [vth]" in asked.content.decode()
    assert secretary.post(url, {"lead": "Vụ Tổng hợp [vptw-th]", "reason": "Giao lại."}).status_code == 302
    assert leading(task)[0] == office.unit


def test_several_tasks_are_given_to_a_unit_at_once(office: Office) -> None:
    from decreta.directives.bulk_steering import REASSIGN
    from tests.directives.test_bulk_steering import done

    tasks = [task_due(office)]
    tasks.append(another(office, tasks[0]))
    assert done(REASSIGN, tasks, office.actor("secretary"), lead="Vụ Tổng hợp", reason="Giao lại.") == ["", ""]
    assert [leading(one)[0] for one in tasks] == [office.unit, office.unit]


def test_a_list_names_units_and_officers_and_comes_back_unchanged(office: Office) -> None:
    from decreta.directives.importing import TaskList
    from decreta.directives.queries.taken_out import rows_to_change
    from decreta.kit.importing.writing import template_of
    from tests.kit.importing.conftest import faults, judged, run
    from tests.kit.importing.sheets import workbook

    by, task = office.actor("secretary"), task_due(office)
    symbol, words = task.directive.document.symbol, task.clause.raw_quote
    headings = ["Số, ký hiệu văn bản", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp"]
    named = judged(
        workbook(headings, [symbol, words[:30], "Vụ Tổng hợp", OFFICER], [symbol, words[:20], "Văn phòng Bộ", ""]),
        by=by,
    )
    assert faults(named, 3) == {"lead": "unknown_place"}
    named = judged(workbook(headings, [symbol, words[:30], "Vụ Tổng hợp", OFFICER]), by=by)
    assert named.counts == {"new": 1}, faults(named, 2)
    run(named, by=by)
    made = Task.objects.exclude(pk=task.pk).get()
    assert leading(made) == (office.unit, [office.holdings["officer"]])
    rows = rows_to_change({}, by)
    assert {row["lead"] for row in rows} == {"Bộ Khoa học và Công nghệ", "Vụ Tổng hợp [vptw-th]"}
    office.unit.name_vi = "Vụ Tổng hợp và Thư ký"
    office.unit.save()
    assert judged(template_of(TaskList(), rows), by=by).counts == {"unchanged": 2}


def test_a_part_of_a_split_task_is_led_by_whoever_leads_the_whole_or_by_an_officer(office: Office) -> None:
    from decreta.changes.domain.endings import Ground, Part, end_tasks

    task = another(office, task_due(office), lead=office.unit)
    end_tasks(
        kind="split",
        tasks=[task],
        ground=Ground(symbol="15/QĐ"),
        reason="Tách.",
        parts=[Part("Phần một"), Part("Phần hai", lead=officer_of(office))],
        by=office.actor("secretary"),
    )
    leads = {one.raw_title: leading(one)[0] for one in Task.objects.filter(split_from=task)}
    assert leads == {"Phần một": office.unit, "Phần hai": office.holdings["officer"]}


def test_who_left_his_post_is_told_to_who_assigns_and_another_is_named(office: Office) -> None:
    from decreta.directives.importing import TaskList
    from decreta.directives.queries.taken_out import rows_to_change
    from decreta.kit.importing.writing import template_of
    from decreta.organisation.domain import structure
    from tests.kit.importing.conftest import judged

    task = another(office, task_due(office), "Việc của người đã đi", lead=officer_of(office))
    page, secretary = reverse("directives:task", args=[task.pk]), browser(office, "secretary")
    assert "has left his post" not in secretary.get(page).content.decode()
    assert "Việc của người đã đi" not in told(office, "?gone=lead")
    end_holding(holding=office.holdings["officer"], valid_to=clock.today(), by=offices.SYSTEM)
    shown = secretary.get(page).content.decode()
    assert "Who leads this task has left his post" in shown and OFFICER in shown
    assert "Việc của người đã đi" in told(office, "?gone=lead")
    assert "Việc của người đã đi" not in told(office, "?gone=coordinating")
    # Nothing was decided of him by that: he still leads, and a coordinator is named without looking at him again.
    by, url = office.actor("secretary"), reverse("directives:reassign", args=[task.pk])
    stands = {"lead": "Hồ Minh Khuê, Chuyên viên [officer]", "coordinating": "Vụ Tổng hợp", "reason": "Phối hợp."}
    assert secretary.post(url, stands).status_code == 302
    assert leading(task) == (office.holdings["officer"], [office.unit])
    rows = rows_to_change({}, by)
    assert stands["lead"] in [row["lead"] for row in rows]
    assert judged(template_of(TaskList(), rows), by=by).counts == {"unchanged": 2}
    # Who follows him in the post is not meant by his name, and is named by his own.
    person = structure.enter_person(full_name="Đặng Thu Cúc", by=offices.SYSTEM)
    after = structure.appoint(person=person, post=office.posts["officer"], valid_from=clock.today(), by=offices.SYSTEM)
    assert secretary.post(url, {**stands, "lead": "Đặng Thu Cúc, Chuyên viên [officer]"}).status_code == 302
    assert leading(task) == (after, [office.unit])
    assert secretary.post(url, stands).status_code == 422
    amend_task(task=task, responsible=Responsible(lead=office.unit), reason="Chuyển công tác.", by=by)
    assert leading(task) == (office.unit, [])
    assert "has left his post" not in secretary.get(page).content.decode()


def test_what_comes_again_is_given_to_who_holds_the_post_now_and_waits_where_nobody_does(office: Office) -> None:
    from decreta.core.recurrence import Unit as Every
    from decreta.directives.domain.recurring import Repeats, open_occurrence, set_recurrence
    from decreta.directives.models import Recurrence
    from decreta.organisation.domain import structure

    by = office.actor("secretary")
    task = another(office, task_due(office), lead=officer_of(office))
    set_recurrence(task=task, repeats=Repeats(Every.MONTH), of_version=0, by=by)
    end_holding(holding=office.holdings["officer"], valid_to=clock.today(), by=offices.SYSTEM)
    with clock.frozen(offices.ISSUE_DAY + dt.timedelta(days=20)):
        assert open_occurrence(task_id=task.pk, by=offices.SYSTEM) is None
        assert "does not hold the post any more" in Recurrence.objects.get().refusal
        person = structure.enter_person(full_name="Đặng Thu Cúc", by=offices.SYSTEM)
        after = structure.appoint(
            person=person, post=office.posts["officer"], valid_from=clock.today(), by=offices.SYSTEM
        )
        made = open_occurrence(task_id=task.pk, by=offices.SYSTEM)
        assert made is not None and leading(made) == (after, [])


def test_pictures_from_spells_are_those_from_facts_and_the_worst_are_named(office: Office) -> None:
    from decreta.directives.queries import lights
    from decreta.directives.queries.class_cells import class_cells

    like = task_due(office)
    another(office, like, lead=office.unit)
    another(office, like, lead=officer_of(office))
    counting.count_everything()
    for days in (0, 40):
        day = offices.ISSUE_DAY.date() + dt.timedelta(days=days)
        moment, tasks = clock.end_of_day(day), Task.objects.all()
        cells = lights.cells(tasks, moment)
        assert sorted(map(repr, cells)) == sorted(map(repr, lights.cells(tasks, moment, waiting=Ids(()))))
        by_class = {(one.lead, one.lead_name, one.timeliness, one.number) for one in class_cells(tasks, day, Ids(()))}
        assert by_class == {(one.lead, one.lead_name, one.timeliness, one.number) for one in cells}
    assert {one.lead for one in cells} >= {UNIT, f"h:{office.holdings['officer'].pk}"}
    worst = lights.worst(tasks, moment, [{"lead": UNIT}, {"lead": f"h:{office.holdings['officer'].pk}"}], most=3)
    assert [(one.place, one.lead_name) for one in worst] == [(0, "Vụ Tổng hợp"), (1, OFFICER)]


def test_cycle_times_and_receipts_have_a_line_of_the_unit_and_of_the_officer_with_their_rows(office: Office) -> None:
    from decreta.directives.queries.cycles import Asked, lines_of
    from decreta.directives.queries.receipts import numbers

    like = task_due(office)
    unit, officer = another(office, like, "Của vụ", lead=office.unit), another(office, like, lead=officer_of(office))
    domain.receive(assignment=assignment_of(unit), by=office.actor("chief"))
    domain.receive(assignment=assignment_of(officer), by=office.actor("officer"))
    secretary = office.actor("secretary")
    asked = Asked.read({"body": "bcdcds"}, [office.body])
    lines = {line.key: line for line in lines_of(asked, secretary)}
    assert lines[UNIT].name == "Vụ Tổng hợp" and lines[f"h:{office.holdings['officer'].pk}"].name == OFFICER
    rows = browser(office, "secretary").get(lines[UNIT].links["receiving"]).content.decode()
    assert "Của vụ" in rows and "Việc khác" not in rows
    Assignment.objects.filter(matter_id=unit.pk).update(receive_by=clock.now() + dt.timedelta(days=1))
    found = list(numbers.rows(secretary, office.body.pk, clock.now(), False))
    assert [(row["kind"], row["code"], row["name_vi"], row["number"]) for row in found] == [
        ("u", "vptw-th", "Vụ Tổng hợp", 1)
    ]
    assert "Của vụ" in told(office, f"?receipt=in_time&receiver={UNIT}")


def test_a_house_answers_for_what_it_gave_to_its_own(office: Office) -> None:
    like = task_due(office)
    another(office, like, "Của vụ", lead=office.unit)
    assert "Của vụ" in told(office, "?agency=vptw") and "Của vụ" not in told(office, "?agency=bkhcn")


def test_a_ladder_proposes_a_letter_to_the_unit(office: Office) -> None:
    from decreta.assignments.models import Rung
    from decreta.core.ids import new_id
    from decreta.urging.queries.letters import proposals, proposals_to

    own = assignment_of(another(office, task_due(office), lead=office.unit))
    Rung.objects.create(
        assignment=own,
        kind="letter",
        lapses_at=own.current_lapses_at,
        fired_at=clock.now(),
        key=new_id(),
        tells="staff",
        colour="red",
    )
    found = proposals(frozenset({office.body.pk}))
    assert [(one.key, one.addressee) for one in found] == [(f"u:{office.unit.pk}", "Vụ Tổng hợp")]
    assert proposals_to(office.body.pk, [f"u:{office.unit.pk}"]) == found
    page = browser(office, "secretary").get(reverse("urging:letters", args=["bcdcds"])).content.decode()
    assert "Vụ Tổng hợp" in page
    draft = browser(office, "secretary").get(
        reverse("urging:draft_letter", args=["bcdcds"]), {"addressee": found[0].key}
    )
    assert draft.status_code == 200 and "Vụ Tổng hợp" in draft.content.decode()


def test_a_unit_that_coordinates_is_asked_for_its_part_and_counted(office: Office) -> None:
    from decreta.contributions import domain as contributions
    from decreta.contributions.queries.given import figures, lines_of

    task, by = task_due(office), office.actor("secretary")
    amend_task(task=task, responsible=Responsible(lead=office.ministry, coordinating=[office.unit]), by=by)
    lead, part = (
        Assignment.objects.get(matter_id=task.pk, role=role, closed_at=None) for role in ("lead", "coordinate")
    )
    contributions.ask(
        lead=lead, coordinator=part, wanted="Số liệu.", due_on=clock.today(), by=office.actor("ministry_clerk")
    )
    (line,) = lines_of(figures.rows(by, "bcdcds", clock.now(), "en"))
    assert (line.key, line.name, line.asked) == (UNIT, "Vụ Tổng hợp", 1)
    listed = browser(office, "secretary").get(f"{reverse('contributions:list')}?who={UNIT}").content.decode()
    assert "Vụ Tổng hợp" in listed

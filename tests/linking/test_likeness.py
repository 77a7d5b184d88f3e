"""Tasks that look alike across directives: found by themselves, decided by a person, never counted otherwise."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from decreta.audit.models import Entry
from decreta.core.deadlines import Deadline
from decreta.core.errors import Invalid, NotAllowed
from decreta.directives.domain.amending import amend_task
from decreta.directives.domain.directing import Responsible, Span, Titles, assign_task, take_up
from decreta.directives.models import Task
from decreta.directives.queries.task_list import selected
from decreta.directives.queries.texts import find_quote, issued_version
from decreta.documents import domain as documents
from decreta.linking import domain
from decreta.linking.doubting import doubt
from decreta.linking.imprints import imprint_of, in_common
from decreta.linking.models import Pair
from decreta.linking.queries.likeness import of_task
from tests.changes.stories import DUE, browser, task_due
from tests.directives.tasks import QUOTE
from tests.documents import office as offices
from tests.files.papers import pdf
from tests.kit.importing.conftest import judged
from tests.kit.importing.sheets import workbook
from tests.linking.conftest import guarded

db = pytest.mark.django_db
TITLE = "Hoàn thiện dự thảo Nghị định về giao dịch điện tử trong cơ quan nhà nước"
NEAR = "Hoàn thiện dự thảo nghị định về giao dịch điện tử trong các cơ quan nhà nước"


def later(office, title: str = NEAR, lead=None, on: dt.date = DUE) -> Task:
    """A task of another directive of the same committee."""
    clerk, secretary = office.actor("clerk"), office.actor("secretary")
    made = offices.approved(office)
    taken = documents.take_number(document=made, idempotency_key=f"later-{made.pk}", by=clerk)
    sealed = documents.seal(document=taken.document, pdf=pdf(), by=clerk)
    directive = take_up(document=sealed, decided_on=dt.date(2025, 3, 10), by=secretary)
    place = find_quote(issued_version(sealed), QUOTE)
    return assign_task(
        directive=directive,
        span=Span(*place, QUOTE),
        titles=Titles(title),
        responsible=Responsible(lead=lead or office.ministry),
        deadline=Deadline.of_day(on),
        by=secretary,
    )


def titled(office, title: str = TITLE) -> Task:
    task = task_due(office)
    amend_task(task=task, titles=Titles(title), by=office.actor("secretary"))
    task.raw_title = title
    return task


def test_words_are_compared_without_marks_and_case():
    one, other = imprint_of(TITLE), imprint_of(NEAR.upper().replace("Ị", "Ị"))
    assert in_common(one.grams, other.grams) >= 80 and set(one.bands) & set(other.bands)
    assert imprint_of("Báo cáo").bands == () and in_common((), ()) == 0
    far = imprint_of("Tổ chức hội nghị sơ kết sáu tháng đầu năm của Ban Chỉ đạo")
    assert in_common(one.grams, far.grams) < 10 and not set(one.bands) & set(far.bands)


@db
def test_a_pair_is_found_with_its_reasons_once(office):
    task, other = titled(office), later(office)
    assert domain.liken() == 2 and domain.liken() == 0
    pair = Pair.objects.get()
    assert {pair.first_id, pair.second_id} == {task.pk, other.pk}
    assert pair.likeness >= 80 and pair.has_same_lead and pair.days_apart == 0
    amend_task(task=other, titles=Titles("Tổ chức hội nghị sơ kết sáu tháng đầu năm"), by=office.actor("secretary"))
    assert domain.liken() == 1 and Pair.objects.count() == 1


@db
def test_what_differs_in_words_lead_and_time_is_not_suggested(office):
    titled(office)
    half = "Hoàn thiện dự thảo Nghị định về giao dịch tài sản của các tổ chức tín dụng"
    later(office, half, lead=office.agency, on=DUE + dt.timedelta(days=200))
    domain.liken()
    assert not Pair.objects.exists()


@db
def test_a_person_decides_and_no_count_changes(office):
    by = office.actor("secretary")
    task, other = titled(office), later(office)
    domain.liken()
    pair, before = Pair.objects.get(), selected({}, by).found.count()
    with pytest.raises(Invalid) as refused:
        domain.decide_pair(pair=pair, verdict="same", by=by)
    assert [one.code for one in refused.value.problems] == ["missing"]
    with pytest.raises(NotAllowed):
        domain.decide_pair(pair=pair, verdict="different", by=office.actor("ministry_clerk"))
    domain.decide_pair(pair=pair, verdict="same", keeper=task, by=by)
    assert domain.decide_pair(pair=pair, verdict="same", keeper=task, by=by) is None
    assert {one.pk for one in selected({"linked": "same"}, by).found} == {task.pk, other.pk}
    assert selected({}, by).found.count() == before
    page = browser(office, "ministry_clerk").get(reverse("directives:task", args=[other.pk])).content.decode()
    assert "it is reported under that one" in page
    domain.decide_pair(pair=pair, verdict="different", by=by)
    assert of_task.rows(by, task.pk) == [] and domain.liken() == 0
    assert Entry.objects.filter(kind="linking.decide_pair").count() == 2


@db
def test_that_a_protected_task_looks_like_another_is_told_to_nobody_who_may_not_read_it(office):
    by = office.actor("secretary")
    task, other = titled(office), later(office)
    domain.liken()
    inspector = office.actor("inspector")
    assert len(of_task.rows(inspector, other.pk)) == 1
    guarded(task)
    assert of_task.rows(inspector, other.pk) == []
    pair = Pair.objects.get()
    assert browser(office, "inspector").get(reverse("linking:pair", args=[pair.pk])).status_code == 404
    assert Pair.objects.visible_to(by).count() in (0, 1)


@db
def test_whoever_assigns_is_warned_and_may_go_on(office):
    task = titled(office)
    domain.liken()
    other = later(office, "Việc hoàn toàn khác với những việc trước")
    secretary = browser(office, "secretary")
    address = reverse("directives:assign", args=[other.directive_id])
    data = {
        "anchor": other.clause.anchor,
        "quote": QUOTE,
        "title": NEAR,
        "lead": f"o:{office.ministry.pk}",
        "deadline_kind": "unstated",
    }
    warned = secretary.post(address, data)
    assert warned.status_code == 422 and Task.objects.count() == 2
    page = warned.content.decode()
    assert "Assign all the same" in page and NEAR in page and reverse("directives:task", args=[task.pk]) in page
    assert secretary.post(address, data | {"sure": "1"}).status_code == 302
    assert Task.objects.count() == 3
    guarded(task)
    arguments = {"titles": Titles(NEAR), "responsible": Responsible(lead=office.ministry)}
    assert doubt(other.directive, arguments, office.actor("inspector")) == []


@db
def test_a_list_says_what_looks_like_a_task_and_is_imported_all_the_same(office):
    task = titled(office)
    domain.liken()
    headings = ["Số, ký hiệu văn bản", "Ngày ban hành", "Trích yếu", "Nhiệm vụ", "Cơ quan chủ trì"]
    row = ["19-TB/BCĐCĐS", "18/03/2025", "Kết luận", NEAR, office.ministry.name_vi]
    batch = judged(workbook(headings, row), by=office.actor("secretary"))
    assert batch.counts == {"new": 1}
    (remark,) = [one for one in batch.rows.get(number=2).remarks if one["code"] == "looks_like"]
    assert remark["facts"]["n"] == str(task.ordinal)


@db
def test_pairs_are_shown_side_by_side_and_decided_on_their_page(office):
    task, other = titled(office), later(office)
    domain.liken()
    pair, secretary = Pair.objects.get(), browser(office, "secretary")
    address = reverse("linking:pair", args=[pair.pk])
    assert address in secretary.get(reverse("linking:pairs")).content.decode()
    page = secretary.get(address).content.decode()
    assert TITLE in page and NEAR in page and "same lead" in page
    assert secretary.post(address, {"verdict": "same", "keeper": ""}).status_code == 422
    secretary.post(address, {"verdict": "overlaps", "note": "Cùng nội dung"})
    assert Pair.objects.get().verdict == "overlaps"
    assert NEAR in secretary.get(reverse("linking:pairs"), {"state": "overlaps"}).content.decode()
    assert browser(office, "ministry_clerk").post(address, {"verdict": "different"}).status_code == 404
    assert {task.pk, other.pk} == {pair.first_id, pair.second_id}


@db
def test_a_new_task_costs_the_same_whatever_there_is(office):
    task = titled(office)
    domain.liken()
    numbers = []
    for _ in range(2):
        later(office, f"{NEAR} {_}")
        with CaptureQueriesContext(connection) as asked:
            domain.liken()
        numbers.append(len(asked))
    assert numbers[0] == numbers[1] and task.pk

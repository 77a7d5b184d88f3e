"""One task, entered once, with the names that other trackers have for it."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from decreta.audit.models import Entry
from decreta.core.errors import Invalid, NotAllowed
from decreta.directives.queries.task_list import selected
from decreta.linking import domain
from decreta.linking.filters import find
from decreta.linking.identifiers import key_of, read
from decreta.linking.models import ExternalId
from decreta.linking.queries.identifiers import of_task
from tests.changes.stories import another, browser, task_due
from tests.linking.conftest import SYSTEM, guarded

pytestmark = pytest.mark.django_db


def said(task) -> list[str]:
    return [str(one) for one in of_task.rows(task.pk)]


def test_a_task_has_several_names_in_several_trackers(office, trackers):
    first, second = trackers
    task = task_due(office)
    domain.identify(
        task=task, names={first: ["12.3.1", " 12.3.1 ", "NV-7"], second: ["A/1"]}, by=office.actor("secretary")
    )
    assert said(task) == ["nq57: 12.3.1", "nq57: NV-7", "nq71: A/1"]
    assert [one.address for one in of_task.rows(task.pk)][::2] == ["https://nq57.example/nhiem-vu/12.3.1", ""]
    domain.identify(task=task, names={first: ["NV-7"]}, by=office.actor("secretary"))
    assert said(task) == ["nq57: NV-7", "nq71: A/1"]
    told = [one.facts["ids"] for one in Entry.objects.filter(kind="linking.identify")]
    assert {"nq57": {"before": ["12.3.1", "NV-7"], "after": ["NV-7"]}} in told and len(told) == 2
    assert domain.identify(task=task, names={first: ["nv 7"]}, by=office.actor("secretary")) is None


def test_no_two_tasks_have_one_name_in_a_tracker(office, trackers):
    first, second = trackers
    task = task_due(office)
    other = another(office, task)
    by = office.actor("secretary")
    domain.identify(task=task, names={first: ["12/3"]}, by=by)
    with pytest.raises(Invalid) as refused:
        domain.identify(task=other, names={first: ["12-3", "\x07", "–"], second: ["12/3"]}, by=by)
    assert [one.code for one in refused.value.problems] == ["no_identifier", "no_identifier", "taken"]
    assert f"task {task.ordinal} of" in str(refused.value.problems[-1].message) or str(task.ordinal) in str(
        refused.value
    )
    assert said(other) == []
    domain.identify(task=other, names={second: ["12/3"]}, by=by)
    with pytest.raises(IntegrityError), transaction.atomic():
        ExternalId.objects.filter(task=other).update(tracker=first)


@pytest.mark.parametrize(
    ("text", "key"), [("NV 12/03", "nv-12-03"), ("nv-12-03", "nv-12-03"), ("1.2", "1-2"), ("–", "")]
)
def test_names_are_compared_without_case_and_signs(text, key):
    assert key_of(text) == key


def test_a_name_is_written_with_the_code_of_its_tracker():
    two = {"nq57": 1, "nq71": 2}
    assert read("NQ57: 12.3", two) == (1, "12.3")
    assert read("12.3", two) is None and read("nq57:", two) is None and read("nq06: 1", two) is None
    assert read("12.3", {"nq57": 1}) == (1, "12.3")


@pytest.mark.parametrize("who", ["ministry_clerk", "administrator", "clerk"])
def test_who_does_not_monitor_the_tasks_names_none(office, trackers, who):
    task = task_due(office)
    with pytest.raises(NotAllowed):
        domain.identify(task=task, names={trackers[0]: ["1"]}, by=office.actor(who))
    assert browser(office, who).get(reverse("linking:identify", args=[task.pk])).status_code == 404


def test_the_list_is_narrowed_and_found_by_names(office, trackers):
    first, _second = trackers
    task = task_due(office)
    other = another(office, task)
    by = office.actor("secretary")
    domain.identify(task=task, names={first: ["12.3.1"]}, by=by)

    def found(**query):
        return {one.pk for one in selected(query, by).found}

    assert found(tracker="nq57") == {task.pk} and found(tracker="-nq57") == {other.pk}
    assert found(external_id="12-3-1") == found(q="nq57: 12.3.1") == found(q="12.3.1") == {task.pk}
    assert found(external_id="12.3") == set() and found(tracker="nq71") == set()
    assert found(q="khác") == {other.pk}
    assert [hit.why for hit in find("12.3.1", by)] == ["nq57: 12.3.1"]
    assert find("12.3.1", office.actor("administrator")) == []


def test_a_task_of_a_protected_directive_is_found_by_its_name_and_keeps_its_words(office, trackers):
    task = guarded(task_due(office))
    domain.identify(task=task, names={trackers[0]: ["M-1"]}, by=office.actor("secretary"))
    (hit,) = find("M-1", office.actor("inspector"))
    assert hit.title != task.raw_title and hit.why == "nq57: M-1"


def test_the_page_of_the_task_shows_and_changes_names(office, trackers):
    task = task_due(office)
    secretary = browser(office, "secretary")
    address = reverse("linking:identify", args=[task.pk])
    assert address in secretary.get(reverse("directives:task", args=[task.pk])).content.decode()
    wrong = secretary.post(address, {"in_nq57": "x" * 90})
    assert wrong.status_code == 422 and said(task) == []
    secretary.post(address, {"in_nq57": "12.3.1; 12.3.2", "in_nq71": ""})
    page = browser(office, "ministry_clerk").get(reverse("directives:task", args=[task.pk])).content.decode()
    assert 'href="https://nq57.example/nhiem-vu/12.3.2"' in page and address not in page


def test_trackers_are_kept_by_administrators(office):
    with pytest.raises(NotAllowed):
        domain.enter_tracker(code="x", name="X", by=office.actor("secretary"))
    with pytest.raises(Invalid) as refused:
        domain.enter_tracker(code="x", name=" ", pattern="javascript:alert({id})", by=SYSTEM)
    assert {one.field for one in refused.value.problems} == {"name", "pattern"}
    page = browser(office, "administrator")
    page.post(reverse("administration:new_tracker"), {"code": "dean06", "name": "Đề án 06", "pattern": ""})
    address = reverse("administration:change_tracker", args=["dean06"])
    page.post(address, {"name": "Đề án 06", "pattern": "https://dean06.example/?nv={id}"})
    shown = page.get(reverse("administration:trackers")).content.decode()
    assert "dean06.example" in shown and "no longer in use" in shown
    assert Entry.objects.get(kind="linking.change_tracker").facts["after"]["is_in_use"] is False
    tracker = domain.enter_tracker(code="y", name="Y", by=SYSTEM)
    assert domain.change_tracker(tracker=tracker, name="Y", by=SYSTEM) is None
    with pytest.raises(Invalid):
        domain.enter_tracker(code="y", name="Y", by=SYSTEM)

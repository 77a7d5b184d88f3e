"""Who directs and who monitors a task: notices and desk go to exactly them, the list tells and narrows by them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from decreta.accounts.models import User
from decreta.assignments import desk, domain
from decreta.assignments.enums import Minds
from decreta.assignments.models import Assignment, Deliverable, Minder
from decreta.assignments.queries.minders import as_of
from decreta.audit import sequencer
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotAllowed
from decreta.directives.domain.minding import mind_task
from decreta.directives.importing.minders import Minders
from decreta.directives.models import Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.queries.minders import called, candidates
from decreta.directives.queries.task_list import selected
from decreta.kit.importing import Row
from decreta.notifications.models import Notice
from decreta.organisation.domain import structure
from decreta.organisation.enums import Role
from decreta.organisation.models import Holding
from decreta.organisation.queries.actors import actor_for
from decreta.seeing.queries.workload import workload_page
from tests.directives.tasks import directed
from tests.documents import office as offices
from tests.documents.office import ISSUE_DAY, SINCE, SYSTEM, Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = settings.DECRETA_DATA = tmp_path
    with clock.frozen(ISSUE_DAY):
        yield offices.build(with_users=True)


@pytest.fixture
def second(office: Office) -> Holding:
    """Another secretary of the committee."""
    post = structure.create_post(
        code="secretary-2",
        names={"vi": "Thư ký thứ hai"},
        role=Role.SECRETARY,
        valid_from=SINCE,
        body=office.body,
        by=SYSTEM,
    )
    user = User.objects.create_user(username="secretary-2", password="a long password")
    person = structure.enter_person(full_name="Tống Khánh Linh", user=user, by=SYSTEM)
    return structure.appoint(person=person, post=post, valid_from=SINCE, by=SYSTEM)


def actor_in(holding: Holding) -> Actor:
    found = Holding.objects.select_related("person", "post__unit__organisation", "post__body").get(pk=holding.pk)
    return actor_for(found)


def mind(office: Office, task: Task, directs: Holding | None = None, monitors: Holding | None = None) -> Task | None:
    return mind_task(task=task, directs=directs, monitors=monitors, by=office.actor("secretary"))


def noticed(kind: str) -> set[Any]:
    sequencer.run()
    return set(Notice.objects.filter(kind=kind).values_list("holding_id", flat=True))


def test_who_may_be_named_works_for_the_body_and_can_act(office: Office, second: Holding) -> None:
    day = clock.today()
    leaders = {office.holdings[one].pk for one in ("head", "deputy")}
    assert {one.pk for one in candidates(office.body, Minds.DIRECTS, day)} == leaders
    staff = {office.holdings["secretary"].pk, second.pk}
    assert {one.pk for one in candidates(office.body, Minds.MONITORS, day)} == staff
    people = list(candidates(office.body, Minds.MONITORS, day))
    assert called(people, "tống khánh linh") == called(people, "secretary-2") == [second]
    assert called(people, "Ai đó") == []


def test_only_who_assigns_names_them_and_the_history_stays(office: Office, second: Holding) -> None:
    task = directed(office)
    with pytest.raises(NotAllowed):
        mind_task(task=task, directs=None, monitors=second, by=office.actor("head"))
    with pytest.raises(Invalid) as refused:
        mind(office, task, directs=office.holdings["officer"], monitors=office.holdings["member"])
    assert {one.field for one in refused.value.problems} == {"directs", "monitors"}
    assert mind(office, task, office.holdings["deputy"], second) is not None
    assert mind(office, task, office.holdings["deputy"], second) is None
    with clock.frozen(ISSUE_DAY + dt.timedelta(days=1)):
        mind(office, task, office.holdings["head"], None)
    told = [(one.part, str(one.holding.person), one.until is None) for one in Minder.objects.order_by("since", "part")]
    assert told == [
        ("directs", "Đỗ Quỳnh Lan", False),
        ("monitors", "Tống Khánh Linh", False),
        ("directs", "Phan Hữu Thịnh", True),
    ]
    assert Entry.objects.filter(kind="directives.mind_task").count() == 2
    assert Entry.objects.filter(kind="assignments.minder_named").count() == 4


def test_notices_go_to_exactly_them(office: Office, second: Holding) -> None:
    task = directed(office)
    mind(office, task, office.holdings["deputy"], second)
    assert noticed("directives.minding") == {office.holdings["deputy"].pk, second.pk}
    held, by = Assignment.objects.get(matter_id=task.pk), office.actor("ministry_clerk")
    domain.receive(assignment=held, by=by)
    domain.ask_extension(assignment=held, until=clock.today() + dt.timedelta(days=20), reason="Chờ.", by=by)
    assert noticed("directives.extension_asked") == {office.holdings["deputy"].pk, second.pk}
    proof = domain.EvidenceInput(symbol="12/BC", deliverable=Deliverable.objects.get(matter_id=task.pk))
    domain.report(assignment=held, text="Xong.", claims_done=True, evidence=[proof], by=by)
    assert noticed("directives.reported") == {second.pk}


def test_the_desk_shows_it_to_exactly_them_until_they_leave_their_posts(office: Office, second: Holding) -> None:
    task = directed(office)
    held, by = Assignment.objects.get(matter_id=task.pk), office.actor("ministry_clerk")
    domain.dispute(assignment=held, reason="Không thuộc Bộ.", by=by)

    def sees(actor: Actor) -> bool:
        return any(one.url.endswith(f"{task.pk}/") for _actor, one in desk.waiting([actor], clock.now()))

    whom = {
        "secretary": office.actor("secretary"),
        "second": actor_in(second),
        "head": office.actor("head"),
        "deputy": office.actor("deputy"),
    }
    assert {name for name, actor in whom.items() if sees(actor)} == set(whom)
    mind(office, task, office.holdings["deputy"], second)
    assert {name for name, actor in whom.items() if sees(actor)} == {"second", "deputy"}
    structure.end_holding(holding=second, valid_to=clock.today(), by=SYSTEM)
    assert sees(whom["secretary"])


def test_the_list_tells_and_narrows_by_them_and_the_workload_counts_them(office: Office, second: Holding) -> None:
    task = directed(office)
    mind(office, task, office.holdings["deputy"], second)

    def keys(value: str, actor: Actor) -> list[Any]:
        found = selected({"minder": value}, actor)
        return [one.task.pk for one in found.fetch(found.found)]

    secretary = office.actor("secretary")
    assert keys("mine", actor_in(second)) == keys("mine", office.actor("deputy")) == [task.pk]
    assert keys("mine", secretary) == keys("unmonitored", secretary) == keys("undirected", secretary) == []
    assert keys(str(second.pk), secretary) == [task.pk]
    page = browser(office, "secretary").get(reverse("directives:list"), {"cols": "title,directs,monitors"})
    text = page.content.decode()
    assert "Đỗ Quỳnh Lan" in text and "Tống Khánh Linh" in text
    loads = {one.kind: one for one in workload_page({}, secretary, reverse("directives:list")).groups}
    for kind in ("directing", "monitoring"):
        (row,) = loads[kind].rows
        for part in row.parts:
            if part.count:
                shown = browser(office, "secretary").get(part.url)
                assert len(shown.context["list"].rows) == part.count


def test_the_page_names_them_and_offers_to_change_it_to_who_assigns(office: Office, second: Holding) -> None:
    task = directed(office)
    page, form = reverse("directives:task", args=[task.pk]), reverse("directives:minders", args=[task.pk])
    assert form in browser(office, "secretary").get(page).content.decode()
    assert form not in browser(office, "head").get(page).content.decode()
    said = {"directs": office.holdings["deputy"].pk, "monitors": second.pk, "reason": ""}
    assert browser(office, "secretary").post(form, said).status_code == 302
    text = browser(office, "ministry_clerk").get(page).content.decode()
    assert "monitoring officer" in text and "Tống Khánh Linh" in text


def test_who_was_named_in_another_window_is_not_ended_without_a_word(office: Office, second: Holding) -> None:
    task = directed(office)
    url, secretary = reverse("directives:minders", args=[task.pk]), browser(office, "secretary")
    read = secretary.get(url).context["form"].initial["read"]
    mind(office, task, monitors=second)
    said = {"directs": office.holdings["deputy"].pk, "monitors": "", "reason": "", "read": read}
    answer = secretary.post(url, said)
    assert answer.status_code == 422 and "Tống Khánh Linh" in answer.content.decode()
    assert set(as_of(MATTER_KIND, [task.pk], clock.now())[task.pk]) == {Minds.MONITORS}
    # What the other one wanted as well is no quarrel.
    assert secretary.post(url, {"directs": "", "monitors": second.pk, "reason": "", "read": read}).status_code == 302
    # Sent once more it is meant.
    assert secretary.post(url, said | {"read": answer.context["form"]["read"].value()}).status_code == 302
    assert set(as_of(MATTER_KIND, [task.pk], clock.now())[task.pk]) == {Minds.DIRECTS}


def test_why_another_was_named_is_told_to_the_body_and_not_to_who_does_the_work(
    office: Office, second: Holding
) -> None:
    task, secretary = directed(office), office.actor("secretary")
    mind(office, task, office.holdings["deputy"], second)
    mind_task(task=task, directs=office.holdings["head"], monitors=second, reason="Đồng chí Lan ốm.", by=secretary)
    page = reverse("directives:task", args=[task.pk])
    for name, is_told in (("secretary", True), ("inspector", True), ("ministry_clerk", False)):
        text = browser(office, name).get(page).content.decode()
        assert "Phan Hữu Thịnh" in text
        assert ("Đồng chí Lan ốm." in text) is ("Đỗ Quỳnh Lan" in text) is is_told


def test_a_list_that_names_only_the_officer_leaves_a_leader_who_has_left_his_post(
    office: Office, second: Holding
) -> None:
    task, by = directed(office), office.actor("secretary")
    mind(office, task, office.holdings["deputy"], office.holdings["secretary"])
    structure.end_holding(holding=office.holdings["deputy"], valid_to=clock.today(), by=SYSTEM)
    now = as_of(MATTER_KIND, [task.pk], clock.now())[task.pk]
    assert now == {Minds.MONITORS: office.holdings["secretary"]}
    assert Minders().take_out([task.pk]) == {task.pk: {"monitors": str(office.holdings["secretary"])}}
    Minders().act(Row(1, {}, {"_monitors": second}), task, by=by)
    assert as_of(MATTER_KIND, [task.pk], clock.now())[task.pk] == {Minds.MONITORS: second}
    # He is not taken off by a row that says nothing of him.
    assert Minder.objects.get(part=Minds.DIRECTS).until is None


def browser(office: Office, name: str) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.cookies["language"] = "en"
    client.force_login(office.holdings[name].person.user, backend="django.contrib.auth.backends.ModelBackend")
    return client

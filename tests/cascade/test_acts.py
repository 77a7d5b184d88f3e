"""What is declared, by whom, and that nothing else is seen: acts, pages, and a word that must not be found."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from decreta.assignments import domain as assignments
from decreta.audit.models import Entry
from decreta.cascade import domain
from decreta.cascade.domain.sharing import Whereof
from decreta.cascade.enums import Detail
from decreta.cascade.models import Serving, Share
from decreta.cascade.queries.levels import levels
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.directives.models import Spell, Task
from tests.cascade.world import assignment_of, task_of
from tests.documents.office import SYSTEM

pytestmark = pytest.mark.django_db
CANARY = "CHIMHOANGYEN"


def browser(place, name="secretary"):
    client = Client(headers={"accept-language": "en"})
    client.cookies["language"] = "en"
    client.force_login(place.holdings[name].person.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def shared(place, above, detail, by=None, **what):
    usual = {"whereof": Whereof(body=place.body)} | what
    return domain.share(
        organisation=place.organisation, above=above.organisation, detail=detail, by=by or place.actor(), **usual
    )


def codes(refused):
    return [one.code for one in refused.value.problems]


def test_own_tasks_serve_what_came_from_above(world):
    centre, place = world["vptw"], world["tinh-a"]
    upper = task_of(centre, to=place.organisation)
    held, by = assignment_of(upper), place.actor()
    own, foreign = task_of(place), task_of(world["tinh-b"])
    made = domain.serve(task=own, assignment=held, by=by)
    for task, who, code in ((own, by, "known"), (upper, SYSTEM, "itself"), (foreign, SYSTEM, "not_own")):
        with pytest.raises(Invalid) as refused:
            domain.serve(task=task, assignment=held, by=who)
        assert codes(refused) == [code]
    with pytest.raises(NotAllowed):
        domain.serve(task=own, assignment=held, by=centre.actor())
    with pytest.raises(NotAllowed):
        domain.serve(task=own, assignment=assignment_of(foreign), by=by)
    # What is handed on to a commune serves nothing that serves it.
    lower = task_of(world["xa-a1"])
    domain.serve(task=lower, assignment=assignment_of(task_of(place, to=world["xa-a1"].organisation)), by=SYSTEM)
    back = assignment_of(task_of(world["xa-a1"], to=place.organisation))
    Task.objects.filter(pk=own.pk).update(ordinal=own.ordinal)
    assert domain.serve(task=own, assignment=back, by=SYSTEM).pk != made.pk
    assert Serving.objects.visible_to(centre.actor()).count() == 0
    assert Serving.objects.visible_to(by).filter(assignment=held).count() == 1
    domain.release(serving=made, by=by)
    with pytest.raises(NotNow):
        domain.release(serving=made, by=by)
    assert Entry.objects.filter(kind__in=["cascade.serve", "cascade.release"]).count() == 4


def test_servings_close_no_ring(world):
    centre, place = world["vptw"], world["tinh-a"]
    upper = task_of(centre, to=place.organisation)
    own = task_of(place, to=centre.organisation)
    domain.serve(task=own, assignment=assignment_of(upper), by=SYSTEM)
    with pytest.raises(Invalid) as refused:
        domain.serve(task=upper, assignment=assignment_of(own), by=SYSTEM)
    assert codes(refused) == ["ring"]


def test_who_declares_what_is_shared_and_what_is_refused(world):
    place, above, other = world["xa-a1"], world["tinh-a"], world["tinh-b"]
    task_of(place)
    for by in (above.actor(), world["xa-a2"].actor("head")):
        with pytest.raises(NotAllowed):
            shared(place, above, Detail.COUNTS, by=by)
    made = shared(place, above, Detail.COUNTS, by=place.actor("head"))
    for wrong, code in (
        ({"above": other}, "not_above"),
        ({}, "known"),
        ({"whereof": Whereof(body=above.body)}, "not_own"),
        ({"whereof": Whereof(directive=above.directive)}, "not_own"),
        ({"whereof": Whereof(assignment=assignment_of(task_of(above)))}, "not_own"),
        ({"whereof": Whereof(), "detail": Detail.TASKS}, "too_much"),
        ({"whereof": Whereof(place.body, place.directive)}, "several"),
        ({"first_on": clock.today() + dt.timedelta(days=400), "whereof": Whereof()}, "too_far"),
        ({"ground": "x" * 201, "whereof": Whereof()}, "too_long"),
    ):
        upper, detail = wrong.pop("above", above), wrong.pop("detail", Detail.COUNTS)
        with pytest.raises(Invalid) as refused:
            shared(place, upper, detail, **wrong)
        assert codes(refused) == [code]
    with pytest.raises(NotAllowed):
        domain.stop_sharing(share=made, by=above.actor())
    with clock.frozen(clock.now() + dt.timedelta(days=2)):
        domain.stop_sharing(share=made, by=place.actor())
        with pytest.raises(NotNow):
            domain.stop_sharing(share=made, by=place.actor())
        with pytest.raises(Invalid) as refused:
            shared(place, above, Detail.TITLES, first_on=clock.today() - dt.timedelta(days=1))
        assert codes(refused) == ["held"]
        shared(place, above, Detail.TITLES)


def test_a_declaration_that_was_taken_back_tells_numbers_of_its_days_and_nothing_else(world):
    place, above = world["xa-a1"], world["tinh-a"]
    task_of(place, title=CANARY)
    made, first = shared(place, above, Detail.TASKS), clock.today()
    with clock.frozen(clock.now() + dt.timedelta(days=3)):
        domain.stop_sharing(share=made, by=place.actor())
        by = above.actor()
        assert [line.only_counted for line in levels(above.organisation, first, by).below] == [1]
        assert levels(above.organisation, clock.today(), by).below == []


def test_three_levels_add_up(world):
    centre, province = world["vptw"], world["tinh-a"]
    for place, number in ((world["xa-a1"], 2), (world["xa-a2"], 3), (province, 4)):
        for _ in range(number):
            task_of(place)
    shared(world["xa-a1"], province, Detail.TITLES, goes_further=True)
    shared(world["xa-a2"], province, Detail.COUNTS)
    today = clock.today()
    seen = levels(province.organisation, today, province.actor())
    assert (seen.own_sum.total, [one.total for one in seen.below], seen.total.total) == (4, [2, 3], 9)
    assert levels(centre.organisation, today, centre.actor()).below == []
    shared(province, centre, Detail.COUNTS)
    shared(province, centre, Detail.COUNTS, whereof=Whereof())
    (line,) = levels(centre.organisation, today, centre.actor()).below
    assert (line.total, [(str(one.label), one.total) for one in line.parts]) == (
        6,
        [("its own", 4), ("without saying by whom", 2)],
    )


#: Where a reader above could come across a task of below.
_PAGES = (
    "directives:list",
    "directives:supervision",
    "cascade:levels",
    "seeing:board",
    "seeing:matrix",
    "seeing:grid",
    "seeing:timeline",
    "seeing:calendar",
    "seeing:workload",
)


@pytest.mark.parametrize("detail", [None, Detail.COUNTS, Detail.TITLES, Detail.TASKS])
def test_a_word_from_below_is_found_where_it_was_shared_and_nowhere_else(world, detail):
    place, above = world["xa-a1"], world["tinh-a"]
    task = task_of(place, title=f"{CANARY} nhan đề")
    held = assignments.receive(assignment=assignment_of(task), by=SYSTEM)
    assignments.report(assignment=held, text=f"{CANARY} báo cáo", by=SYSTEM)
    if detail is not None:
        shared(place, above, detail)
    for name in ("secretary", "head"):
        client = browser(above, name)
        for page in _PAGES:
            assert CANARY not in client.get(reverse(page)).content.decode(), page
        assert client.get(reverse("directives:task", args=[task.pk])).status_code == 404
        assert "nhan đề" not in client.get("/search/", {"q": CANARY}).content.decode()
        by = above.actor(name)
        assert not Task.objects.visible_to(by).filter(pk=task.pk).exists()
        assert not Spell.objects.visible_to(by).filter(task=task).exists()
        behind = reverse("cascade:from_below", args=[above.organisation.code, place.organisation.code])
        page = client.get(behind).content.decode()
        assert (f"{CANARY} nhan đề" in page) == (detail in (Detail.TITLES, Detail.TASKS))
        assert f"{CANARY} báo cáo" not in page
        whole = client.get(reverse("cascade:task", args=[above.organisation.code, task.pk]))
        assert (whole.status_code == 200) == (detail == Detail.TASKS)
        if detail == Detail.TASKS:
            assert f"{CANARY} báo cáo" in whole.content.decode()
    for stranger in (world["tinh-b"], world["xa-a2"]):
        assert browser(stranger).get(behind).status_code == 404


def test_pages_declare_take_back_and_break_down(world):
    centre, place = world["vptw"], world["tinh-a"]
    upper = task_of(centre, to=place.organisation, title="Kết nối mạng")
    own = task_of(place, title="Lập danh sách điểm kết nối")
    held, client = assignment_of(upper), browser(place)
    page = client.get(reverse("directives:task", args=[upper.pk])).content.decode()
    address = reverse("cascade:break_down", args=[held.pk])
    assert address in page
    assert client.post(address, {}).status_code == 422
    client.post(address, {"tasks": [str(own.pk)]})
    assert Serving.objects.get().assignment_id == held.pk
    assert "Lập danh sách" in client.get(reverse("directives:task", args=[upper.pk])).content.decode()
    assert "Kết nối mạng" in client.get(reverse("directives:task", args=[own.pk])).content.decode()
    form = reverse("cascade:share")
    assert client.get(form).status_code == 200
    sent = {"above": centre.organisation.code, "whereof": f"assignment:{held.pk}", "detail": "1"}
    assert client.post(form, sent | {"detail": "9"}).status_code == 422
    assert client.post(form, sent).status_code == 302
    assert "counts by class only" in client.get(reverse("cascade:shares")).content.decode()
    above = Client(headers={"accept-language": "en"})
    above.force_login(centre.holdings["secretary"].person.user, backend="django.contrib.auth.backends.ModelBackend")
    seen = above.get(reverse("directives:task", args=[upper.pk])).content.decode()
    assert "What is shared of the work below" in seen and "Lập danh sách" not in seen
    assert client.post(reverse("cascade:stop", args=[Share.objects.get().pk])).status_code == 302
    assert Share.objects.standing().count() == 0
    client.post(reverse("cascade:release", args=[Serving.objects.get().pk]))
    assert Serving.objects.standing().count() == 0
    assert browser(place, "head").get(address).status_code == 404

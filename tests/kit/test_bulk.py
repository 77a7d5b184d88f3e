"""The same for several rows of a list: said before it is done, answered for each row, done once."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from decreta.assignments.models import Assignment
from decreta.audit.models import Entry
from decreta.core import seats
from decreta.core.errors import Invalid, NotAllowed
from decreta.directives.bulk import RECEIVE
from decreta.documents.bulk import SUBMIT
from decreta.documents.domain import approval
from decreta.documents.models import Document
from decreta.kit import domain
from decreta.kit.domain import bulk_runs
from decreta.kit.jobs import carry_out_bulk
from decreta.kit.models import BulkRun, JobState
from tests.documents import office as offices
from tests.lists import growing

pytestmark = pytest.mark.django_db
LIST = "directives.tasks"


@pytest.fixture
def office():
    return offices.build(with_users=True)


def signed_in(office, who: str) -> Client:
    client = Client()
    client.force_login(office.holdings[who].person.user)
    return client


def chosen(client: Client, name: str, act: str, rows: list[UUID], **more):
    """Choose rows, and what stands on the page that asks whether one is sure."""
    table = LIST if act.startswith("directives.") else "documents.documents"
    return client.post(reverse(f"kit:{name}", args=[table]), {"act": act, "row": rows, **more})


def drafts(office, number: int) -> list[Document]:
    return [growing.document(office) for _ in range(number)]


def test_the_list_offers_what_a_post_ever_does_and_no_boxes_to_others(office):
    growing.task(office)
    pages = {
        who: signed_in(office, who).get(reverse("directives:list"))
        for who in ("ministry_officer", "member", "inspector")
    }
    offered = {who: page.content.decode().count('name="act"') for who, page in pages.items()}
    assert offered == {"ministry_officer": 2, "member": 0, "inspector": 0}
    assert 'name="row"' not in pages["member"].content.decode()
    assert pages["ministry_officer"].content.decode().count('name="row"') == 1


def test_choosing_says_what_would_happen_and_changes_nothing(office):
    one, received, foreign = growing.task(office), growing.task(office), growing.task_of_another(office)
    client = signed_in(office, "ministry_officer")
    chosen(client, "bulk_act", "directives.receive", [received.pk])
    before = Entry.objects.count()
    page = chosen(client, "bulk", "directives.receive", [one.pk, received.pk, foreign.pk, uuid4()])
    assert [row.key for row in page.context["able"]] == [one.pk]
    assert [row.key for row in page.context["unable"]] == [received.pk]
    assert page.context["unable"][0].refusal
    # What he may not see is not even refused.
    assert str(foreign.pk) not in page.content.decode()
    assert Entry.objects.count() == before


def test_each_row_is_answered_and_the_log_has_an_entry_for_each_that_was_done(office):
    tasks = [growing.task(office) for _ in range(3)]
    client = signed_in(office, "ministry_officer")
    chosen(client, "bulk_act", "directives.receive", [tasks[0].pk])
    answer = chosen(client, "bulk_act", "directives.receive", [one.pk for one in tasks])
    page = client.get(answer.url)
    assert (page.context["done"], page.context["refused"]) == (2, 1)
    assert Assignment.objects.filter(received_at=None).count() == 0
    assert Entry.objects.filter(kind="assignments.received").count() == 3
    assert Entry.objects.filter(kind="kit.bulk_ordered").count() == 2


def test_all_rows_of_the_list_as_it_stood_are_chosen_with_one_box(office):
    made = drafts(office, 4)
    other = growing.task(office)
    client = signed_in(office, "secretary")
    page = chosen(client, "bulk", "documents.submit", [], all="1", query="state=draft")
    assert {row.key for row in page.context["able"]} >= {one.pk for one in made}
    assert other.pk not in {row.key for row in page.context["able"]}


def test_a_post_that_never_does_it_finds_no_such_act(office):
    task = growing.task(office)
    for who, act in (("member", "directives.receive"), ("inspector", "documents.submit"), ("secretary", "no.such")):
        assert chosen(signed_in(office, who), "bulk", act, [task.pk]).status_code == 404
        assert chosen(signed_in(office, who), "bulk_act", act, [task.pk]).status_code == 404
    with pytest.raises(NotAllowed):
        domain.order_bulk(bulk=RECEIVE, rows=[task.pk], given={}, query="", by=office.actor("member"))


@pytest.mark.parametrize("rows", [[], ["x"], [uuid4() for _ in range(bulk_runs.MOST + 1)]])
def test_no_row_or_too_many_lead_back_with_the_reason(office, rows):
    answer = chosen(signed_in(office, "ministry_officer"), "bulk", "directives.receive", rows, query="mine=1")
    assert answer.url == f"{reverse('directives:list')}?mine=1"
    with pytest.raises(Invalid):
        domain.order_bulk(
            bulk=RECEIVE,
            rows=[one for one in rows if one != "x"],
            given={},
            query="",
            by=office.actor("ministry_officer"),
        )


def test_many_rows_are_a_job_that_goes_on_where_it_was_killed(office, monkeypatch):
    made = drafts(office, 4)
    by = office.actor("secretary")
    monkeypatch.setattr(bulk_runs, "AT_ONCE", 2)
    run = domain.order_bulk(bulk=SUBMIT, rows=[one.pk for one in made], given={}, query="", by=by)
    assert run.job is not None and run.results == []

    submitted = approval.submit_for_approval
    monkeypatch.setattr("decreta.documents.bulk.submit_for_approval", _dying_at(made[2], submitted))
    with pytest.raises(RuntimeError):
        carry_out_bulk(str(run.job.pk))
    run.refresh_from_db()
    assert [one["row"] for one in run.results] == [str(one.pk) for one in made[:2]]

    monkeypatch.setattr("decreta.documents.bulk.submit_for_approval", submitted)
    type(run.job).objects.filter(pk=run.job.pk).update(state=JobState.RUNNING)
    carry_out_bulk(str(run.job.pk))
    run.refresh_from_db()
    assert [one["refusal"] for one in run.results] == [""] * 4
    assert Entry.objects.filter(kind="documents.submitted").count() == 4
    run.job.refresh_from_db()
    assert (run.job.state, run.job.result_url) == (JobState.DONE, reverse("kit:bulk_run", args=[run.pk]))


def test_what_was_done_is_seen_by_who_ordered_it_in_the_post_in_which_he_did(office):
    task = growing.task(office)
    chosen(signed_in(office, "ministry_officer"), "bulk_act", "directives.receive", [task.pk])
    run = BulkRun.objects.get()
    seen = {who for who in office.holdings if run in BulkRun.objects.visible_to(office.actor(who))}
    assert seen == {"ministry_officer"}
    assert seats.seat_of(office.actor("ministry_officer"))["holding"] == str(run.holding_id)


def _dying_at(document: Document, act):
    def acting(*, document: Document, by, _last=document):
        if document.pk == _last.pk:
            raise RuntimeError
        return act(document=document, by=by)

    return acting

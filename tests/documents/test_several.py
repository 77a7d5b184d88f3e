"""Several texts approved and several papers issued at once: each bound to what was shown, each with its answer."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from decreta.documents.domain import approval, drafting, settle_arrival
from decreta.documents.enums import DocumentState, NumberState
from decreta.documents.models import Approval, Document, Mark, Number
from decreta.documents.queries.texts import newest_version
from decreta.kit.jobs import carry_out_bulk
from decreta.kit.models import BulkRun, JobState
from tests.documents import office as offices
from tests.documents.arrivals import registered
from tests.documents.office import approved, drafted

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return offices.build(with_users=True)


def signed_in(office, who: str) -> Client:
    client = Client()
    client.force_login(office.holdings[who].person.user)
    session = client.session
    session["shown_at"] = 4_000_000_000
    session.save()
    return client


def submitted(office, number: int) -> list[Document]:
    made = [drafted(office, subject=f"Thông báo thứ {n}") for n in range(number)]
    for one in made:
        approval.submit_for_approval(document=one, by=office.actor("secretary"))
    return made


def send(client: Client, name: str, act: str, rows: list, *, table: str = "documents.documents", **more: str):
    where = reverse(f"kit:{name}", args=[table])
    return client.post(where, {"act": act, "row": [str(one.pk) for one in rows], **more})


def test_texts_are_approved_as_they_were_shown_and_a_changed_one_is_not(office):
    made = submitted(office, 3)
    client = signed_in(office, "head")
    page = send(client, "bulk", "documents.approve", made)
    shown = {f"read-{one.key}": one.read for one in page.context["able"]}
    assert shown == {f"read-{one.pk}": newest_version(one).content_hash for one in made}
    changed = made[1]
    drafting.revise(document=changed, subject="Khác", text="Khác.", expected_version=1, by=office.actor("secretary"))
    approval.submit_for_approval(document=changed, by=office.actor("secretary"))
    answer = send(client, "bulk_sign", "documents.approve", made, **shown)
    result = client.get(answer.url)
    assert (result.context["done"], result.context["refused"]) == (2, 1)
    assert {one.document_id for one in Approval.objects.all()} == {made[0].pk, made[2].pk}
    refused = next(one for one in result.context["results"] if one.refusal)
    assert refused.row.key == changed.pk


def test_what_signs_asks_who_one_is_and_goes_through_no_other_address(office):
    made = submitted(office, 1)
    stranger = Client()
    stranger.force_login(office.holdings["head"].person.user)
    session = stranger.session
    session["shown_at"] = 0
    session.save()
    assert "reauthenticate" in send(stranger, "bulk_sign", "documents.approve", made).url
    assert send(signed_in(office, "head"), "bulk_act", "documents.approve", made).status_code == 404
    assert send(signed_in(office, "secretary"), "bulk_sign", "documents.submit", made).status_code == 404
    assert Approval.objects.count() == 0


def test_papers_are_issued_one_after_another_and_a_killed_run_goes_on_with_the_same_numbers(office, monkeypatch):
    made = [approved(office, subject=f"Thông báo thứ {n}") for n in range(3)]
    waiting = drafted(office)
    client = signed_in(office, "clerk")
    page = send(client, "bulk", "documents.issue", [*made, waiting])
    assert {one.key for one in page.context["able"]} == {one.pk for one in made}
    send(client, "bulk_sign", "documents.issue", [*made, waiting])
    run = BulkRun.objects.get()
    assert run.job is not None

    from decreta.documents.domain import issuing

    make, calls = issuing.make, []

    def dying(*, document: Document) -> bytes:
        calls.append(document.pk)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return make(document=document)

    monkeypatch.setattr(issuing, "make", dying)
    with pytest.raises(KeyboardInterrupt):
        carry_out_bulk(str(run.job.pk))
    monkeypatch.setattr(issuing, "make", make)
    half = Number.objects.get(state=NumberState.TAKEN)
    type(run.job).objects.filter(pk=run.job.pk).update(state=JobState.RUNNING)
    carry_out_bulk(str(run.job.pk))

    run.refresh_from_db()
    assert [bool(one["refusal"]) for one in run.results] == [False, False, False, True]
    assert set(Document.objects.filter(pk__in=[one.pk for one in made]).values_list("state", flat=True)) == {
        DocumentState.ISSUED
    }
    assert sorted(Number.objects.values_list("number", "state")) == [(n, NumberState.SEALED) for n in (1, 2, 3)]
    assert Number.objects.get(pk=half.pk).number == half.number


def test_one_mark_is_written_on_several_arrivals_and_says_why_not_on_others(office):
    made = [registered(office, symbol=f"{n}/SXD-VP", subject=f"V/v việc thứ {n}") for n in (1, 2, 3)]
    settle_arrival(arrival=made[2], reason="Để biết", by=office.actor("clerk"))
    client = signed_in(office, "chief")
    asked = {"words": "Nghiên cứu, tham mưu trả lời", "lead": f"u:{office.unit.pk}", "due_on": "20/03/2025"}
    page = send(client, "bulk", "documents.mark", made, table="documents.arrivals")
    assert [one.key for one in page.context["unable"]] == [made[2].pk]
    wrong = send(client, "bulk_act", "documents.mark", made, table="documents.arrivals", **asked | {"lead": ""})
    assert wrong.status_code == 422 and list(wrong.context["form"].errors) == ["lead"]
    answer = send(client, "bulk_act", "documents.mark", made, table="documents.arrivals", **asked)
    result = client.get(answer.url)
    assert (result.context["done"], result.context["refused"]) == (2, 1)
    assert {(one.arrival_id, str(one.due_on)) for one in Mark.objects.all()} == {
        (one.pk, "2025-03-20") for one in made[:2]
    }


def test_only_leaders_are_offered_to_mark_several(office):
    registered(office)
    offered = {
        who: "documents.mark" in signed_in(office, who).get(reverse("documents:arrivals")).content.decode()
        for who in ("chief", "clerk", "officer")
    }
    assert offered == {"chief": True, "clerk": False, "officer": False}

"""From an act to a signed message, and what happens when nobody takes it."""

from __future__ import annotations

import base64
import datetime as dt
import json

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob
from standardwebhooks import Webhook
from standardwebhooks.webhooks import WebhookVerificationError

from decreta.audit import sequencer
from decreta.audit.models import Entry, FollowerFailure
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.notifications.models import Notice
from decreta.organisation.domain import structure
from decreta.webhooks import payloads
from decreta.webhooks.domain import delivering, telling
from decreta.webhooks.domain.endpoints import (
    disable_endpoint,
    enable_endpoint,
    ping,
    register_endpoint,
    resend,
    rotate_secret,
)
from decreta.webhooks.models import Attempt, Delivery, Endpoint
from tests.documents.office import SYSTEM, drafted
from tests.webhooks.receiver import URL

pytestmark = pytest.mark.django_db


def happen(office):
    """A draft by the secretary, in its place in the log."""
    document = drafted(office)
    sequencer.run()
    assert not FollowerFailure.objects.exists()
    return document


def send(registered) -> int:
    return delivering.deliver(registered.endpoint.pk)


def states(registered) -> list[str]:
    return list(registered.endpoint.deliveries.order_by("pk").values_list("state", flat=True))


def later(registered, **span: float) -> None:
    """So much time passes for an endpoint."""
    step = dt.timedelta(**span)
    endpoint = Endpoint.objects.get(pk=registered.endpoint.pk)
    for name in ("rest_until", "failing_since", "old_secret_until"):
        if (moment := getattr(endpoint, name)) is not None:
            setattr(endpoint, name, moment - step)
    endpoint.save()
    for one in endpoint.deliveries.all():
        one.next_attempt_at -= step
        one.save()


def test_an_act_arrives_signed_with_ids_and_addresses_and_no_content(office, registered, receiver):
    document = happen(office)
    assert send(registered) == len(receiver.received) > 0
    first = receiver.received[0]
    told = Webhook(registered.secret).verify(first.body, first.headers)
    assert first.path == "/hook?from=decreta"
    entry = Entry.objects.get(kind="documents.drafted")
    assert told["type"] == "documents.drafted"
    assert told["data"]["entry"] == str(entry.pk)
    assert told["data"]["thing"]["kind"] == "documents.document"
    assert told["data"]["thing"]["id"] == str(document.pk)
    assert told["data"]["thing"]["page"].endswith(f"/documents/{document.pk}/")
    assert document.subject not in first.body.decode()
    assert set(states(registered)) == {"delivered"}
    attempt = Attempt.objects.order_by("pk")[0]
    assert (attempt.status, attempt.error) == (204, "")


def test_a_changed_body_or_another_secret_is_found_out(office, registered, receiver):
    happen(office)
    send(registered)
    first = receiver.received[0]
    with pytest.raises(WebhookVerificationError):
        Webhook(registered.secret).verify(first.body.replace(b"drafted", b"deleted"), first.headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(base64.b64encode(b"x" * 32).decode()).verify(first.body, first.headers)


def test_a_new_secret_signs_beside_the_old_one_for_a_day(office, registered, receiver):
    new = rotate_secret(endpoint=registered.endpoint, by=office.actor("secretary"))
    happen(office)
    send(registered)
    for secret in (registered.secret, new.secret):
        assert Webhook(secret).verify(receiver.received[-1].body, receiver.received[-1].headers)
    later(registered, hours=25)
    ping(endpoint=registered.endpoint, by=office.actor("secretary"))
    send(registered)
    Webhook(new.secret).verify(receiver.received[-1].body, receiver.received[-1].headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(registered.secret).verify(receiver.received[-1].body, receiver.received[-1].headers)


def test_the_secret_is_not_in_the_database(registered):
    stored = bytes(Endpoint.objects.get().secret)
    assert registered.secret.encode() not in stored
    assert registered.secret not in json.dumps([entry.facts for entry in Entry.objects.all()])


def test_what_the_post_does_not_see_when_it_is_sent_is_withheld(office, registered, receiver):
    document = happen(office)
    document.audience.all().delete()
    assert send(registered) == 0
    assert receiver.received == []
    assert set(states(registered)) == {"withheld"}


def test_another_posts_document_is_not_told(office, receiver):
    made = register_endpoint(label="x", url=URL, kinds=["documents"], by=office.actor("ministry_officer"))
    happen(office)
    delivering.deliver(made.endpoint.pk)
    assert receiver.received == []


def test_an_administrator_is_told_of_the_structure_and_of_no_content(office, receiver):
    by = office.actor("administrator")
    made = register_endpoint(label="x", url=URL, kinds=["documents", "organisation", "accounts"], by=by)
    happen(office)
    structure.enter_person(full_name="Người mới", by=SYSTEM)
    structure.establish_body(
        code="moi", names={"vi": "Ban mới"}, symbol="BM", kind="committee", valid_from=clock.today(), by=SYSTEM
    )
    sequencer.run()
    delivering.deliver(made.endpoint.pk)
    kinds = {json.loads(one.body)["type"] for one in receiver.received}
    assert "organisation.establish_body" in kinds
    assert {kind.split(".")[0] for kind in kinds} == {"organisation"}
    assert "documents.drafted" in made.endpoint.deliveries.filter(state="withheld").values_list("kind", flat=True)


def test_when_the_post_ends_the_endpoint_ends(office, registered, receiver):
    happen(office)
    holding = office.holdings["secretary"]
    holding.valid_to = clock.today()
    holding.save()
    assert send(registered) == 0
    assert receiver.received == []
    registered.endpoint.refresh_from_db()
    assert registered.endpoint.disabled_because == "post_ended"
    assert set(states(registered)) == {"withheld"}


def test_only_the_chosen_kinds_are_noted_and_each_once(office, receiver):
    made = register_endpoint(label="x", url=URL, kinds=["documents.submitted"], by=office.actor("secretary"))
    happen(office)
    assert made.endpoint.deliveries.count() == 0
    entry = Entry.objects.get(kind="documents.drafted")
    made.endpoint.kinds = ["documents"]
    made.endpoint.save()
    telling.queue(entry)
    telling.queue(entry)
    assert made.endpoint.deliveries.count() == 1


def test_one_job_waits_however_much_there_is(office, registered):
    for _one in range(3):
        happen(office)
    jobs = ProcrastinateJob.objects.filter(task_name="webhooks.deliver")
    assert [job.lock for job in jobs] == [f"webhook-{registered.endpoint.pk}"]


def test_who_does_not_answer_is_tried_with_growing_waits_one_attempt_at_a_time_and_given_up_after_a_day(
    office, registered, receiver
):
    for _one in range(3):
        happen(office)
    receiver.status = 500
    assert send(registered) == 0
    assert len(receiver.received) == 1, "the others wait for the endpoint's rest"
    assert send(registered) == 0
    assert len(receiver.received) == 1
    assert sum(delivering.WAITS, dt.timedelta()) > dt.timedelta(hours=23, minutes=59)
    one = Delivery.objects.filter(attempts=1).get()
    Endpoint.objects.update(failing_since=clock.real_now())
    for _attempt in delivering.WAITS:
        Endpoint.objects.update(rest_until=None, failing_since=clock.real_now())
        Delivery.objects.exclude(pk=one.pk).update(next_attempt_at=clock.real_now() + dt.timedelta(days=2))
        Delivery.objects.filter(pk=one.pk, state="waiting").update(next_attempt_at=clock.real_now())
        send(registered)
    one.refresh_from_db()
    assert (one.state, one.attempts) == ("failed", len(delivering.WAITS) + 1)
    assert one.tries.count() == one.attempts


def test_what_failed_goes_when_the_receiver_is_back_under_the_same_id(office, registered, receiver):
    happen(office)
    receiver.status = 503
    send(registered)
    receiver.status = 204
    later(registered, hours=1)
    assert telling.enqueue_due() == 1
    send(registered)
    ids = [one.headers["webhook-id"] for one in receiver.received]
    assert ids[0] == ids[1]
    registered.endpoint.refresh_from_db()
    assert (registered.endpoint.failures, registered.endpoint.failing_since) == (0, None)


def test_a_day_without_an_answer_switches_off_and_tells_the_owner(office, registered, receiver):
    happen(office)
    receiver.status = 500
    send(registered)
    later(registered, hours=25)
    send(registered)
    registered.endpoint.refresh_from_db()
    assert registered.endpoint.disabled_because == "failing"
    sequencer.run()
    notice = Notice.objects.get(kind="webhooks.disabled")
    assert (notice.person_id, notice.way) == (office.holdings["secretary"].person_id, "mail")
    happen(office)
    assert "waiting" not in states(registered)


def test_gone_is_gone(office, registered, receiver):
    happen(office)
    receiver.status = 410
    send(registered)
    registered.endpoint.refresh_from_db()
    assert registered.endpoint.disabled_because == "gone"


def test_a_test_is_sent_and_answered(office, registered, receiver):
    ping(endpoint=registered.endpoint, by=office.actor("secretary"))
    assert send(registered) == 1
    told = Webhook(registered.secret).verify(receiver.received[0].body, receiver.received[0].headers)
    assert (told["type"], told["data"]) == (payloads.PING, {})


def test_one_or_a_stretch_is_sent_again_under_the_same_ids(office, registered, receiver):
    by = office.actor("secretary")
    begun = clock.real_now()
    happen(office)
    send(registered)
    before = [one.headers["webhook-id"] for one in receiver.received]
    one = registered.endpoint.deliveries.order_by("pk")[0]
    assert resend(endpoint=registered.endpoint, delivery=one, by=by) == 1
    span = {"since": begun, "until": clock.real_now() + dt.timedelta(minutes=1)}
    assert resend(endpoint=registered.endpoint, by=by, only_failed=True, **span) is None
    send(registered)
    assert resend(endpoint=registered.endpoint, by=by, only_failed=False, **span) == len(before)
    send(registered)
    assert [one.headers["webhook-id"] for one in receiver.received][len(before) + 1 :] == before
    with pytest.raises(Invalid) as refused:
        resend(endpoint=registered.endpoint, by=by, since=span["until"], until=begun)
    assert [problem.field for problem in refused.value.problems] == ["until"]


def test_registering_says_everything_that_is_wrong_at_once(office):
    with pytest.raises(Invalid) as refused:
        register_endpoint(label=" ", url="http://10.0.0.1/", kinds=["secrets.told"], by=office.actor("secretary"))
    assert [problem.field for problem in refused.value.problems] == ["label", "url", "kinds"]
    with pytest.raises(NotAllowed):
        register_endpoint(label="x", url=URL, kinds=["documents"], by=SYSTEM)


def test_a_post_has_so_many_endpoints(office, registered):
    for _one in range(9):
        register_endpoint(label="x", url=URL, kinds=["documents"], by=office.actor("secretary"))
    with pytest.raises(Invalid, match="at most 10"):
        register_endpoint(label="x", url=URL, kinds=["documents"], by=office.actor("secretary"))


def test_who_may_switch_off_and_on(office, registered):
    endpoint = registered.endpoint
    with pytest.raises(NotAllowed):
        disable_endpoint(endpoint=endpoint, by=office.actor("head"))
    assert disable_endpoint(endpoint=endpoint, by=office.actor("administrator")).disabled_because == "administrator"
    assert disable_endpoint(endpoint=endpoint, by=office.actor("administrator")) is None
    with pytest.raises(NotNow):
        ping(endpoint=endpoint, by=office.actor("secretary"))
    for act in (enable_endpoint, rotate_secret, ping):
        with pytest.raises(NotAllowed):
            act(endpoint=endpoint, by=office.actor("administrator"))
    assert enable_endpoint(endpoint=endpoint, by=office.actor("secretary"))
    assert enable_endpoint(endpoint=endpoint, by=office.actor("secretary")) is None


def test_what_ended_a_month_ago_is_forgotten_and_nothing_else(office, registered, receiver):
    happen(office)
    send(registered)
    old = registered.endpoint.deliveries.order_by("pk")[0]
    Delivery.objects.filter(pk=old.pk).update(ended_at=clock.real_now() - dt.timedelta(days=31))
    kept = registered.endpoint.deliveries.count() - 1
    telling.forget_ended()
    assert registered.endpoint.deliveries.count() == Attempt.objects.count() == kept

"""The pages: how one is told, and mail that was given up."""

from __future__ import annotations

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from decreta.core import clock
from decreta.notifications.domain import queue_mail
from decreta.notifications.models import Mail, MailTimes, Preference
from tests.documents import office as offices
from tests.documents.office import ISSUE_DAY

pytestmark = pytest.mark.django_db
PAGE = "/notifications/preferences/"


@pytest.fixture(autouse=True)
def day():
    with clock.frozen(ISSUE_DAY):
        yield


@pytest.fixture
def office(db):
    return offices.build(with_users=True)


@pytest.fixture
def head(client, office):
    client.force_login(office.holdings["head"].person.user)
    return client


def ways(**changed: str) -> dict[str, str]:
    """The form as it is shown, with some choices changed."""
    from decreta.notifications import kinds

    shown = {one.name: one.way.value for one in kinds.chosen_among() if not one.is_mailed_apart}
    return {"form": "ways", **shown, **changed}


def test_a_choice_is_kept_for_the_post(head, office):
    answer = head.post(PAGE, ways(**{"documents.issued": "none"}))
    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    found = Preference.objects.get()
    assert (found.holding, found.kind, found.way) == (office.holdings["head"], "documents.issued", "none")
    assert '<option value="none" selected>' in head.get(PAGE).content.decode()


def test_a_choice_can_be_kept_for_all_posts_at_once(head, office):
    from decreta.organisation.models import Holding

    other = Holding.objects.create(
        person=office.holdings["head"].person, post=office.posts["chief"], valid_from=offices.SINCE
    )
    head.post(f"{PAGE}?post={other.pk}", ways(everywhere="on", **{"documents.issued": "mail"}))
    assert Preference.objects.filter(way="mail").count() == 2


def test_what_is_obligatory_offers_no_nothing_and_a_forged_choice_is_refused_beside_it(head):
    answer = head.post(PAGE, ways(**{"directives.rung": "none"}))
    assert answer.status_code == 422
    assert "is-invalid" in answer.content.decode() or "invalid-feedback" in answer.content.decode()
    assert not Preference.objects.exists()


def test_a_post_of_somebody_else_is_not_shown(head, office):
    other = office.holdings["secretary"]
    head.post(f"{PAGE}?post={other.pk}", ways(**{"documents.issued": "none"}))
    assert list(Preference.objects.values_list("holding", flat=True)) == [office.holdings["head"].pk]


def test_times_are_kept_and_half_a_quiet_is_refused_with_what_was_typed(head):
    sent = {"form": "times", "times-digest_days": "every", "times-digest_hour": "8", "times-quiet_from": "22"}
    answer = head.post(PAGE, sent)
    assert answer.status_code == 422
    assert 'id="id_times-quiet_until-wrong"' in answer.content.decode()
    assert '<option value="8" selected>' in answer.content.decode()
    assert head.post(PAGE, {**sent, "times-quiet_until": "5"}).status_code == 302
    assert MailTimes.objects.get().times.quiet_until == 5


def given_up() -> Mail:
    mail = queue_mail(recipient="m@example.org", subject="SUBJECT-WORD", body="BODY-WORD")
    Mail.objects.update(failed_at=clock.real_now(), attempts=8, last_error="SMTPDataError 554")
    ProcrastinateJob.objects.all().delete()
    return mail


def test_an_administrator_sees_to_whom_mail_failed_and_nothing_of_it_and_sends_it_again(client, office):
    mail = given_up()
    client.force_login(office.holdings["administrator"].person.user)
    shown = client.get("/notifications/outbox/").content.decode()
    assert "m@example.org" in shown and "SMTPDataError 554" in shown
    assert "SUBJECT-WORD" not in shown and "BODY-WORD" not in shown
    for _twice in range(2):
        assert client.post(f"/notifications/outbox/{mail.pk}/resend/").status_code == 302
    mail.refresh_from_db()
    assert (mail.failed_at, mail.attempts) == (None, 0)
    assert ProcrastinateJob.objects.filter(task_name="notifications.send_mail").count() == 1


@pytest.mark.parametrize("number", [1, 3])
def test_mail_that_failed_costs_the_same_for_one_and_for_many(client, office, django_assert_num_queries, number):
    for _one in range(number):
        given_up()
    client.force_login(office.holdings["administrator"].person.user)
    with django_assert_num_queries(6):
        assert client.get("/notifications/outbox/").content.count(b"SMTPDataError 554") == number


def test_nobody_else_sees_mail_that_failed(head):
    mail = given_up()
    assert head.get("/notifications/outbox/").status_code == 404
    assert head.post(f"/notifications/outbox/{mail.pk}/resend/").status_code == 404

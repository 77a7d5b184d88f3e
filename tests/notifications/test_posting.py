"""How notices leave by mail: as their reader wants it, when he wants it, and only what he may still see then."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from decreta.accounts.models import User
from decreta.audit import Ref, sequencer
from decreta.audit.models import Entry
from decreta.core import clock, sight
from decreta.core.errors import Invalid, NotAllowed
from decreta.core.ids import new_id
from decreta.documents.domain import approval
from decreta.documents.models import Document
from decreta.notifications import kinds, stopping
from decreta.notifications.domain import notify
from decreta.notifications.domain.posting import post_at_once, post_digests
from decreta.notifications.domain.preferences import choose_times, choose_ways
from decreta.notifications.enums import DigestDays, Way
from decreta.notifications.models import Digest, Mail, Notice
from decreta.notifications.times import Times
from decreta.organisation.models import Holding, Person
from tests.documents import office as offices
from tests.documents.office import ISSUE_DAY, ZONE, drafted

pytestmark = pytest.mark.django_db
#: A Tuesday, nine in the morning.
NINE = ISSUE_DAY


def at(hour: int, day: int = 18) -> dt.datetime:
    return dt.datetime(2025, 3, day, hour, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def moment():
    with clock.frozen(NINE):
        yield


@pytest.fixture
def office(db):
    office = offices.build()
    for name in ("head", "secretary"):
        holding = office.holdings[name]
        holding.person.user = User.objects.create_user(name, password="x", language="en")
        holding.person.email = f"{name}@office.example"
        holding.person.save()
    return office


@pytest.fixture(autouse=True)
def kind():
    """A kind that is told at once, one that waits for the day's mail, one that nobody escapes."""
    words = {"label": "Matter", "words": lambda facts: f"Told: {facts['n']}"}
    kinds.register_kind("test.now", title="Now", way=Way.MAIL, **words)
    kinds.register_kind("test.daily", title="Daily", **words)
    kinds.register_kind("test.must", title="Must", is_obligatory=True, **words)
    sight.register("test.open", lambda actor, ids: dict.fromkeys(ids, 0))
    sight.register("test.secret", lambda actor, ids: dict.fromkeys(ids, 1))
    yield
    for name in ("test.now", "test.daily", "test.must"):
        del kinds.KINDS[name]
    for name in ("test.open", "test.secret"):
        del sight._KINDS[name]


def tell(office, kind="test.now", who="head", n="x", **more):
    notify(
        holdings=[office.holdings[who]],
        kind=kind,
        facts={"n": n},
        url="/x/",
        entry_id=more.pop("entry_id", new_id()),
        **more,
    )


def mails() -> list[tuple[str, str]]:
    return list(Mail.objects.order_by("pk").values_list("recipient", "subject"))


def test_what_is_told_at_once_is_mailed_with_its_words_and_only_once(office):
    tell(office)
    assert (post_at_once(), post_at_once()) == (1, 0)
    assert mails() == [("head@office.example", "Told: x")]


def test_what_comes_together_goes_in_one_mail(office):
    for n in range(3):
        tell(office, n=n)
    assert post_at_once() == 1
    mail = Mail.objects.get()
    assert mail.subject == "You have 3 notices"
    assert all(f"Told: {n}" in mail.body and f"Told: {n}" in mail.html for n in range(3))


def test_hours_of_quiet_hold_mail_back_and_lose_nothing(office):
    tell(office)
    assert [post_at_once(at=at(hour)) for hour in (21, 23)] == [0, 0]
    assert post_at_once(at=at(5, day=19)) == 0
    assert post_at_once(at=at(6, day=19)) == 1


@pytest.mark.parametrize(
    ("times", "quiet"),
    [
        (Times(quiet_from=21, quiet_until=6), {21, 22, 23, 0, 1, 2, 3, 4, 5}),
        (Times(quiet_from=12, quiet_until=14), {12, 13}),
        (Times(quiet_from=None, quiet_until=None), set()),
        (Times(quiet_from=7, quiet_until=7), set()),
    ],
)
def test_quiet_is_told_on_the_offices_clock(times, quiet):
    assert {hour for hour in range(24) if times.is_quiet(at(hour).astimezone(dt.UTC))} == quiet


def test_the_daily_mail_comes_once_at_its_hour_with_a_section_for_each_post(office):
    second = office.posts["chief"]
    held = Holding.objects.create(person=office.holdings["head"].person, post=second, valid_from=offices.SINCE)
    tell(office, "test.daily", n="first")
    notify(holdings=[held], kind="test.daily", facts={"n": "second"}, url="/", entry_id=new_id())
    assert post_digests(at=at(6)) == 0
    assert [post_digests(at=at(7)), post_digests(at=at(8))] == [1, 0]
    mail = Mail.objects.get()
    assert mail.subject == "2 notices, 18/03/2025"
    assert mail.body.index("Trưởng Ban") < mail.body.index("Told: first")
    assert mail.body.index("Chánh Văn phòng") < mail.body.index("Told: second")
    tell(office, "test.daily", n="later")
    assert [post_digests(at=at(20)), post_digests(at=at(7, day=19))] == [0, 1]


@pytest.mark.parametrize(
    ("days", "comes_on"),
    [
        # 22 and 23 March 2025 are a Saturday and a Sunday; 7 April, a Monday, is the kings' day.
        (DigestDays.WORKING, [21]),
        (DigestDays.WEEKDAYS, [21, 38]),
        (DigestDays.EVERY, [21, 22, 23, 38]),
        (DigestDays.NEVER, []),
    ],
)
def test_the_daily_mail_knows_the_offices_days(days, comes_on):
    from decreta.organisation.queries.calendars import is_working_day

    found = []
    for number in (21, 22, 23, 38):
        moment = at(8, day=1) + dt.timedelta(days=number - 1)
        if Times(digest_days=days).has_digest(moment, is_working_day=is_working_day(moment.date())):
            found.append(number)
    assert found == comes_on


def test_a_day_off_of_ones_own_organisation_holds_the_daily_mail_back(office):
    from decreta.organisation.domain.calendars import set_calendar_day

    holding = office.holdings["chief"]
    holding.person.email = "chief@office.example"
    holding.person.save()
    tell(office, "test.daily", "chief")
    tell(office, "test.daily", "head")
    set_calendar_day(day=NINE.date(), is_working=False, reason="Nghỉ bù", organisation=office.agency, by=offices.SYSTEM)
    assert post_digests() == 1
    assert [recipient for recipient, _subject in mails()] == ["head@office.example"]
    assert post_digests(at=at(8, day=19)) == 1


def test_nobody_is_written_to_about_what_he_has_read_or_no_longer_sees_or_in_a_post_that_has_ended(office):
    gone = Ref("test.nothing", "1")  # a kind that nobody sees
    tell(office, n="unseen", matter=gone)
    tell(office, n="read")
    Notice.objects.filter(facts__n="read").update(read_at=NINE)
    tell(office, who="secretary", n="ended")
    office.holdings["secretary"].valid_to = NINE.date()
    office.holdings["secretary"].save()
    assert post_at_once() == 0
    assert mails() == []
    assert not Notice.objects.filter(posted_at=None).exists(), "they do not wait for ever"


def test_an_ended_post_is_told_nothing_more(office):
    office.holdings["head"].valid_to = NINE.date()
    office.holdings["head"].save()
    tell(office)
    assert not Notice.objects.exists()


def test_a_document_that_was_closed_before_the_mail_went_is_not_mailed(office):
    document = drafted(office)
    approval.submit_for_approval(document=document, by=office.actor("secretary"))
    sequencer.run()
    assert {one.matter for one in Notice.objects.all()} == {f"documents.document:{document.pk}"}
    document.audience.all().delete()
    Document.objects.filter(pk=document.pk).update(signer_post=None)
    assert post_at_once() == 0


def test_a_secret_matter_is_never_named_in_a_mail(office):
    tell(office, n="SECRET-WORD", matter=Ref("test.secret", "1"))
    post_at_once()
    mail = Mail.objects.get()
    assert mail.subject == "You have a notice"
    assert "SECRET-WORD" not in mail.body + mail.html + mail.subject
    assert f"/notifications/{Notice.objects.get().pk}/open/" in mail.body


def test_a_secret_document_is_named_in_the_application_and_not_in_the_mail(office, settings):
    settings.DECRETA_SECRECY_CEILING = "confidential"
    document = drafted(office, secrecy=1)
    approval.submit_for_approval(document=document, by=office.actor("secretary"))
    sequencer.run()
    post_at_once()
    mail = Mail.objects.get()
    assert mail.subject == "You have a notice"
    assert document.subject not in mail.body + mail.html


def test_words_cannot_become_markup(office):
    tell(office, n="<script>alert(1)</script>")
    post_at_once()
    assert "<script>" not in Mail.objects.get().html


def test_choices_are_kept_per_post_and_kind_and_steer_what_waits(office):
    by, holding = office.actor("head"), office.holdings["head"]
    tell(office)
    assert choose_ways(holding=holding, ways={"test.now": "digest", "test.daily": "none"}, by=by) == holding
    tell(office, "test.daily")
    assert post_at_once() == 0
    assert list(Notice.objects.values_list("kind", "way")) == [("test.now", Way.DIGEST)]
    entry = Entry.objects.get(kind="notifications.ways_chosen")
    assert entry.facts["changed"]["test.now"] == {"before": "mail", "after": "digest"}
    assert choose_ways(holding=holding, ways={"test.now": "digest"}, by=by) is None


def test_what_is_obligatory_cannot_be_switched_off_and_everything_wrong_is_said_at_once(office):
    by, holding = office.actor("head"), office.holdings["head"]
    with pytest.raises(Invalid) as refused:
        choose_ways(holding=holding, ways={"test.must": "none", "no.such": "mail", "test.now": "never"}, by=by)
    assert {problem.field for problem in refused.value.problems} == {"test.must", "no.such", "test.now"}
    assert choose_ways(holding=holding, ways={"test.must": "app"}, by=by)


def test_nobody_chooses_for_another(office):
    with pytest.raises(NotAllowed):
        choose_ways(holding=office.holdings["head"], ways={"test.now": "none"}, by=office.actor("administrator"))
    with pytest.raises(NotAllowed):
        choose_times(person=office.holdings["head"].person, times=Times(), by=office.actor("secretary"))


def test_times_are_chosen_whole_or_refused_whole(office):
    by, person = office.actor("head"), office.holdings["head"].person
    with pytest.raises(Invalid) as refused:
        choose_times(person=person, times=Times(24, "daily", 20, None), by=by)
    assert [problem.field for problem in refused.value.problems] == ["digest_hour", "digest_days", "quiet_until"]
    assert choose_times(person=person, times=Times(), by=by) is None
    assert choose_times(person=person, times=Times(17, "every", None, None), by=by)
    tell(office, "test.daily")
    assert [post_digests(at=at(16)), post_digests(at=at(23))] == [0, 1]


def stop_path(mail: Mail) -> str:
    (found,) = re.findall(r"/notifications/stop/[^/]+/", mail.stop_url)
    return found


def test_one_click_in_the_mail_ends_its_kind_without_signing_in(office, client):
    tell(office)
    post_at_once()
    path = stop_path(Mail.objects.get())
    shown = client.get(path)
    assert shown.status_code == 200
    assert not Entry.objects.filter(kind="notifications.mails_stopped").exists(), "looking ends nothing"
    done = client.post(path, {"List-Unsubscribe": "One-Click"})
    assert done.status_code == 200
    entry = Entry.objects.get(kind="notifications.mails_stopped")
    assert (entry.actor_person_id, entry.facts) == (office.holdings["head"].person_id, {"kinds": ["test.now"]})
    assert client.post(path).status_code == 200, "a second click does no harm"
    tell(office)
    assert post_at_once() == 0
    assert Notice.objects.filter(read_at=None).count() == 2, "the application goes on telling"


def test_one_click_in_the_daily_mail_ends_it(office, client):
    tell(office, "test.daily")
    post_digests()
    assert client.post(stop_path(Mail.objects.get())).status_code == 200
    assert Entry.objects.filter(kind="notifications.digest_stopped").count() == 1
    Digest.objects.all().delete()
    tell(office, "test.daily")
    assert post_digests() == 0


@pytest.mark.parametrize("token", ["x", "WyJhIl0:x:y"])
def test_an_address_that_we_did_not_sign_ends_nothing(client, token):
    assert client.post(f"/notifications/stop/{token}/").status_code == 404


def test_an_address_of_another_person_does_not_reach_a_post(office, client):
    mixed = stopping.Stop(office.holdings["secretary"].person_id, office.holdings["head"].pk, ("test.now",))
    assert client.post(stopping.address_of(mixed).partition(":8300")[2]).status_code == 200
    assert not Entry.objects.filter(kind="notifications.mails_stopped").exists()


@pytest.mark.parametrize(("public", "one_click"), [("https://decreta.example", True), ("", False)])
def test_mail_programs_are_told_of_the_one_click_where_it_is_safe(office, settings, public, one_click):
    from decreta.notifications.sending import _message

    settings.DECRETA_PUBLIC_URL = public
    tell(office)
    post_at_once()
    mail = Mail.objects.get()
    headers = _message(mail).message()
    assert headers["List-Unsubscribe"] == f"<{mail.stop_url}>"
    assert (headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click") is one_click


def test_the_mail_is_in_the_readers_language(office):
    User.objects.filter(username="head").update(language="ja")
    for n in range(2):
        tell(office, n=n)
    post_at_once()
    mail = Mail.objects.get()
    assert 'lang="ja"' in mail.html
    assert "notices" not in mail.subject


def test_people_without_an_address_or_with_a_closed_account_get_no_mail(office):
    tell(office)
    tell(office, who="secretary")
    Person.objects.filter(pk=office.holdings["head"].person_id).update(email="")
    User.objects.filter(username="secretary").update(is_active=False)
    assert post_at_once() == 0


def test_old_news_is_no_mail(office):
    tell(office, at=NINE - dt.timedelta(days=15))
    tell(office, n="new", at=NINE - dt.timedelta(days=13))
    assert post_at_once() == 1
    assert mails() == [("head@office.example", "Told: new")]

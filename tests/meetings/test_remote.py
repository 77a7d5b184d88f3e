"""The video link of a sitting reaches who attends remotely, by page, mail and calendar, and nobody else."""

from __future__ import annotations

import pytest
from django.urls import reverse

from decreta.audit.models import Entry
from decreta.core.errors import Invalid, NotAllowed
from decreta.feeds.ical import calendar
from decreta.meetings import domain
from decreta.meetings.domain.sending import tell
from decreta.meetings.enums import Part
from decreta.meetings.queries.feeds import own
from decreta.notifications.models import Mail
from decreta.organisation.models import Person
from tests.meetings.office import ZONE, convened, invitation_of, secretary

LINK = "https://hop.example.vn/phien-2?ma=KHONGCHOAI"
SIGN = "KHONGCHOAI"
READERS = ("head", "deputy", "secretary", "member", "officer", "clerk", "inspector", "administrator")


@pytest.fixture
def sitting(office):
    """Convened, with a guest; the member attends remotely, the deputy comes, the guest has not answered."""
    for name, holding in office.holdings.items():
        Person.objects.filter(pk=holding.person_id).update(email=f"{name.replace('_', '-')}@example.vn")
    made = convened(office)
    by = secretary(office)
    domain.invite(sitting=made, holding=office.holdings["officer"], part=Part.GUEST, by=by)
    for name, said in (("member", "remote"), ("deputy", "attends")):
        domain.answer_invitation(
            invitation=invitation_of(made, office, name), answer=said, reason="", by=office.actor(name)
        )
    domain.set_video_link(sitting=made, url=LINK, by=by)
    return made


def shown_to(client, office, page: str, sitting) -> set[str]:
    found = set()
    for name in READERS:
        client.force_login(office.holdings[name].person.user)
        if SIGN in client.get(reverse(page, args=[sitting.pk])).content.decode().replace("\r\n ", ""):
            found.add(name)
    return found


def mails_with_it() -> set[str]:
    return {one.recipient for one in Mail.objects.all() if SIGN in one.body + one.attachment.replace("\r\n ", "")}


def test_pages_and_calendars_give_it_to_who_attends_remotely_and_to_who_runs_the_sitting(office, sitting, client):
    runs = {"head", "secretary"}
    assert shown_to(client, office, "meetings:sitting", sitting) == runs | {"member"}
    assert shown_to(client, office, "meetings:room", sitting) == runs | {"member"}
    assert shown_to(client, office, "meetings:calendar", sitting) == {"member"}
    assert shown_to(client, office, "meetings:video", sitting) == {"secretary"}
    fed = {
        name
        for name in READERS
        if SIGN in calendar("x", own(office.actor(name)), zone=ZONE, as_tasks=False).decode().replace("\r\n ", "")
    }
    assert fed == {"member"}
    invitation = invitation_of(sitting, office, "member")
    domain.answer_invitation(invitation=invitation, answer="attends", reason="", by=office.actor("member"))
    assert shown_to(client, office, "meetings:sitting", sitting) == runs


def test_who_has_left_the_body_is_not_given_it_and_afterwards_nobody_is(office, sitting, client):
    domain.open_sitting(sitting=sitting, by=secretary(office))
    assert "member" in shown_to(client, office, "meetings:sitting", sitting)
    domain.close_sitting(sitting=sitting, by=secretary(office))
    assert shown_to(client, office, "meetings:sitting", sitting) <= {"head", "secretary"}


def test_the_log_and_programs_have_only_that_there_is_one(office, sitting):
    told = " ".join(str(one.facts) for one in Entry.objects.all())
    assert SIGN not in told
    (entry,) = Entry.objects.filter(kind="meetings.video_link_set")
    assert entry.facts["before"] is False and entry.facts["after"] is True
    assert sitting.calendar_revision == 1
    from decreta.api.queries import meetings as shapes

    assert SIGN not in str(shapes.shown(sitting, office.actor("member")))


def test_it_comes_by_mail_to_who_attends_remotely_when_it_is_set_and_to_who_says_so_later(office, sitting):
    Mail.objects.all().delete()
    tell(Entry.objects.get(kind="meetings.video_link_set"))
    assert Mail.objects.count() == 1 and mails_with_it() == {"member@example.vn"}
    Mail.objects.all().delete()
    deputy = invitation_of(sitting, office, "deputy")
    domain.answer_invitation(invitation=deputy, answer="remote", reason="", by=office.actor("deputy"))
    tell(Entry.objects.filter(kind="meetings.invitation_answered").order_by("id").last())
    assert Mail.objects.count() == 1 and mails_with_it() == {"deputy@example.vn"}


def test_only_who_prepares_sets_a_whole_https_address(office, sitting):
    for url in ("http://hop.example.vn/1", "javascript:alert(1)", "hop", f"https://hop.example.vn/{'x' * 500}"):
        with pytest.raises(Invalid):
            domain.set_video_link(sitting=sitting, url=url, by=secretary(office))
    with pytest.raises(NotAllowed):
        domain.set_video_link(sitting=sitting, url=LINK, by=office.actor("member"))
    assert domain.set_video_link(sitting=sitting, url=LINK, by=secretary(office)) is None
    assert domain.set_video_link(sitting=sitting, url="", by=secretary(office)).video_url == ""

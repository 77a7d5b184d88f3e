"""What areas above have nothing of in a sitting costs its pages one statement for all of them."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from decreta.meetings import domain as meetings
from decreta.meetings import happenings
from decreta.meetings.models import ShortNotice
from decreta.meetings.queries.room import room_of
from decreta.speaking import domain as speaking
from decreta.voting import domain as voting
from tests.meetings.office import invitation_of, opened, points, secretary

AREAS = {"voting", "speaking", "presenting", "motions", "minutes"}


def test_a_sitting_lacks_what_nobody_has_begun(office):
    sitting = opened(office)
    assert room_of(sitting).lacks >= AREAS
    by, item = secretary(office), points(sitting)[0]
    speaking.ask_to_speak(item=item, invitation=invitation_of(sitting, office, "head"), by=by)
    assert room_of(sitting).lacks & AREAS == AREAS - {"speaking"}
    meetings.check_in(invitation=invitation_of(sitting, office, "member"), presence="in_room", by=by)
    voting.annul_ballot(
        ballot=voting.open_ballot(item=item, question="Thông qua", subject="ordinary", by=by), reason="sai", by=by
    )
    assert room_of(sitting).lacks & AREAS == AREAS - {"speaking", "voting"}


def test_pages_of_a_sitting_in_session_stay_within_their_budgets(office):
    sitting = opened(office)
    found = {}
    for who, names in (("secretary", ("sitting", "room", "chair", "hall")), ("member", ("sitting", "room"))):
        client = Client()
        client.force_login(office.holdings[who].person.user)
        for name in names:
            client.get(reverse(f"meetings:{name}", args=[sitting.pk]))
            with CaptureQueriesContext(connection) as asked:
                client.get(reverse(f"meetings:{name}", args=[sitting.pk]))
            found[who, name] = len(asked)
    # With session, seat and frame; that the sitting was convened late costs one of them.
    assert max(found.values()) <= 15, found


def test_who_has_nothing_to_tell_of_a_sitting_is_not_asked(office, monkeypatch):
    sitting = opened(office)
    told = []

    def teller(name):
        return lambda _sitting: told.append(name) or []

    monkeypatch.setattr(happenings, "_tellers", {name: teller(name) for name in happenings._tellers})
    with CaptureQueriesContext(connection) as asked:
        happenings.happenings_of(sitting, [])
    # What there is, who came and went, conclusions; and periods that were not kept, where some were not.
    assert (told, len(asked)) == (["procedures"], 3 + ShortNotice.objects.filter(sitting=sitting).exists())
    by, item = secretary(office), points(sitting)[0]
    speaking.ask_to_speak(item=item, invitation=invitation_of(sitting, office, "head"), by=by)
    told.clear()
    happenings.happenings_of(sitting)
    assert sorted(told) == ["procedures", "speaking"]


def test_every_teller_says_what_has_to_be_there(office):
    # Procedures ask nothing but of a sitting in writing.
    assert happenings._tellers.keys() - happenings._rows.keys() == {"procedures"}

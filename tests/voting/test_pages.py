"""The pages: a question is put, members cast in the room, the chair closes, everybody reads the result."""

from __future__ import annotations

import io
import re
import zipfile

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from decreta.audit.models import Entry
from decreta.core import clock
from decreta.meetings.happenings import happenings_of
from decreta.meetings.live import topic_of
from decreta.organisation.queries.actors import actor_for
from decreta.voting import domain, live
from decreta.voting.models import Ballot
from decreta.voting.queries.tallies import tally_of
from tests.meetings.office import secretary
from tests.voting.office import actor, chair_of, item_of, option, put, session_of, vote, voters, votes

_KEY = re.compile(r'name="idempotency_key" value="(\w+)"')


def browser(invitation) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(invitation.holding.person.user)
    return client


def text(client, name, *args) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200, (name, answer.status_code)
    return answer.content.decode()


def test_the_page_of_an_open_ballot_counts_by_the_clock_of_the_server(office):
    sitting = session_of(office)
    ballot = put(office, sitting)
    page = text(browser(voters(sitting)[0]), "voting:ballot", ballot.pk)
    assert page.index(f'data-now="{clock.now().timestamp():.6f}"') < page.index("<d-timer")


def test_the_secretary_puts_a_question_and_a_member_answers_it_in_the_room(office):
    sitting = session_of(office)
    desk = Client(headers={"accept-language": "en"})
    desk.force_login(office.holdings["secretary"].person.user)
    asked = {"question": "Thông qua", "subject": "ordinary", "asks": "motion", "may_change_mind": "on"}
    address = reverse("voting:put", args=[item_of(sitting).pk])
    assert desk.get(address).status_code == 200
    assert desk.post(address, asked | {"question": ""}).status_code == 422
    assert desk.post(address, asked).status_code == 302
    ballot = Ballot.objects.get(sitting=sitting)
    member = browser(voters(sitting)[0])
    page = text(member, "meetings:room", sitting.pk)
    assert page.count('class="btn btn-outline ballot-option') == 3
    sent = {"option": option(ballot, "agree").pk, "idempotency_key": _KEY.findall(page)[-1]}
    cast = reverse("voting:cast", args=[ballot.pk])
    assert [member.post(cast, sent).status_code for _click in (1, 2)] == [302, 302]
    assert Entry.objects.filter(kind="voting.cast").count() == 1
    assert 'aria-pressed="true"' in text(member, "meetings:room", sitting.pk)
    assert "1</span>" in text(desk, "voting:progress", ballot.pk)
    assert desk.post(reverse("voting:close", args=[ballot.pk])).status_code == 302
    assert 'class="ballot-outcome is-rejected"' in text(member, "meetings:room", sitting.pk)
    assert 'id="voting-paper"></div>' in text(member, "meetings:room", sitting.pk)
    for name in ("chair", "hall", "sitting"):
        assert "is-rejected" in text(desk, f"meetings:{name}", sitting.pk), name


def test_a_double_clicked_vote_is_one_vote_and_leads_back_to_it(office):
    sitting = session_of(office)
    ballot, member = put(office, sitting), browser(voters(sitting)[0])
    room = reverse("meetings:room", args=[sitting.pk])
    key = _KEY.findall(text(member, "meetings:room", sitting.pk))[-1]

    def press(key: str):
        sent = {"option": option(ballot, "agree").pk, "idempotency_key": key}
        headers = {"hx-request": "true", "hx-current-url": f"http://testserver{room}"}
        return member.post(reverse("voting:cast", args=[ballot.pk]), sent, headers=headers)

    first, second = press(key), press(key)
    assert 'aria-pressed="true"' in first.content.decode()
    assert (second.status_code, second["HX-Redirect"]) == (200, room)
    # And from a page that was loaded meanwhile.
    assert 'aria-pressed="true"' in press(f"{key}2").content.decode()
    assert Entry.objects.filter(kind="voting.cast").count() == 1
    assert tally_of(ballot).cast == 1


def test_a_guest_and_the_secretary_have_no_voting_paper(office):
    sitting = session_of(office)
    ballot = put(office, sitting)
    desk = Client()
    desk.force_login(office.holdings["secretary"].person.user)
    assert "ballot-option" not in text(desk, "meetings:room", sitting.pk)
    assert (
        desk.post(reverse("voting:cast", args=[ballot.pk]), {"option": option(ballot, "agree").pk}).status_code == 404
    )


def test_a_cast_costs_few_statements(office):
    sitting = session_of(office)
    ballot = put(office, sitting)
    member = browser(voters(sitting)[0])
    page = text(member, "meetings:room", sitting.pk)
    address = reverse("voting:cast", args=[ballot.pk])
    for n, name in enumerate(("agree", "disagree")):
        sent = {"option": option(ballot, name).pk, "idempotency_key": f"{_KEY.findall(page)[-1]}{n}"}
        with CaptureQueriesContext(connection) as asked:
            answer = member.post(address, sent, headers={"hx-request": "true"})
        assert answer.status_code == 200
        said = [one["sql"] for one in asked.captured_queries]
        told = [one for one in said if not one.startswith(("SAVEPOINT", "RELEASE", "NOTIFY"))]
    assert len(told) <= 11, "\n".join(told)


def test_a_vote_that_is_refused_says_why_in_its_place(office):
    sitting = session_of(office, members=4, present=4)
    ballot, away = put(office, sitting), browser(voters(sitting)[3])
    address = reverse("voting:cast", args=[ballot.pk])
    answer = away.post(address, {"option": option(ballot, "agree").pk}, headers={"hx-request": "true"})
    assert answer.status_code == 422
    assert "Check in first" in answer.content.decode()
    assert away.post(address, {"option": "x"}).status_code == 302
    assert away.get(reverse("voting:paper", args=[ballot.pk])).status_code == 200


def test_a_vote_by_name_is_read_by_everybody_afterwards_and_an_open_one_by_nobody(office):
    sitting = session_of(office)
    one, two = voters(sitting)[:2]
    by_name = put(office, sitting, manner="by_name")
    votes(by_name, {one: "agree", two: "disagree"})
    member = browser(one)
    assert member.get(reverse("voting:names", args=[by_name.pk])).status_code == 404
    domain.close_ballot(ballot=by_name, by=secretary(office))
    rows = member.get(reverse("voting:names", args=[by_name.pk])).content.decode("utf-8-sig").splitlines()
    assert sum("Disagree" in row for row in rows) == 1
    assert "Disagree" in text(member, "voting:ballot", by_name.pk)
    plain = put(office, sitting, manner="open")
    votes(plain, {one: "agree", two: "disagree"})
    domain.close_ballot(ballot=plain, by=secretary(office))
    assert member.get(reverse("voting:names", args=[plain.pk])).status_code == 404


def test_the_chair_decides_a_tie_on_the_page_of_the_ballot(office):
    sitting = session_of(office, members=3)
    ballot = put(office, sitting)
    one, two, three = voters(sitting)
    votes(ballot, {chair_of(sitting): "agree", one: "agree", two: "disagree", three: "disagree"})
    domain.close_ballot(ballot=ballot, by=secretary(office))
    chair = browser(chair_of(sitting))
    assert "You decide as the chair" in text(chair, "voting:ballot", ballot.pk)
    assert chair.post(reverse("voting:decide", args=[ballot.pk]), {"agrees": "yes"}).status_code == 302
    ballot.refresh_from_db()
    assert tally_of(ballot).outcome == "adopted"


def test_the_clerk_notes_votes_and_the_conflict_is_shown_to_the_staff(office):
    sitting = session_of(office)
    one, two = voters(sitting)[:2]
    ballot = put(office, sitting)
    vote(ballot, one, "agree")
    desk = Client(headers={"accept-language": "en"})
    desk.force_login(office.holdings["secretary"].person.user)
    address = reverse("voting:enter", args=[ballot.pk])
    assert desk.get(address).status_code == 200
    sent = {f"v-{ballot.votes.get(voter=who).pk}": option(ballot, "disagree").pk for who in (one, two)}
    assert desk.post(address, sent).status_code == 302
    assert "their own votes count" in text(desk, "voting:ballot", ballot.pk)
    assert "their own votes count" not in text(browser(two), "voting:ballot", ballot.pk)
    assert "The clerk has noted for you" in text(browser(two), "meetings:room", sitting.pk)


def test_rights_are_noted_on_pages(office):
    sitting = session_of(office)
    one, two = voters(sitting)[:2]
    desk = Client(headers={"accept-language": "en"})
    desk.force_login(office.holdings["secretary"].person.user)
    address = reverse("voting:give_proxy", args=[sitting.pk])
    assert desk.get(address).status_code == 200
    sent = {"giver": one.pk, "holder": two.pk, "paper": "Giấy ủy quyền"}
    assert desk.post(address, sent).status_code == 422
    member = browser(one)
    back = reverse("voting:recuse", args=[item_of(sitting).pk])
    assert member.get(back).status_code == 200
    assert member.post(back, {"invitation": one.pk, "reason": "Liên quan"}).status_code == 302
    assert item_of(sitting).recusals.count() == 1
    assert member.post(back, {"invitation": two.pk, "reason": "Liên quan"}).status_code == 422


def test_a_wrong_question_is_annulled_on_its_page(office):
    ballot = put(office, session_of(office))
    desk = Client()
    desk.force_login(office.holdings["secretary"].person.user)
    address = reverse("voting:annul", args=[ballot.pk])
    assert desk.get(address).status_code == 200
    assert desk.post(address, {"reason": ""}).status_code == 422
    assert desk.post(address, {"reason": "Sai"}).status_code == 302


def test_open_pages_get_the_paper_of_their_readers_and_a_cast_tells_nobody(office):
    sitting = session_of(office)
    ballot, topic = put(office, sitting), topic_of(sitting)
    one = voters(sitting)[0]
    vote(ballot, one, "agree")
    opened, cast = (Entry.objects.get(kind=kind) for kind in ("voting.opened", "voting.cast"))
    assert (live.topics(opened), live.topics(cast)) == ([topic], [])
    assert live.view_class(topic, actor(one)) == "member one"
    assert live.view_class(topic, secretary(office)) == "staff"
    assert (
        live.view_class(topic, actor_for(office.holdings["stranger"])) is None
        if "stranger" in office.holdings
        else True
    )
    pieces = {piece.target: piece for piece in live.fragments(topic, "member one", opened)}
    assert pieces["voting-paper"].html.count("ballot-option is-") == 3
    assert pieces["voting-paper"].say == "A ballot is open: Thông qua dự thảo"
    assert "hx-get" in {p.target: p.html for p in live.fragments(topic, "member several", opened)}["voting-paper"]
    plain = {piece.target: piece.html for piece in live.fragments(topic, "member", opened)}
    assert plain["voting-paper"] == '<div id="voting-paper"></div>'
    assert "voting-chair" in {piece.target for piece in live.fragments(topic, "staff", opened)}
    domain.close_ballot(ballot=ballot, by=secretary(office))
    closed = Entry.objects.get(kind="voting.closed")
    said = {piece.say for piece in live.fragments(topic, "member one", closed)}
    assert "The ballot is closed: rejected" in said


def test_a_page_with_many_ballots_asks_no_more_than_one_with_few(office):
    sitting = session_of(office)
    member = browser(voters(sitting)[0])

    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            text(member, "meetings:sitting", sitting.pk)
        return len(asked)

    domain.close_ballot(ballot=put(office, sitting), by=secretary(office))
    statements()
    few = statements()
    for _n in range(3):
        domain.close_ballot(ballot=put(office, sitting), by=secretary(office))
    assert statements() == few


def test_a_vote_by_name_stands_person_by_person_in_the_record_and_in_a_workbook(office):
    sitting = session_of(office, members=3)
    ballot = put(office, sitting, manner="by_name")
    first, second, third = voters(sitting)
    votes(ballot, {first: "agree", second: "disagree"})
    domain.close_ballot(ballot=ballot, by=secretary(office))
    with translation.override("en"):
        said = "\n".join(one.words for one in happenings_of(sitting))
    assert f"Agree (1): {first.holding.person.full_name}." in said
    assert f"Disagree (1): {second.holding.person.full_name}." in said
    assert third.holding.person.full_name in said.split("Not voted")[1]
    answer = browser(first).get(reverse("voting:names", args=[ballot.pk]), {"as": "xlsx"})
    book = zipfile.ZipFile(io.BytesIO(answer.content))
    inside = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
    assert all(one.holding.person.full_name in inside for one in (first, second, third))


def test_where_a_subject_is_secret_by_rule_open_and_by_name_are_left_out_and_the_form_says_why(client, office):
    sitting = session_of(office)
    client.force_login(office.holdings["secretary"].person.user)
    address = reverse("voting:put", args=[item_of(sitting).pk])
    with translation.override("en"):
        client.cookies["django_language"] = "en"
        open_to = client.get(address).content.decode()
        sent = {"question": "Bầu", "subject": "persons", "asks": "motion", "manner": "open"}
        refused = client.post(address, sent)
    assert "data-not-secret" in open_to
    assert re.search(r'<option value="open"[^>]*disabled', open_to) is None, "an ordinary subject is voted on openly"
    page = refused.content.decode()
    assert refused.status_code == 422
    for manner in ("open", "by_name"):
        left_out = re.search(rf'<option value="{manner}"[^>]*>', page)
        assert left_out is not None
        assert "disabled" in left_out[0]
        assert "selected" not in left_out[0]
    assert re.search(r'<option value="secret"[^>]*disabled', page) is None
    assert "Luôn bỏ phiếu kín" in page or "Always secret by" in page

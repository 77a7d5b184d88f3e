"""The pages of a secret ballot: tellers are named and make keys, members cast in the room, everybody finds his paper."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest
from django.test import Client
from django.urls import reverse

from decreta.audit.models import Entry
from decreta.meetings import domain as meetings
from decreta.meetings.live import topic_of
from decreta.voting import domain, live, locks, recount, sealing
from decreta.voting.models import Ballot, Counting, Panel, SealedPaper
from decreta.voting.queries.published import published
from decreta.voting.queries.tallies import tally_of
from tests.meetings.office import invitation_of, secretary
from tests.voting import browser as browsers
from tests.voting import secret_office as secret
from tests.voting.office import actor, chair_of, fresh, item_of, put, session_of, voters
from tests.voting.test_pages import browser, text

_KEY = re.compile(r'name="idempotency_key" value="(\w+)"')


@pytest.fixture
def desk(office):
    client = Client(headers={"accept-language": "en"})
    client.force_login(office.holdings["secretary"].person.user)
    return client


def test_a_secret_ballot_from_the_naming_of_tellers_to_the_recount(office, desk, tmp_path):
    sitting = session_of(office, members=5)
    members = voters(sitting)
    address = reverse("voting:name_tellers", args=[sitting.pk])
    assert "Name tellers" in text(desk, "voting:name_tellers", sitting.pk)
    assert desk.post(address, {"tellers": [members[0].pk], "threshold": 2}).status_code == 422
    assert desk.post(address, {"tellers": [one.pk for one in members[:2]], "threshold": 2}).status_code == 302
    panel = Panel.objects.get()
    assert text(desk, "voting:panel", sitting.pk).count("has not made a key yet") == 2
    keys = {number: browsers.new_key() for number in (1, 2)}
    tellers = {number: browser(members[number - 1]) for number in (1, 2)}
    _each_his_own_lock(tellers, sitting, panel)
    assert "You are a teller" not in text(browser(members[3]), "meetings:room", sitting.pk)
    for number, client in tellers.items():
        public = sealing.to_text(sealing.public_of(keys[number]))
        assert client.get(reverse("voting:teller_state", args=[panel.pk])).json()["stage"] == "key"
        answer = client.post(reverse("voting:give_key", args=[panel.pk]), {"public_key": public})
        assert answer.json()["stage"] == "ready"
    question = {"question": "Bầu?", "subject": "persons", "asks": "motion", "may_change_mind": "on"}
    assert desk.post(reverse("voting:put", args=[item_of(sitting).pk]), question).status_code == 302
    ballot = Ballot.objects.get()
    member = browser(members[3])
    page = text(member, "meetings:room", sitting.pk)
    assert page.count('data-choice="') == 3 and 'name="option"' not in page
    line = secret.line_of(ballot, members[3])
    assert f'data-vote="{line.pk}" data-lock="{locks.lock_of_codes(line)}"' in page
    sent = {"vote": secret.line_of(ballot, members[3]).pk, "paper": secret.sealed(ballot, members[3], "agree")}
    sent |= {"idempotency_key": _KEY.findall(page)[-1]}
    cast = reverse("voting:cast_sealed", args=[ballot.pk])
    assert [member.post(cast, sent).status_code for _click in (1, 2)] == [302, 302]
    assert Entry.objects.filter(kind="voting.cast").count() == 1
    assert SealedPaper.objects.get().mark in text(member, "meetings:room", sitting.pk)
    answer = member.post(cast, {"vote": sent["vote"], "paper": "AAAA"}, headers={"hx-request": "true"})
    assert answer.status_code == 422 and "no sealed paper" in answer.content.decode()
    assert "Who took part is shown after the closing" in text(desk, "voting:ballot", ballot.pk)
    assert "1</span>" in text(desk, "voting:progress", ballot.pk)
    papers = reverse("voting:sealed_papers", args=[panel.pk])
    assert tellers[1].get(papers).status_code == 404
    assert desk.post(reverse("voting:close", args=[ballot.pk])).status_code == 302
    assert "is being counted" in text(desk, "meetings:chair", sitting.pk)
    assert "is being counted" in text(desk, "meetings:hall", sitting.pk)
    assert (member.get(papers).status_code, desk.get(papers).status_code) == (404, 404)
    for number, client in tellers.items():
        _opens(client, panel, ballot, keys, number)
    assert text(desk, "voting:waiting", ballot.pk).count(">2<") == 1
    assert secret.count(ballot) is not None
    assert tellers[1].get(reverse("voting:teller_state", args=[panel.pk])).json()["stage"] == "over"
    assert "show the result" in text(desk, "voting:waiting", ballot.pk)
    shown = text(member, "voting:ballot", ballot.pk)
    assert shown.count('data-code="') == 1 and "Who could learn how somebody voted?" in shown
    assert f'data-votes="{line.pk}:{locks.lock_of_codes(line)} "' in shown
    _recounted(member, ballot, tmp_path)


def _each_his_own_lock(tellers, sitting, panel):
    """What locks a teller's key stands in his own pages and in nobody else's."""
    mine = {number: locks.lock_of_key(panel.tellers.get(number=number).pk) for number in tellers}
    for number, other in ((1, 2), (2, 1)):
        for name, key in (("meetings:room", sitting.pk), ("voting:teller", panel.pk)):
            page = text(tellers[number], name, key)
            assert "You are a teller" in page and f'data-lock="{mine[number]}"' in page and mine[other] not in page


def _opens(client, panel, ballot, keys, number):
    """A teller's browser begins or joins the count, and sends what it opened."""
    state = client.post(reverse("voting:begin_count", args=[panel.pk])).json()
    papers = client.get(reverse("voting:sealed_papers", args=[panel.pk])).json()
    # He is given his own part of the paper, sealed to him, and nothing else of it.
    [[given]], [whole] = papers.values(), SealedPaper.objects.get().papers
    assert sealing.to_bytes(given) == sealing.taken_apart(whole, tellers=len(keys)).parts[number - 1]
    parts = browsers.parts_for(keys[number], number, papers, ballot=str(ballot.pk))
    sealed = browsers.opening(parts, to=sealing.to_bytes(state["to"]), counting=state["counting"], x=number)
    address = reverse("voting:open_papers", args=[panel.pk])
    refused = client.post(address, {"counting": "x", "sealed": sealed})
    assert refused.status_code == 422 and "another one begins" in refused.json()["problem"]
    answer = client.post(address, {"counting": state["counting"], "sealed": sealed})
    assert answer.json()["stage"] == "sent"


def _recounted(member, ballot, folder):
    """The list and the program are fetched and run as anybody would, without Decreta."""
    for name, file in (("published", "list.json"), ("recount", "recount.py")):
        address = reverse(f"voting:{name}", args=[ballot.pk] if name == "published" else [])
        (folder / file).write_bytes(member.get(address).content)
    command = [sys.executable, "-I", "recount.py", "list.json"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split(":")[0]) == (0, "EQUAL")
    changed = json.loads((folder / "list.json").read_text()) | {"outcome": "adopted"}
    (folder / "list.json").write_text(json.dumps(changed))
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split(":")[0]) == (1, "NOT EQUAL")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"counts": {"1": 2, "2": 0, "3": 0}}, "counted"),
        ({"took_part": 9}, "not as many"),
        ({"entitled": 0, "outcome": "adopted"}, "more papers"),
        ({"outcome": "rejected"}, "outcome"),
    ],
)
def test_a_list_that_was_changed_is_found(office, change, said):
    sitting = session_of(office, members=1)
    ballot, keys = secret.opened(office, sitting, [chair_of(sitting), *voters(sitting)])
    for one in (chair_of(sitting), *voters(sitting)):
        secret.cast(ballot, one, "agree")
    secret.counted(office, ballot, keys)
    right = json.loads(json.dumps(published(tally_of(ballot))))
    assert recount.differences(right) == []
    if change.get("counts"):
        change = {"counts": {"1": 3, "2": 0, "3": 0}}
    assert any(said in one for one in recount.differences(right | change))


def test_the_recount_agrees_with_every_rule_and_every_election(office):
    sitting = session_of(office, members=3)
    members = voters(sitting)
    ballot, keys = secret.opened(office, sitting, members[:2], asks="election", options=["An", "Bình"])
    for one, name in zip(members, ("An", "An", "Bình"), strict=True):
        secret.cast(ballot, one, name)
    secret.counted(office, ballot, keys)
    for base in ("all", "present", "cast", "sides"):
        for numerator, denominator, is_more_than in ((1, 2, True), (1, 2, False), (2, 3, False), (1, 1, False)):
            rule = {"base": base, "numerator": numerator, "denominator": denominator, "is_more_than": is_more_than}
            for name, value in rule.items():
                setattr(ballot, name, value)
            assert recount.differences(json.loads(json.dumps(published(tally_of(ballot))))) == []


def test_a_ballot_on_paper_is_put_and_its_totals_entered(office, desk):
    sitting = session_of(office)
    question = {"question": "Bầu?", "subject": "persons", "asks": "motion", "manner": "on_paper"}
    assert desk.post(reverse("voting:put", args=[item_of(sitting).pk]), question).status_code == 302
    ballot = Ballot.objects.get()
    assert "held on paper" in text(browser(voters(sitting)[0]), "meetings:room", sitting.pk)
    domain.close_ballot(ballot=ballot, by=secretary(office))
    assert "Enter totals" in text(desk, "meetings:chair", sitting.pk)
    address = reverse("voting:totals", args=[ballot.pk])
    assert desk.get(address).status_code == 200
    assert desk.post(address, {"o-1": 90, "o-2": 0, "o-3": 0, "invalid": 0}).status_code == 422
    assert desk.post(address, {"o-1": 3, "o-2": 0, "o-3": 0, "invalid": 1}).status_code == 302
    assert "Counted by hand" in text(desk, "voting:ballot", ballot.pk)
    assert recount.differences(json.loads(json.dumps(published(tally_of(ballot))))) == []


def test_a_secret_ballot_without_tellers_says_what_is_to_be_done(office, desk):
    sitting = session_of(office)
    question = {"question": "Bầu?", "subject": "persons", "asks": "motion"}
    answer = desk.post(reverse("voting:put", args=[item_of(sitting).pk]), question)
    assert answer.status_code == 422
    assert "name the tellers first" in answer.content.decode()


def test_the_staff_counts_without_a_teller_on_the_page(office, desk):
    sitting = session_of(office, members=5)
    ballot, _keys = secret.opened(office, sitting, voters(sitting)[:2])
    secret.cast(ballot, voters(sitting)[3], "agree")
    domain.close_ballot(ballot=ballot, by=secretary(office))
    address = reverse("voting:wait_no_longer", args=[ballot.pk])
    assert browser(voters(sitting)[3]).post(address).status_code == 404
    assert desk.post(address).status_code == 302
    assert not Counting.objects.exists()


def test_counting_without_the_others_is_offered_to_whoever_may_do_it(office, desk):
    sitting = session_of(office, members=5)
    clerk, members = invitation_of(sitting, office, "secretary"), voters(sitting)
    meetings.check_in(invitation=fresh(clerk), presence="in_room", by=secretary(office))
    ballot, keys = secret.opened(office, sitting, [fresh(clerk), *members[:2]])
    secret.cast(ballot, members[3], "agree")
    domain.close_ballot(ballot=ballot, by=secretary(office))
    secret.begun(ballot)
    for number in (1, 2):
        secret.send(ballot, keys, number, change={str(secret.line_of(ballot, members[3]).pk): [None]})
    assert secret.count(ballot) is None
    offered = "Count without the other tellers"
    assert offered not in text(desk, "voting:waiting", ballot.pk) + text(desk, "meetings:chair", sitting.pk)
    chair = browser(chair_of(sitting))
    assert offered in text(chair, "voting:waiting", ballot.pk)


def test_open_pages_are_told_who_is_a_teller_and_fetch_their_own_paper(office):
    sitting = session_of(office, members=5)
    members, topic = voters(sitting), topic_of(sitting)
    _panel, _keys = secret.with_tellers(office, sitting, members[:2])
    named = Entry.objects.get(kind="voting.tellers_named")
    assert live.topics(named) == [topic]
    assert live.view_classes(topic, [actor(members[0]), actor(members[3])]) == ["member teller", "member"]
    pieces = {one.target: one.html for one in live.fragments(topic, "member teller", named)}
    assert "hx-get" in pieces["voting-teller"]
    plain = {one.target: one.html for one in live.fragments(topic, "member", named)}
    assert plain["voting-teller"] == '<div id="voting-teller"></div>'
    put(office, sitting, manner="secret")
    opened = Entry.objects.get(kind="voting.opened")
    assert live.view_class(topic, actor(members[3])) == "member several"
    pieces = {one.target: one.html for one in live.fragments(topic, "member several", opened)}
    assert "hx-get" in pieces["voting-paper"] and "voting-teller" not in pieces

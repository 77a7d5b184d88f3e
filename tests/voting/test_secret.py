"""A secret ballot: sealed papers, a count that tellers open together, a list in which each voter finds his own."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.meetings import domain as meetings
from decreta.meetings.happenings import happenings_of
from decreta.voting import domain, sealing
from decreta.voting.domain import keeping
from decreta.voting.models import Counting, Opening, Panel, SealedPaper, SecretCount
from decreta.voting.queries.secrets import waiting_of
from decreta.voting.queries.tallies import tally_of
from tests.faults._p10_voting import Key, Secrets, dumped, stolen
from tests.meetings.office import secretary
from tests.voting import browser
from tests.voting import secret_office as secret
from tests.voting.office import actor, chair_of, fresh, item_of, option, put, session_of, voters
from tests.voting.test_rights import with_proxies


@pytest.fixture
def hall(office):
    """A committee with its chair and five members in session; the first three members are tellers."""
    sitting = session_of(office, members=5)
    return sitting, voters(sitting)


def test_two_of_three_tellers_open_a_ballot_and_everybody_finds_his_own_paper(office, hall):
    sitting, members = hall
    ballot, keys = secret.opened(office, sitting, members[:3])
    codes = {one.pk: browser.new_code() for one in members}
    said = dict(zip(members, ("agree", "agree", "agree", "disagree", "other"), strict=True))
    for one, name in said.items():
        assert secret.cast(ballot, one, name, codes=[codes[one.pk]]) is not None
    assert (tally_of(ballot).voted, tally_of(ballot).outcome) == (5, "not_counted")
    found = secret.counted(office, ballot, keys, 1, 3)
    assert {tuple(one) for one in found.papers} == {
        (option(ballot, name).ordinal, codes[one.pk]) for one, name in said.items()
    }
    assert [code for _ordinal, code in found.papers] == sorted(codes.values())
    tally = tally_of(ballot)
    assert (tally.outcome, tally.cast, tally.invalid, tally.not_cast) == ("waits_for_chair", 5, 0, 1)
    assert "3 for, 6 of all members" in tally.words


def test_nothing_that_opens_a_paper_outlives_the_count(office, hall, django_capture_on_commit_callbacks):
    sitting, members = hall
    ballot, keys = secret.opened(office, sitting, members[:2])
    secret.cast(ballot, members[3], "agree")
    domain.close_ballot(ballot=ballot, by=secretary(office))
    counting = secret.begun(ballot)
    for number in (1, 2):
        secret.send(ballot, keys, number)
    with django_capture_on_commit_callbacks(execute=True):
        assert secret.count(ballot) is not None
    assert keeping.key_of(counting.pk) is None
    assert not SealedPaper.objects.exists() and not Opening.objects.exists() and not Counting.objects.exists()
    line = secret.line_of(ballot, members[3])
    assert (line.option_id, line.cast_at is not None) == (None, True)
    with pytest.raises(DatabaseError), transaction.atomic():
        SecretCount.objects.update(invalid=1)


def test_a_count_that_fails_keeps_its_key_and_one_that_did_not_begin_has_none(
    office, hall, monkeypatch, django_capture_on_commit_callbacks
):
    sitting, members = hall
    ballot, keys = secret.opened(office, sitting, members[:2])
    secret.cast(ballot, members[3], "agree")
    domain.close_ballot(ballot=ballot, by=secretary(office))

    def fails(*_args, **_kwargs):
        raise DatabaseError

    before = dict(keeping._keys)
    with monkeypatch.context() as patch:
        patch.setattr("decreta.voting.domain.counting.record", fails)
        with pytest.raises(DatabaseError):
            secret.begun(ballot)
    assert keeping._keys == before
    counting = secret.begun(ballot)
    for number in (1, 2):
        secret.send(ballot, keys, number)
    with monkeypatch.context() as patch, django_capture_on_commit_callbacks(execute=True):
        patch.setattr("decreta.voting.domain.counting.endings.ended", fails)
        with pytest.raises(DatabaseError):
            secret.count(ballot)
    assert keeping.key_of(counting.pk) is not None and SealedPaper.objects.exists()
    assert secret.count(ballot) is not None


def test_the_log_says_who_took_part_and_never_what(office, hall):
    sitting, members = hall
    ballot, keys = secret.opened(office, sitting, members[:2])
    secret.cast(ballot, members[0], "agree")
    secret.counted(office, ballot, keys)
    cast = Entry.objects.get(kind="voting.cast")
    assert cast.facts == {"ordinal": 1, "is_change": False, "for_another": False}
    closed = Entry.objects.get(kind="voting.closed", on_id=str(ballot.pk)).facts
    assert closed == {"entitled": 6, "present": 6, "voted": 1}
    assert Entry.objects.get(kind="voting.counted").facts["counted"] == {"1": 1, "2": 0, "3": 0}


def test_whoever_ends_a_ballot_takes_the_sitting_before_the_ballot_and_who_casts_does_not(office, hall):
    """As a member who steps back does: the other way round the two would wait for each other."""
    sitting, members = hall
    ballot, keys = secret.opened(office, sitting, members[:2])
    assert _locks(lambda: secret.cast(ballot, members[3], "agree")) == ["ballot"]
    step_back = {"item": item_of(sitting), "invitation": members[4], "reason": "Liên quan", "by": secretary(office)}
    assert _locks(lambda: domain.recuse(**step_back)) == ["sitting", "ballot"]
    assert _locks(lambda: domain.close_ballot(ballot=ballot, by=secretary(office))) == ["sitting", "ballot"]
    secret.begun(ballot)
    for number in (1, 2):
        secret.send(ballot, keys, number)
    assert _locks(lambda: secret.count(ballot)) == ["sitting", "ballot"]
    annulling = {"ballot": ballot, "reason": "Nhầm", "by": secretary(office)}
    assert _locks(lambda: domain.annul_ballot(**annulling)) == ["sitting", "ballot"]


def _locks(act):
    """Which locks an act takes, in their order."""
    with CaptureQueriesContext(connection) as asked:
        act()
    found = []
    for one in (query["sql"] for query in asked):
        if "pg_advisory_xact_lock" in one and "voting." in one:
            found.append("ballot")
        elif "FOR UPDATE" in one and 'FROM "meetings_sitting"' in one:
            found.append("sitting")
    return found


def test_the_same_paper_again_is_one_vote_and_another_replaces_it_while_the_ballot_is_open(office, hall):
    sitting, members = hall
    ballot, keys = secret.opened(office, sitting, members[:2])
    papers = secret.sealed(ballot, members[0], "agree")
    sent = {"ballot_id": ballot.pk, "papers": papers, "by": actor(members[0])}
    assert domain.cast_sealed(**sent) is not None
    assert domain.cast_sealed(**sent) is None
    secret.cast(ballot, members[0], "disagree", codes=["ABCDEFGHJKLM"])
    assert secret.counted(office, ballot, keys).papers == [[2, "ABCDEFGHJKLM"]]
    with pytest.raises(NotNow, match="closed"):
        domain.cast_sealed(**sent)


def test_where_minds_may_not_be_changed_the_first_paper_stands(office, hall):
    sitting, members = hall
    ballot, _keys = secret.opened(office, sitting, members[:2], may_change_mind=False)
    secret.cast(ballot, members[0], "agree")
    with pytest.raises(NotNow, match="cannot be changed"):
        secret.cast(ballot, members[0], "disagree")


def test_a_heavy_vote_is_so_many_papers_and_a_very_heavy_one_is_held_on_paper(office, hall):
    sitting, members = hall
    type(members[4]).objects.filter(pk=members[4].pk).update(weight=3)
    ballot, keys = secret.opened(office, sitting, members[:2])
    with pytest.raises(Invalid, match="one paper for each vote"):
        domain.cast_sealed(
            ballot_id=ballot.pk, papers=secret.sealed(ballot, members[4], "agree")[:1], by=actor(members[4])
        )
    secret.cast(ballot, members[4], "agree")
    assert secret.counted(office, ballot, keys).counts["1"] == 3
    assert tally_of(ballot).votes("agree") == 3
    type(members[4]).objects.filter(pk=members[4].pk).update(weight=11)
    secret.with_tellers(office, sitting, members[:2])
    with pytest.raises(NotNow, match="so heavy a vote"):
        put(office, sitting, manner="secret")


def test_a_secret_ballot_asks_for_tellers_who_are_there_have_keys_and_are_no_candidates(office, hall):
    sitting, members = hall
    with pytest.raises(NotNow, match="name the tellers first"):
        put(office, sitting, subject="persons", manner="")
    by = secretary(office)
    domain.name_tellers(sitting=sitting, tellers=members[:2], threshold=2, by=by)
    with pytest.raises(NotNow) as refused:
        put(office, sitting, manner="secret", asks="election", options=["Ông Ủy viên 0", "Bà khác"])
    assert {one.code for one in refused.value.problems} == {"no_key", "candidate"}
    for tellers, threshold in ((members[:1], 2), (members[:3], 1), (members[:3], 4), ([*members[:2], members[0]], 2)):
        with pytest.raises(Invalid):
            domain.name_tellers(sitting=sitting, tellers=tellers, threshold=threshold, by=by)
    with pytest.raises(NotAllowed):
        domain.name_tellers(sitting=sitting, tellers=members[:2], threshold=2, by=actor(members[0]))
    panel, _keys = secret.with_tellers(office, sitting, members[1:3])
    assert Panel.objects.filter(sitting=sitting, replaced_at=None).get() == panel
    domain.recuse(item=item_of(sitting), invitation=members[1], reason="Liên quan", by=by)
    meetings.leave(invitation=fresh(members[2]), by=by)
    with pytest.raises(NotNow) as refused:
        put(office, sitting, manner="secret")
    assert {one.code for one in refused.value.problems} == {"recused", "unfit"}


def test_keys_are_given_by_tellers_alone_and_stand_once_the_ballot_is_open(office, hall):
    sitting, members = hall
    panel, _keys = secret.with_tellers(office, sitting, members[:2])
    other = sealing.to_text(sealing.public_of(browser.new_key()))
    with pytest.raises(NotAllowed):
        domain.give_key(panel=panel, public_key=other, by=actor(members[3]))
    with pytest.raises(Invalid):
        domain.give_key(panel=panel, public_key="AAAA", by=actor(members[0]))
    assert domain.give_key(panel=panel, public_key=other, by=actor(members[0])) is not None
    assert domain.give_key(panel=panel, public_key=other, by=actor(members[0])) is None
    domain.give_key(panel=panel, public_key=other, by=actor(members[1]))
    with pytest.raises(NotNow, match="the same key"):
        put(office, sitting, manner="secret")
    another = sealing.to_text(sealing.public_of(browser.new_key()))
    domain.give_key(panel=panel, public_key=another, by=actor(members[1]))
    put(office, sitting, manner="secret")
    with pytest.raises(NotNow, match="their keys stand"):
        domain.give_key(panel=panel, public_key=other, by=actor(members[1]))


def test_nobody_casts_for_another_or_without_being_there(office):
    sitting = session_of(office, members=5, present=5)
    members = voters(sitting)
    ballot, _keys = secret.opened(office, sitting, members[:2])
    with pytest.raises(NotNow, match="Check in first"):
        secret.cast(ballot, members[4], "agree")
    papers = secret.sealed(ballot, members[1], "agree")
    with pytest.raises(NotAllowed):
        domain.cast_sealed(
            ballot_id=ballot.pk,
            papers=papers,
            vote_id=secret.line_of(ballot, members[1]).pk,
            by=actor(members[0]),
        )
    with pytest.raises(NotNow, match="not cast openly"):
        domain.cast(ballot_id=ballot.pk, option_id=option(ballot, "agree").pk, by=actor(members[0]))
    line = secret.line_of(ballot, members[0])
    with pytest.raises(NotNow):
        domain.enter_votes(ballot=ballot, said={line.pk: option(ballot, "agree").pk}, by=secretary(office))
    with pytest.raises(Invalid, match="no sealed paper"):
        domain.cast_sealed(ballot_id=ballot.pk, papers=["AAAA"], by=actor(members[0]))


def test_who_copies_anothers_paper_casts_an_invalid_one(office, hall):
    """Else he would look for the code that stands twice in the list."""
    sitting, members = hall
    ballot, keys = secret.opened(office, sitting, members[:2])
    papers = secret.sealed(ballot, members[0], "agree")
    domain.cast_sealed(ballot_id=ballot.pk, papers=papers, by=actor(members[0]))
    domain.cast_sealed(ballot_id=ballot.pk, papers=papers, by=actor(members[3]))
    found = secret.counted(office, ballot, keys, waits=False)
    assert (len(found.papers), found.invalid, found.took_part) == (1, 1, 2)
    assert tally_of(ballot).words.endswith("(1 invalid vote)")


def test_a_malformed_paper_is_invalid_and_the_others_are_counted(office, hall):
    sitting, members = hall
    ballot, keys = secret.opened(office, sitting, members[:2])
    secret.cast(ballot, members[0], "agree")
    line, tellers = secret.line_of(ballot, members[1]), [sealing.public_of(keys[x]) for x in (1, 2)]
    place = sealing.Place(str(ballot.pk), str(line.pk), 1)
    strange = browser.paper(place, 77, browser.new_code(), tellers=tellers, threshold=2)
    domain.cast_sealed(ballot_id=ballot.pk, papers=[strange], by=actor(members[1]))
    broken = sealing.to_text(b"\x01" + bytes(len(sealing.to_bytes(strange)) - 1))
    domain.cast_sealed(ballot_id=ballot.pk, papers=[broken], by=actor(members[2]))
    found = secret.counted(office, ballot, keys, waits=False)
    assert (found.counts["1"], found.invalid) == (1, 2)
    assert Entry.objects.get(kind="voting.counted").facts["unopened"] == {"1": 1, "2": 1}


def test_one_teller_alone_opens_nothing_and_whoever_sends_nonsense_spoils_nothing(office, hall):
    sitting, members = hall
    ballot, keys = secret.opened(office, sitting, members[:3])
    secret.cast(ballot, members[4], "agree")
    domain.close_ballot(ballot=ballot, by=secretary(office))
    secret.begun(ballot)
    secret.send(ballot, keys, 1)
    assert secret.count(ballot) is None
    line = str(secret.line_of(ballot, members[4]).pk)
    secret.send(ballot, keys, 2, change={line: [sealing.to_text(bytes(32))]})
    assert secret.count(ballot) is None  # a part that the voter did not give: the third is waited for
    secret.send(ballot, keys, 3)
    found = secret.count(ballot)
    assert found is not None and (found.counts["1"], found.invalid) == (1, 0)


def test_a_wrong_key_is_seen_and_put_right_by_sending_again(office, hall):
    sitting, members = hall
    ballot, keys = secret.opened(office, sitting, [chair_of(sitting), *members[:2]])
    for one in members[2:]:
        secret.cast(ballot, one, "agree")
    domain.close_ballot(ballot=ballot, by=secretary(office))
    secret.begun(ballot)
    secret.send(ballot, keys | {1: browser.new_key()}, 1)
    counting, panel = Counting.objects.get(ballot=ballot), Panel.objects.get(ballot=ballot)
    domain.send_opening(panel=panel, counting_id=counting.pk, sealed="AAAA", by=actor(members[0]))
    secret.send(ballot, keys, 3)
    assert secret.count(ballot) is None
    assert [(one.number, n) for one, n in waiting_of(ballot).unopened] == [(1, 3), (2, 3)]
    # Every teller has sent: nothing is published or destroyed by that, and no teller decides it.
    with pytest.raises(NotAllowed, match="You are a teller"):
        domain.wait_no_longer(ballot=ballot, by=actor(chair_of(sitting)))
    assert SealedPaper.objects.count() == 3
    secret.send(ballot, keys, 1)
    found = secret.count(ballot)
    assert found is not None and (found.counts["1"], found.invalid) == (3, 0)
    assert Entry.objects.get(kind="voting.counted").facts["unopened"] == {"2": 3}


def test_the_chair_waits_no_longer_for_a_teller_who_never_sends(office, hall):
    sitting, members = hall
    ballot, keys = secret.opened(office, sitting, members[:3])
    for one in members[3:]:
        secret.cast(ballot, one, "agree")
    domain.close_ballot(ballot=ballot, by=secretary(office))
    with pytest.raises(NotNow, match="Too few tellers"):
        domain.wait_no_longer(ballot=ballot, by=secretary(office))
    secret.begun(ballot)
    secret.send(ballot, keys, 1)
    secret.send(ballot, keys, 2, change={str(secret.line_of(ballot, members[4]).pk): [None]})
    assert secret.count(ballot) is None
    assert domain.wait_no_longer(ballot=ballot, by=secretary(office)) is not None
    assert domain.wait_no_longer(ballot=ballot, by=secretary(office)) is None
    found = secret.count(ballot)
    assert found is not None and (found.counts["1"], found.invalid) == (1, 1)


def test_when_the_process_with_the_key_dies_another_count_begins_and_tellers_send_again(office, hall):
    sitting, members = hall
    ballot, keys = secret.opened(office, sitting, members[:2])
    secret.cast(ballot, members[4], "agree")
    domain.close_ballot(ballot=ballot, by=secretary(office))
    panel, first = Panel.objects.get(ballot=ballot), secret.begun(ballot)
    secret.send(ballot, keys, 1)
    assert domain.begin_count(panel=panel, by=actor(members[1])) is None  # one is alive
    keeping.drop(first.pk)
    Counting.objects.update(alive_at=clock.real_now() - dt.timedelta(minutes=1))
    with pytest.raises(NotNow, match="another one begins"):
        secret.send(ballot, keys, 2)
    second = domain.begin_count(panel=panel, by=actor(members[1]))
    assert second is not None and second.public_key != first.public_key
    assert not Opening.objects.exists()
    for number in (1, 2):
        secret.send(ballot, keys, number)
    assert secret.count(ballot) is not None


def test_all_tables_and_the_keys_of_one_teller_too_few_open_no_paper_and_after_the_count_none_is_left(office, hall):
    """The thief of P10 in small: he has every table and keys of tellers; a heavy vote is among the papers."""
    sitting, members = hall
    meetings.set_voting_right(invitation=members[4], has_vote=True, weight=3, by=secretary(office))
    ballot, keys = secret.opened(office, sitting, members[:3])
    codes = {one: [browser.new_code() for _n in range(weight)] for one, weight in ((members[3], 1), (members[4], 3))}
    for one, his in codes.items():
        secret.cast(ballot, one, "agree", codes=his)
    held = {x: Key(key, sealing.public_of(key), "") for x, key in keys.items()}
    assert stolen(ballot, held) == {"papers": 4, "with too few": 0, "with enough": 4}
    found = Secrets(papers=[text for one in SealedPaper.objects.all() for text in one.papers])
    every = {code for his in codes.values() for code in his}
    assert dumped(found, every) == (4, 4)  # as long as it is open the papers are there, and no code is
    secret.counted(office, ballot, keys)
    assert dumped(found, every) == (0, 0)


def test_when_keys_are_lost_the_ballot_is_annulled_and_repeated(office, hall):
    sitting, members = hall
    ballot, _keys = secret.opened(office, sitting, members[:2])
    secret.cast(ballot, members[4], "agree")
    domain.close_ballot(ballot=ballot, by=secretary(office))
    with pytest.raises(NotNow, match="not counted yet"):
        put(office, sitting)
    with pytest.raises(NotNow, match="not counted yet"):
        meetings.close_sitting(sitting=sitting, by=secretary(office))
    domain.annul_ballot(ballot=ballot, reason="Khóa của tổ kiểm phiếu bị mất", by=secretary(office))
    assert not SealedPaper.objects.exists()
    again, keys = secret.opened(office, sitting, members[:2])
    secret.cast(again, members[4], "agree")
    assert secret.counted(office, again, keys).counts["1"] == 1
    with pytest.raises(NotNow):
        domain.begin_count(panel=Panel.objects.get(ballot=ballot), by=actor(members[0]))


def test_who_steps_back_takes_his_paper_along_and_opens_none(office, hall):
    sitting, members = hall
    ballot, keys = secret.opened(office, sitting, members[:3])
    for one in (members[0], members[4]):
        secret.cast(ballot, one, "agree")
    domain.recuse(item=item_of(sitting), invitation=members[0], reason="Liên quan", by=secretary(office))
    domain.close_ballot(ballot=ballot, by=secretary(office))
    secret.begun(ballot)
    with pytest.raises(NotNow, match="take no part"):
        secret.send(ballot, keys, 1)
    with pytest.raises(NotNow, match="after the count"):
        domain.recuse(item=item_of(sitting), invitation=members[1], reason="Liên quan", by=secretary(office))
    for number in (2, 3):
        secret.send(ballot, keys, number)
    found = secret.count(ballot)
    assert found is not None and found.took_part == 1
    domain.recuse(item=item_of(sitting), invitation=members[1], reason="Liên quan", by=secretary(office))


def test_a_proxy_who_steps_back_casts_for_nobody_and_the_vote_is_its_voters_again(office):
    with_proxies(office)
    sitting = session_of(office, members=6, present=6)
    members, by = voters(sitting), secretary(office)
    giver, holder = members[5], members[4]
    domain.give_proxy(giver=giver, holder=holder, paper="Giấy ủy quyền", by=by)
    ballot, keys = secret.opened(office, sitting, members[:2])
    line = secret.line_of(ballot, giver)
    assert line.caster == holder
    papers = secret.sealed(ballot, giver, "agree")
    sent = {"ballot_id": ballot.pk, "vote_id": line.pk, "papers": papers, "by": actor(holder)}
    assert domain.cast_sealed(**sent) is not None
    domain.recuse(item=item_of(sitting), invitation=holder, reason="Liên quan", by=by)
    with pytest.raises(NotAllowed):
        domain.cast_sealed(**sent)
    line = secret.line_of(ballot, giver)
    assert (line.caster, line.cast_at, line.struck_at) == (giver, None, None)
    assert not SealedPaper.objects.exists()
    assert Entry.objects.get(kind="voting.recused").facts["fallen_back"] == 1
    meetings.check_in(invitation=fresh(giver), presence="in_room", by=by)
    secret.cast(ballot, giver, "disagree")
    assert secret.counted(office, ballot, keys).counts == {"1": 0, "2": 1, "3": 0}


def test_a_ballot_in_which_nobody_takes_part_is_counted_with_its_closing(office, hall):
    sitting, members = hall
    ballot, _keys = secret.opened(office, sitting, members[:2])
    domain.close_ballot(ballot=ballot, by=secretary(office))
    assert tally_of(ballot).outcome == "rejected"


def test_nothing_is_sent_before_the_closing_or_by_others(office, hall):
    sitting, members = hall
    panel, _keys = secret.with_tellers(office, sitting, members[:2])
    with pytest.raises(NotNow, match="not opened yet"):
        domain.begin_count(panel=panel, by=actor(members[0]))
    ballot = put(office, sitting, manner="secret")
    secret.cast(ballot, members[4], "agree")
    panel = Panel.objects.get(ballot=ballot)
    with pytest.raises(NotNow, match="nothing to count"):
        domain.begin_count(panel=panel, by=actor(members[0]))
    domain.close_ballot(ballot=ballot, by=secretary(office))
    counting = secret.begun(ballot)
    with pytest.raises(NotAllowed):
        domain.send_opening(panel=panel, counting_id=counting.pk, sealed="AAAA", by=actor(members[4]))
    for strange in ("", "AAAA\0AAA", "AAAA AAA", "A"):
        with pytest.raises(Invalid, match="cannot be read"):
            domain.send_opening(panel=panel, counting_id=counting.pk, sealed=strange, by=actor(members[0]))
    for number, one in enumerate(members[:2]):
        sent = {"panel": panel, "counting_id": counting.pk, "sealed": f"AAA{number}", "by": actor(one)}
        assert domain.send_opening(**sent) is not None
        assert domain.send_opening(**sent) is None
    # Nonsense of every teller: nothing opens, nothing is destroyed, and nobody can make the one paper invalid by it.
    assert secret.count(ballot) is None
    domain.wait_no_longer(ballot=ballot, by=secretary(office))
    assert secret.count(ballot) is None and SealedPaper.objects.count() == 1


def test_a_ballot_on_paper_is_entered_as_totals_and_marked(office, hall):
    sitting, _members = hall
    ballot = put(office, sitting, subject="persons", manner="", is_on_paper=True)
    totals = {"votes": {1: 3, 2: 1, 3: 0}, "invalid": 1}
    by = secretary(office)
    with pytest.raises(NotNow, match="nothing to count"):
        domain.enter_totals(ballot=ballot, **totals, by=by)
    domain.close_ballot(ballot=ballot, by=by)
    with pytest.raises(NotAllowed):
        domain.enter_totals(ballot=ballot, **totals, by=actor(chair_of(sitting)))
    for wrong in ({1: 3}, {1: -1, 2: 0, 3: 0}, {1: 7, 2: 0, 3: 0}):
        with pytest.raises(Invalid):
            domain.enter_totals(ballot=ballot, votes=wrong, invalid=0, by=by)
    domain.enter_totals(ballot=ballot, **totals, by=by)
    tally = tally_of(ballot)
    assert (tally.votes("agree"), tally.invalid, tally.not_cast, tally.outcome) == (3, 1, 1, "waits_for_chair")
    assert tally.count is not None and tally.count.entered_by
    with pytest.raises(NotNow):
        domain.enter_totals(ballot=ballot, **totals, by=by)
    with pytest.raises(Invalid, match="Only a secret ballot"):
        put(office, sitting, manner="open", is_on_paper=True)


def test_where_the_chairs_side_would_prevail_nobody_knows_it_and_he_is_asked(office):
    sitting = session_of(office, members=3)
    members = voters(sitting)
    ballot, keys = secret.opened(office, sitting, members[:2], subject="procedure")
    type(ballot).objects.filter(pk=ballot.pk).update(tie="chairs_side", base="sides")
    ballot.refresh_from_db()
    for one, name in ((chair_of(sitting), "agree"), (members[0], "disagree")):
        secret.cast(ballot, one, name)
    secret.counted(office, ballot, keys)
    ballot.refresh_from_db()
    assert tally_of(ballot).outcome == "waits_for_chair"
    domain.decide_tie(ballot=ballot, agrees=True, by=actor(chair_of(sitting)))
    ballot.refresh_from_db()
    assert tally_of(ballot).outcome == "adopted"


def test_the_record_of_the_sitting_has_the_result_once_it_is_counted(office, hall):
    sitting, members = hall
    ballot, keys = secret.opened(office, sitting, members[:2])
    secret.cast(ballot, members[4], "agree")
    domain.close_ballot(ballot=ballot, by=secretary(office))
    kinds = [one.kind for one in happenings_of(sitting) if one.kind.startswith("voting.")]
    assert kinds == ["voting.put"]
    secret.begun(ballot)
    for number in (1, 2):
        secret.send(ballot, keys, number)
    secret.count(ballot)
    kinds = [one.kind for one in happenings_of(sitting) if one.kind.startswith("voting.")]
    assert kinds == ["voting.put", "voting.decided"]

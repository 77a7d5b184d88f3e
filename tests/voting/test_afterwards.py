"""A ballot that was held wholly without network is entered afterwards with its own time, and marked wherever it is read."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation

from decreta.api.queries.voting import row
from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.meetings import domain as meetings
from decreta.meetings.enums import Manner
from decreta.meetings.models import Attendance, Sitting
from decreta.meetings.queries.rulebooks import rules_of
from decreta.minutes import domain as minutes
from decreta.minutes.queries.computing import computed, facts_of
from decreta.voting import domain
from decreta.voting.models import Ballot
from decreta.voting.queries.published import published
from decreta.voting.queries.tallies import tally_of
from decreta.voting.recount import differences
from tests.meetings.office import DAY, moment, secretary
from tests.voting.office import actor, chair_of, fresh, item_of, put, session_of, voters

WHY = "Mất mạng từ 8 giờ 30"
LATER = {"opened_at": moment(8, 50), "closed_at": moment(8, 55)}


@pytest.fixture
def sitting(office):
    """Four members and the chair, all there; the first point is taken up. The network was gone for a part of the time."""
    return session_of(office)


def read(sitting: Sitting) -> Sitting:
    return Sitting.objects.select_related("body", "chair_post").get(pk=sitting.pk)


def given(office, sitting, **facts):
    """A ballot from 8:40 to 8:45, counted by two members."""
    return {
        "item": item_of(sitting),
        "question": "Thông qua dự thảo",
        "subject": "procedure",
        "opened_at": moment(8, 40),
        "closed_at": moment(8, 45),
        "tellers": voters(sitting)[:2],
        "reason": WHY,
        "by": secretary(office),
        **facts,
    }


def enter(office, sitting, **facts):
    """It is entered at 9:30."""
    with clock.frozen(moment(9, 30)):
        return domain.enter_ballot(**given(office, sitting, **facts))


def hands(agree, disagree=0, other=0):
    return {"totals": {1: agree, 2: disagree, 3: other}}


def decided(office, sitting):
    minutes.enter_decision(
        sitting=read(sitting), item=item_of(sitting), subject="Dự thảo", text="Thông qua", by=secretary(office)
    )


def leaves(invitation, at):
    Attendance.objects.filter(invitation=invitation).update(left_at=at)


@pytest.fixture(autouse=True)
def _began(sitting):
    """The sitting was opened at eight and its first point taken up at once."""
    Sitting.objects.filter(pk=sitting.pk).update(opened_at=moment(8))
    item_of(sitting).__class__.objects.filter(pk=item_of(sitting).pk).update(began_at=moment(8))
    Attendance.objects.filter(invitation__sitting=sitting).update(came_at=moment(7, 50))


def test_it_has_its_own_time_and_its_base_is_who_was_there_at_its_closing(office, sitting):
    """By the rules those present are the base: who left before the closing is not in it, who left after it is."""
    early, late = voters(sitting)[2:4]
    leaves(early, moment(8, 42))
    leaves(late, moment(9, 0))
    ballot = enter(office, sitting, **hands(3, 1))
    tally = tally_of(ballot)
    assert (ballot.opened_at, ballot.closed_at, ballot.entered_at) == (moment(8, 40), moment(8, 45), moment(9, 30))
    assert (tally.present, tally.entitled, tally.cast) == (4, 5, 4)
    assert (tally.outcome, ballot.quorum["present"]) == ("adopted", 4)


def test_without_a_quorum_at_that_time_nothing_was_decided(office, sitting):
    for one in voters(sitting)[2:]:
        leaves(one, moment(8, 42))
    leaves(chair_of(sitting), moment(8, 42))
    with pytest.raises(NotNow):
        enter(office, sitting, **hands(2))
    assert not Ballot.objects.exists()


def test_more_votes_than_those_who_were_there_had_are_refused(office, sitting):
    leaves(voters(sitting)[3], moment(8, 42))
    with pytest.raises(Invalid) as refusal:
        enter(office, sitting, **hands(4, 1))
    assert refusal.value.problems[0].code == "too_many"


@pytest.mark.parametrize(
    ("times", "field", "code"),
    [
        ({"opened_at": moment(7, 55)}, "opened_at", "before_opening"),
        ({"closed_at": moment(9, 31)}, "closed_at", "future"),
        ({"opened_at": moment(8, 50)}, "closed_at", "order"),
    ],
)
def test_its_time_lies_within_the_sitting_and_not_ahead(office, sitting, times, field, code):
    with pytest.raises(Invalid) as refusal:
        enter(office, sitting, **times, **hands(3))
    assert (field, code) in {(one.field, one.code) for one in refusal.value.problems}


def test_it_was_put_after_the_point_began_and_not_while_another_was_open(office, sitting):
    first = enter(office, sitting, **hands(3))
    with pytest.raises(Invalid) as refusal:
        enter(office, sitting, opened_at=moment(8, 43), closed_at=moment(8, 50), **hands(3))
    assert [one.code for one in refusal.value.problems] == ["overlaps"]
    type(first.item).objects.filter(pk=first.item_id).update(began_at=moment(8, 55))
    with pytest.raises(Invalid) as refusal:
        enter(office, sitting, opened_at=moment(8, 50), closed_at=moment(8, 52), **hands(3))
    assert [one.code for one in refusal.value.problems] == ["before_point"]


def test_a_secret_one_is_entered_as_totals_with_its_tellers_and_never_with_names(office, sitting):
    who = voters(sitting)[:2]
    with pytest.raises(Invalid) as refusal:
        enter(office, sitting, subject="persons", said={voters(sitting)[0].pk: 1}, **hands(3))
    assert refusal.value.problems[0].code == "names"
    with pytest.raises(Invalid) as refusal:
        enter(office, sitting, subject="persons", tellers=who[:1], **hands(3))
    assert refusal.value.problems[0].field == "tellers"
    with pytest.raises(Invalid):
        enter(office, sitting, subject="persons", manner="by_name", said={who[0].pk: 1})
    ballot = enter(office, sitting, subject="persons", invalid=1, **hands(3, 1))
    told = published(tally_of(ballot))
    assert (ballot.is_on_paper, ballot.manner, tally_of(ballot).outcome) == (True, "secret", "adopted")
    assert not ballot.votes.exclude(option=None, entered=None, cast_at=None).exists()
    assert differences(told) == []
    assert told["entered_afterwards"]["counted_by"] == [str(one.holding.person) for one in who]
    assert "says" not in Entry.objects.get(kind="voting.entered_afterwards").facts


def test_one_by_name_is_entered_with_what_each_said_who_was_there(office, sitting):
    here, away = voters(sitting)[0], voters(sitting)[3]
    leaves(away, moment(8, 42))
    with pytest.raises(NotNow):
        enter(office, sitting, manner="by_name", said={away.pk: 1})
    ballot = enter(office, sitting, manner="by_name", said={here.pk: 1, chair_of(sitting).pk: 2})
    assert {one.voter_id: one.entered.ordinal for one in ballot.votes.exclude(entered=None)} == {
        here.pk: 1,
        chair_of(sitting).pk: 2,
    }
    assert tally_of(ballot).cast == 2


def test_who_counted_was_there_and_is_no_candidate(office, sitting):
    one, two = voters(sitting)[:2]
    leaves(one, moment(8, 42))
    with pytest.raises(Invalid) as refusal:
        options = [two.holding.person.full_name, "Người khác"]
        enter(office, sitting, subject="persons", asks="election", options=options, totals={1: 2, 2: 1})
    assert len(refusal.value.problems) == 2


def test_it_stands_in_the_order_of_its_own_time_and_marked_in_the_minutes_and_the_log(office, sitting):
    with clock.frozen(moment(9, 0)):
        later = put(office, sitting, subject="procedure")
    with clock.frozen(moment(9, 5)):
        domain.close_ballot(ballot=later, by=secretary(office))
    ballot = enter(office, sitting, subject="ordinary", **hands(4))
    assert list(Ballot.objects.filter(sitting=sitting)) == [ballot, later]
    with translation.override("en"):
        found = [one.text for one in computed(facts_of(read(sitting)))]
        assert row(tally_of(ballot))["entered_afterwards"]["reason"] == WHY
    assert "Held without network, entered afterwards" in " ".join(found)
    assert WHY in " ".join(found)
    entry = Entry.objects.get(kind="voting.entered_afterwards")
    assert (entry.on_id, entry.facts["outcome"]) == (str(ballot.pk), "adopted")


def test_after_the_closing_of_the_sitting_it_is_entered_until_its_record_is_used(office, sitting):
    with clock.frozen(moment(9, 10)):
        meetings.close_sitting(sitting=read(sitting), by=secretary(office))
    assert enter(office, sitting, **hands(4)).closed_at == moment(8, 45)
    with pytest.raises(Invalid) as refusal:
        enter(office, sitting, opened_at=moment(9, 5), closed_at=moment(9, 15), **hands(4))
    assert ("closed_at", "after_closing") in {(one.field, one.code) for one in refusal.value.problems}


def test_the_secretary_enters_it_not_the_chair_and_who_counted_is_not_taken_out_of_the_record(office, sitting):
    with pytest.raises(NotAllowed):
        enter(office, sitting, by=actor(chair_of(sitting)), **hands(4))
    teller = voters(sitting)[0]
    enter(office, sitting, **hands(4))
    stay = Attendance.objects.get(invitation=teller)
    with clock.frozen(moment(9, 40)), pytest.raises(Invalid):
        meetings.correct_attendance(
            invitation=fresh(teller), stay=stay, is_taken_out=True, reason="Nhầm", by=secretary(office)
        )


def test_what_was_entered_is_kept_with_its_reason_by_the_database(office, sitting):
    ballot = enter(office, sitting, **hands(4))
    with pytest.raises(IntegrityError), transaction.atomic():
        Ballot.objects.filter(pk=ballot.pk).update(entered_because="")
    with pytest.raises(NotNow):
        domain.merge_votes(ballot=ballot, said={}, reason="Thêm", by=secretary(office))


def test_the_page_asks_first_what_was_put_then_what_it_came_to(client, office, sitting):
    client.force_login(office.holdings["secretary"].person.user)
    address = reverse("voting:enter_ballot", args=[sitting.pk])
    who = voters(sitting)
    typed = {
        "item": item_of(sitting).pk,
        "question": "Thông qua dự thảo",
        "subject": "procedure",
        "asks": "motion",
        "manner": "",
        "tellers": [one.pk for one in who[:2]],
        "reason": WHY,
    }
    typed |= {"opened_at": "10/03/2025 08:40", "closed_at": "10/03/2025 08:45"}
    with clock.frozen(moment(9, 30)):
        assert client.get(address).status_code == 200
        wrong = client.post(address, {**typed, "closed_at": typed["opened_at"].replace("08:40", "08:30")})
        assert wrong.status_code == 422
        assert "Thông qua dự thảo" in wrong.content.decode()
        asked = client.post(address, typed).content.decode()
        assert 'name="o-1"' in asked
        mark = re.search(r'name="asked" value="(\w+)"', asked)
        assert mark is not None
        result = {"asked": mark[1], "o-1": 4, "o-2": 0, "o-3": 0}
        other = client.post(address, {**typed, "manner": "by_name", **result})
        assert f'name="v-{who[0].pk}"' in other.content.decode()
        assert not Ballot.objects.exists(), "another manner is asked for anew"
        done = client.post(address, {**typed, **result})
    ballot = Ballot.objects.get()
    assert done["Location"] == reverse("voting:ballot", args=[ballot.pk])
    with translation.override("vi"):
        page = client.get(done["Location"]).content.decode()
    assert WHY in page
    client.force_login(who[0].holding.person.user)
    assert client.get(address).status_code == 404


def test_entered_wrongly_it_is_annulled_also_when_the_sitting_is_closed_until_it_is_used(client, office, sitting):
    with clock.frozen(moment(9, 10)):
        meetings.close_sitting(sitting=read(sitting), by=secretary(office))
    wrong, used = enter(office, sitting, **hands(4)), enter(office, sitting, **hands(4), **LATER)
    client.force_login(office.holdings["secretary"].person.user)
    address = reverse("voting:annul", args=[wrong.pk])
    assert address in client.get(reverse("voting:ballot", args=[wrong.pk])).content.decode()
    done = client.post(address, {"reason": "Nhầm phiếu"})
    assert done["Location"] == reverse("voting:ballot", args=[wrong.pk])
    assert Ballot.objects.get(pk=wrong.pk).annulled_because == "Nhầm phiếu"
    decided(office, sitting)
    with pytest.raises(NotNow):
        domain.annul_ballot(ballot=used, reason="Nhầm phiếu", by=secretary(office))
    assert (
        reverse("voting:annul", args=[used.pk])
        not in client.get(reverse("voting:ballot", args=[used.pk])).content.decode()
    )


def test_under_a_point_with_a_decision_in_the_register_nothing_is_entered(office, sitting):
    with clock.frozen(moment(9, 10)):
        meetings.close_sitting(sitting=read(sitting), by=secretary(office))
    decided(office, sitting)
    with pytest.raises(NotNow) as refusal:
        enter(office, sitting, **hands(4))
    assert [(one.field, one.code) for one in refusal.value.problems] == [("item", "used")]


def test_who_stepped_back_is_in_no_base_though_it_was_noted_later(office, sitting):
    with clock.frozen(moment(9)):
        domain.recuse(item=item_of(sitting), invitation=voters(sitting)[3], reason="Liên quan", by=secretary(office))
    ballot = enter(office, sitting, **hands(3))
    assert (tally_of(ballot).entitled, ballot.votes.count()) == (4, 4)


def test_where_the_rules_say_by_name_no_totals_without_names_are_entered(office, sitting):
    book = rules_of(office.body, on=DAY)
    terms = tuple(replace(one, manner=Manner.BY_NAME) if one.subject == "procedure" else one for one in book.subjects)
    meetings.set_rules(
        body=office.body,
        wanted=replace(book, subjects=terms, book=None),
        valid_from=DAY,
        authority="12-QĐ/BCĐ",
        of_version=0,
        by=secretary(office),
    )
    with pytest.raises(Invalid) as refusal:
        enter(office, sitting, manner="open", **hands(3))
    assert [(one.field, one.code) for one in refusal.value.problems] == [("manner", "by_name")]


def test_who_counted_hands_is_named_in_as_many_characters_as_are_kept(office, sitting):
    tellers = voters(sitting)[:3]
    for one in tellers:
        one.holding.person.full_name = " ".join(["Nguyễn"] * 17)
        one.holding.person.save()
    with pytest.raises(Invalid) as refusal:
        enter(office, sitting, tellers=tellers, **hands(3))
    assert [(one.field, one.code) for one in refusal.value.problems] == [("tellers", "too_long")]


def test_one_of_a_single_minute_is_not_entered_twice(office, sitting):
    minute = {"opened_at": moment(8, 40), "closed_at": moment(8, 40)}
    first = enter(office, sitting, **minute, **hands(3))
    with pytest.raises(Invalid) as refusal:
        enter(office, sitting, **minute, **hands(3))
    assert [one.code for one in refusal.value.problems] == ["overlaps"]
    domain.annul_ballot(ballot=first, reason="Nhầm phiếu", by=secretary(office))
    enter(office, sitting, **minute, **hands(3))


def test_what_it_came_to_stays_typed_while_something_before_it_is_set_right(client, office, sitting):
    client.force_login(office.holdings["secretary"].person.user)
    address = reverse("voting:enter_ballot", args=[sitting.pk])
    with clock.frozen(moment(9, 30)):
        page = client.post(address, {"question": "", "o-1": "4", "invalid": "1", "o-x": "5"}).content.decode()
    assert '<input type="hidden" name="o-1" value="4"' in page and 'name="invalid" value="1"' in page
    assert 'name="o-x"' not in page

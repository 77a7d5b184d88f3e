"""A member gives his vote to another himself, as far as the rules let him, withdraws it until it is used, and staff may refuse it."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import translation

from decreta.audit.models import Entry
from decreta.core import clock
from decreta.core.errors import Invalid, NotAllowed, NotNow
from decreta.meetings import domain as meetings
from decreta.meetings.enums import Form
from decreta.meetings.happenings import happenings_of
from decreta.meetings.models import Sitting
from decreta.notifications.models import Notice
from decreta.voting import domain
from decreta.voting.models import Ballot, Proxy
from decreta.voting.notices import tell
from decreta.voting.queries.roll import roll_of
from tests.meetings.office import moment, secretary
from tests.voting.office import actor, fresh, item_of, put, session_of, vote, voters
from tests.voting.test_rights import with_proxies


@pytest.fixture
def sitting(office):
    """Four members and the chair; the last is absent."""
    with_proxies(office)
    return session_of(office, present=4)


def give(giver, holder, **facts):
    return domain.give_own_proxy(giver=giver, holder=holder, by=actor(giver), **facts)


def caster_of(sitting, item, voter):
    return next(one.caster for one in roll_of(sitting, item).places if one.voter == voter.pk)


def codes(refusal):
    return {(one.field, one.code) for one in refusal.value.problems}


def test_a_member_gives_his_vote_and_the_holder_casts_it_while_he_is_absent(office, sitting):
    holder, *_others, absent = voters(sitting)
    row = give(absent, holder)
    assert (row.is_own, row.paper) == (True, "")
    ballot = put(office, sitting)
    of_absent = ballot.votes.get(voter=absent)
    assert of_absent.caster == holder
    vote(ballot, holder, "agree", vote_id=of_absent.pk)
    assert ballot.votes.get(voter=absent).option is not None


def test_for_some_points_it_holds_under_these_alone(office, sitting):
    holder, *_others, absent = voters(sitting)
    first, second = item_of(sitting), item_of(sitting, 1)
    give(absent, holder, points=[second])
    assert caster_of(sitting, first, absent) == absent.pk
    assert caster_of(sitting, second, absent) == holder.pk


def test_only_himself_and_by_the_same_rules_as_what_staff_note(office, sitting):
    one, two, three, absent = voters(sitting)
    with pytest.raises(NotAllowed):
        domain.give_own_proxy(giver=absent, holder=one, by=actor(two))
    with pytest.raises(NotAllowed):
        domain.give_own_proxy(giver=absent, holder=one, by=secretary(office))
    give(absent, one)
    with pytest.raises(Invalid) as refusal:
        give(two, one)
    assert codes(refusal) == {("holder", "too_many")}
    with pytest.raises(Invalid) as refusal:
        give(one, three)
    assert codes(refusal) == {("holder", "passed_on")}


def test_where_the_rules_know_no_proxies_nobody_gives_one(office):
    sitting = session_of(office, present=4)
    holder, *_others, absent = voters(sitting)
    with pytest.raises(Invalid) as refusal:
        give(absent, holder)
    assert codes(refusal) == {("holder", "too_many")}


def test_he_withdraws_it_until_it_is_used(office, sitting):
    one, two, _three, absent = voters(sitting)
    row = give(absent, one)
    with pytest.raises(NotAllowed):
        domain.withdraw_proxy(proxy=row, by=actor(one))
    assert domain.withdraw_proxy(proxy=row, by=actor(absent)).revoked_at is not None
    assert domain.withdraw_proxy(proxy=row, by=actor(absent)) is None
    again = give(absent, two)
    ballot = put(office, sitting)
    domain.close_ballot(ballot=ballot, by=secretary(office))
    with pytest.raises(NotNow):
        domain.withdraw_proxy(proxy=again, by=actor(absent))
    with pytest.raises(NotNow):
        domain.refuse_proxy(proxy=again, reason="Trái quy chế", by=secretary(office))


def test_what_was_noted_by_a_paper_is_not_withdrawn_on_the_page(office, sitting):
    one, *_others, absent = voters(sitting)
    noted = domain.give_proxy(giver=absent, holder=one, paper="Giấy ủy quyền", by=secretary(office))
    with pytest.raises(NotNow):
        domain.withdraw_proxy(proxy=noted, by=actor(absent))


def test_staff_refuse_one_with_the_reason_and_the_record_tells_it(office, sitting):
    one, *_others, absent = voters(sitting)
    row = give(absent, one)
    with pytest.raises(NotAllowed):
        domain.refuse_proxy(proxy=row, reason="Trái quy chế", by=actor(one))
    with pytest.raises(Invalid):
        domain.refuse_proxy(proxy=row, reason=" ", by=secretary(office))
    domain.refuse_proxy(proxy=row, reason="Trái quy chế", by=secretary(office))
    with translation.override("en"):
        words = " ".join(one.words for one in happenings_of(Sitting.objects.get(pk=sitting.pk)))
    assert "himself" in words
    assert "was refused: Trái quy chế." in words
    assert caster_of(sitting, item_of(sitting), absent) == absent.pk


def test_the_holder_is_told_and_of_a_refusal_also_who_gave_it(office, sitting):
    one, *_others, absent = voters(sitting)
    row = give(absent, one)
    tell(Entry.objects.get(kind="voting.own_proxy_given"))
    assert [each.person_id for each in Notice.objects.filter(kind="voting.proxy")] == [one.holding.person_id]
    domain.refuse_proxy(proxy=row, reason="Trái quy chế", by=secretary(office))
    tell(Entry.objects.get(kind="voting.proxy_refused"))
    told = set(Notice.objects.filter(kind="voting.proxy").values_list("person_id", flat=True))
    assert told == {one.holding.person_id, absent.holding.person_id}


def test_when_the_sitting_has_ended_nothing_is_given_or_withdrawn(office, sitting):
    one, two, _three, absent = voters(sitting)
    row = give(absent, one)
    with clock.frozen(moment(10)):
        meetings.close_sitting(
            sitting=Sitting.objects.select_related("body", "chair_post").get(pk=sitting.pk), by=secretary(office)
        )
        for act in (lambda: domain.withdraw_proxy(proxy=row, by=actor(absent)), lambda: give(two, one)):
            with pytest.raises(NotNow):
                act()


def test_on_his_page_he_gives_it_sees_it_and_withdraws_it(client, office, sitting):
    one, two, _three, absent = voters(sitting)
    page, address = (reverse(name, args=[sitting.pk]) for name in ("meetings:sitting", "voting:give_own_proxy"))
    client.force_login(absent.holding.person.user)
    assert address in client.get(page).content.decode()
    assert client.post(address, {}).status_code == 422
    assert client.post(address, {"holder": one.pk, "points": [item_of(sitting, 1).pk]}).status_code == 302
    row = Proxy.objects.get()
    assert list(row.points.all()) == [item_of(sitting, 1)]
    withdraw, refuse = (reverse(f"voting:{name}", args=[row.pk]) for name in ("withdraw_proxy", "refuse_proxy"))
    assert withdraw in client.get(page).content.decode()
    client.force_login(one.holding.person.user)
    assert absent.holding.person.full_name in client.get(page).content.decode()
    assert client.post(withdraw).status_code == 404
    client.force_login(office.holdings["secretary"].person.user)
    assert client.get(address).status_code == 404
    assert refuse in client.get(reverse("meetings:prepare", args=[sitting.pk])).content.decode()
    client.force_login(absent.holding.person.user)
    assert client.post(withdraw).status_code == 302
    assert Proxy.objects.get().revoked_at is not None


def test_when_its_only_point_leaves_the_agenda_it_holds_under_no_other(office):
    with_proxies(office)
    sitting = session_of(office, present=4)
    holder, *_others, absent = voters(sitting)
    row = give(absent, holder, points=[item_of(sitting, 1)])
    meetings.remove_point(item=item_of(sitting, 1), by=secretary(office))
    assert not row.points.exists()
    assert caster_of(sitting, item_of(sitting), absent) == absent.pk
    with translation.override("en"):
        assert "for some points" in " ".join(one.words for one in happenings_of(sitting))


def test_a_ballot_that_is_open_uses_it_before_the_holder_has_cast(office, sitting):
    holder, *_others, absent = voters(sitting)
    row = give(absent, holder)
    ballot = put(office, sitting)
    assert ballot.votes.get(voter=absent).caster == holder
    with pytest.raises(NotNow):
        domain.withdraw_proxy(proxy=row, by=actor(absent))
    with pytest.raises(NotNow):
        domain.refuse_proxy(proxy=row, reason="Trái quy chế", by=secretary(office))


def test_one_that_was_given_before_the_closing_of_what_is_entered_afterwards_is_used(office, sitting):
    holder, *_others, absent = voters(sitting)
    with clock.frozen(moment(9, 2)):
        row = give(absent, holder)
    ballot = put(office, sitting)
    Ballot.objects.filter(pk=ballot.pk).update(
        opened_at=moment(9), closed_at=moment(9, 5), entered_at=moment(10), entered_because="Mất mạng"
    )
    with pytest.raises(NotNow):
        domain.withdraw_proxy(proxy=row, by=actor(absent))


def test_where_opinions_are_asked_in_writing_nobody_gives_his_vote(client, office, sitting):
    holder, *_others, absent = voters(sitting)
    Sitting.objects.filter(pk=sitting.pk).update(form=Form.WRITTEN)
    with pytest.raises(NotNow) as refusal:
        give(fresh(absent), holder)
    assert codes(refusal) == {(None, "other_form")}
    client.force_login(absent.holding.person.user)
    assert client.get(reverse("voting:give_own_proxy", args=[sitting.pk])).status_code == 404

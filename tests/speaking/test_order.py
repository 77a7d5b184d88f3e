"""The order of speakers and the limits of their time: arithmetic alone."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from decreta.speaking.enums import Sequence, SpeechKind
from decreta.speaking.models import Debate, Speech
from decreta.speaking.rules import in_order, limit_of, seconds_by

START = dt.datetime(2025, 3, 10, 2, tzinfo=dt.UTC)


def speech(number: int, *, kind: str = SpeechKind.ORDINARY, place: int | None = None, who: int | None = None) -> Speech:
    """Somebody who asked `number` minutes after the opening."""
    return Speech(
        id=UUID(int=number + 1),
        invitation_id=UUID(int=1000 + (number if who is None else who)),
        kind=kind,
        place=place,
        asked_at=START + dt.timedelta(minutes=number),
    )


def test_points_of_order_come_first_then_who_was_placed_then_as_they_asked():
    rows = [speech(1), speech(2), speech(3, place=1), speech(4, kind=SpeechKind.ORDER)]
    assert [one.asked_at.minute for one in in_order(reversed(rows))] == [4, 3, 1, 2]


def test_who_has_spoken_least_comes_first():
    rows = [speech(1), speech(2), speech(3)]
    spoken = {rows[0].invitation_id: 100, rows[1].invitation_id: 20}
    assert [one.asked_at.minute for one in in_order(rows, order=Sequence.FAIR, spoken=spoken)] == [3, 2, 1]


def test_groups_take_turns():
    left, right = UUID(int=1), UUID(int=2)
    rows = [speech(n) for n in range(1, 6)]
    groups = {one.invitation_id: (left if n < 4 else right) for n, one in enumerate(rows, start=1)}
    found = in_order(rows, order=Sequence.GROUPS, groups=groups, last_groups=[left])
    assert [one.asked_at.minute for one in found] == [4, 1, 5, 2, 3]


@given(
    st.lists(
        st.tuples(st.sampled_from(SpeechKind.values), st.none() | st.integers(1, 9), st.integers(0, 5)), max_size=12
    ),
    st.sampled_from(Sequence.values),
    st.dictionaries(st.integers(0, 5), st.integers(0, 600)),
    st.dictionaries(st.integers(0, 5), st.integers(1, 3)),
)
def test_nobody_is_lost_or_heard_twice_and_points_of_order_always_lead(asked, order, spoken, groups):
    rows = [speech(n, kind=kind, place=place, who=who) for n, (kind, place, who) in enumerate(asked)]
    found = in_order(
        rows,
        order=order,
        spoken={UUID(int=1000 + who): seconds for who, seconds in spoken.items()},
        groups={UUID(int=1000 + who): UUID(int=group) for who, group in groups.items()},
    )
    assert sorted(one.pk for one in found) == sorted(one.pk for one in rows)
    kinds = [one.kind == SpeechKind.ORDER for one in found]
    assert kinds == sorted(kinds, reverse=True)


def test_the_least_of_all_limits_counts_and_a_point_of_order_has_its_own():
    debate = Debate(speech_seconds=300, order_seconds=60, point_seconds=600)
    assert limit_of(SpeechKind.ORDINARY, None) is None
    assert limit_of(SpeechKind.ORDINARY, debate) == 300
    assert limit_of(SpeechKind.ORDINARY, debate, spoken_on_point=450) == 150
    assert limit_of(SpeechKind.ORDINARY, debate, spoken_on_point=900) == 0
    assert limit_of(SpeechKind.ORDINARY, debate, budget=100, used=40) == 60
    assert limit_of(SpeechKind.ORDINARY, None, budget=100, used=400) == 0
    assert limit_of(SpeechKind.ORDER, debate, budget=100, used=100) == 60


def test_pauses_are_not_spoken():
    one = speech(0)
    one.began_at, one.paused_seconds = START, 30
    assert one.seconds(START + dt.timedelta(seconds=100)) == 70
    one.paused_at = START + dt.timedelta(seconds=50)
    assert one.seconds(START + dt.timedelta(seconds=100)) == 20
    assert seconds_by([one], None, START + dt.timedelta(seconds=100)) == {one.invitation_id: 20}

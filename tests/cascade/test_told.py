"""Of what stands below exactly what was declared is seen, in numbers that a count by hand gives too."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decreta.assignments import domain as assignments
from decreta.audit import sequencer
from decreta.cascade import domain
from decreta.cascade.domain.sharing import Whereof
from decreta.cascade.enums import Detail, Scope
from decreta.cascade.models import Serving, Share
from decreta.cascade.queries.below import behind
from decreta.cascade.queries.levels import levels
from decreta.cascade.queries.told import cells, told_of
from decreta.core import clock
from decreta.directives.domain import counting
from decreta.directives.models import Task
from decreta.directives.queries.classes import classes_of
from decreta.directives.queries.uncounted import uncounted
from decreta.organisation.models import Organisation
from tests.cascade.world import TREE, assignment_of, directive_of, task_of
from tests.documents.office import SYSTEM

db = pytest.mark.django_db
ABOVE = {code: above for code, above, _kind in TREE}
DAYS = 4

_declared = st.fixed_dictionaries(
    {
        "by": st.sampled_from(sorted(ABOVE)),
        "skips": st.booleans(),
        "whereof": st.sampled_from(["body", "directive", "assignment", "below"]),
        "detail": st.sampled_from(Detail.values),
        "further": st.booleans(),
        "first": st.integers(-2, DAYS),
        "ends": st.one_of(st.none(), st.integers(0, DAYS)),
    }
)


@pytest.fixture
def crowded(world):
    """Tasks in every book; in the provinces and communes some serve what came from above. Counted, some reported since."""
    start = clock.now()
    kept, tasks = {}, []
    for place, (code, above) in enumerate([("vptw", ""), *ABOVE.items()]):
        for number in range(3):
            with clock.frozen(start + dt.timedelta(days=number)):
                tasks.append(task_of(world[code], due_in=number + place % 3, title=f"{code} {number}"))
        if above:
            with clock.frozen(start + dt.timedelta(days=1)):
                kept[code] = task_of(world[above], to=world[code].organisation, title=f"{above} > {code}")
                Serving.objects.create(task=tasks[-2], assignment=assignment_of(kept[code]), said_at=clock.now(), by={})
    sequencer.run()
    counting.count_anew()
    with clock.frozen(start + dt.timedelta(days=2)):
        # What spells do not know yet when they are asked.
        for one in tasks[::4]:
            if one.created_at <= clock.now():
                assignments.report(assignment=assignment_of(one), text="Xong", claims_done=True, by=SYSTEM)
    return start, world, kept


@db
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(declared=st.lists(_declared, max_size=9), day=st.integers(0, DAYS))
def test_numbers_are_those_of_a_count_by_hand(crowded, declared, day):
    start, world, kept = crowded
    before = transaction.savepoint()
    try:
        for one in declared:
            _declare(start, world, kept, one)
        asked = start.date() + dt.timedelta(days=day)
        for code, place in world.items():
            _compare(place.organisation, by_hand(world, code, asked), asked, place.actor())
    finally:
        transaction.savepoint_rollback(before)


def _compare(organisation, expected, day, by):
    found = Counter()
    for cell in cells(organisation.pk, day, uncounted()):
        found[cell.via_id, cell.owner_id, cell.timeliness, cell.detail] += cell.number
    assert found == expected, organisation.code
    page = levels(organisation, day, by)
    assert page.total.total == page.own_sum.total + page.below_sum.total
    assert page.below_sum.total == found.total() == sum(line.total for line in page.below)
    for line in page.below:
        assert not line.parts or sum((part.counts for part in line.parts), Counter()) == line.counts


def _declare(start, world, kept, one):
    """A row as the act would write it; what the act would refuse as a second one of the same is left out."""
    code = one["by"]
    above = ABOVE.get(ABOVE[code], ABOVE[code]) if one["skips"] else ABOVE[code]
    what = {
        "body": {"body": world[code].body},
        "directive": {"directive": world[code].directive},
        "assignment": {"assignment": assignment_of(kept[code])},
        "below": {},
    }[one["whereof"]]
    first = start.date() + dt.timedelta(days=one["first"])
    ended = None if one["ends"] is None else max(first, start.date() + dt.timedelta(days=one["ends"]))
    alike = {"organisation": world[code].organisation, "above": world[above].organisation, "scope": one["whereof"]}
    if Share.objects.filter(**alike).exists():
        return
    Share.objects.create(
        **alike,
        **what,
        detail=one["detail"],
        goes_further=one["further"],
        first_on=first,
        ended_on=ended,
        ended_at=None if ended is None else clock.now(),
        shared_at=start,
        by={},
    )


def by_hand(world, code, day):
    """What is told to an organisation, task by task in Python: by whom over whom, class, how much."""
    moment = clock.end_of_day(day)
    keeper = {place.body.pk: place.organisation.pk for place in world.values()}
    known = {row.task.pk: row for row in classes_of(Task.objects.filter(created_at__lte=moment), moment=moment)}
    held = [one for one in Share.objects.all() if one.first_on <= day and (one.ended_on is None or one.ended_on > day)]
    served = {
        (one.task_id, one.assignment_id)
        for one in Serving.objects.filter(said_at__lte=moment)
        if one.ended_at is None or one.ended_at > moment
    }
    best = {}

    def tell(share, via, named, detail, depth):
        for key, row in known.items():
            if keeper[row.task.body_id] != share.organisation_id:
                continue
            if (
                (share.body_id and share.body_id == row.task.body_id)
                or (share.directive_id and share.directive_id == row.task.directive_id)
                or (share.assignment_id and (key, share.assignment_id) in served)
            ):
                rank = (-detail, depth, named is None)
                if key not in best or rank < best[key][0]:
                    best[key] = (rank, (via, named, row.timeliness, Detail(detail)))

    def walk(above, via, is_named, depth, root):
        for share in held:
            if share.above_id != above or share.organisation_id == root or (depth > 1 and not share.goes_further):
                continue
            over = via or share.organisation_id
            named = share.organisation_id if is_named else None
            detail = share.detail if share.ended_at is None else Detail.COUNTS
            tell(share, over, named, detail if depth == 1 else Detail.COUNTS, depth)
            if share.scope == Scope.BELOW:
                walk(share.organisation_id, over, is_named and detail > Detail.COUNTS, depth + 1, root)

    root = world[code].organisation.pk
    walk(root, None, True, 1, root)
    return Counter(found for _rank, found in best.values())


@db
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    tree=st.lists(st.integers(0, 5), min_size=len(TREE), max_size=len(TREE)),
    silent=st.sets(st.sampled_from(sorted(ABOVE)), max_size=2),
    detail=st.sampled_from([Detail.COUNTS, Detail.TITLES]),
    taken_back=st.sampled_from(sorted(ABOVE)),
)
def test_in_any_tree_sums_roll_up_along_the_path_until_one_on_it_takes_its_declarations_back(
    crowded, tree, silent, detail, taken_back
):
    start, world, _kept = crowded
    codes = ["vptw", *ABOVE]
    above = {code: codes[place % number] for number, (code, place) in enumerate(zip(codes[1:], tree, strict=True), 1)}
    before = transaction.savepoint()
    try:
        with clock.frozen(start + dt.timedelta(days=2)):
            for code, upper in above.items():
                own, over = world[code].organisation, world[upper].organisation
                Organisation.objects.filter(pk=own.pk).update(parent=over)
                for what in [] if code in silent else [{"scope": "body", "body": world[code].body}, {"scope": "below"}]:
                    given_up = {"organisation": own, "above": over, "detail": detail, "goes_further": True}
                    facts = {"first_on": clock.today(), "shared_at": clock.now(), "by": {}}
                    Share.objects.create(**given_up, **facts, **what)
            _rolls_up(world, above, silent)
            for one in Share.objects.standing().filter(organisation=world[taken_back].organisation):
                domain.stop_sharing(share=one, by=SYSTEM)
            _rolls_up(world, above, silent | {taken_back})
            told_above = {
                told_of(world[code].organisation.pk, key, clock.today())
                for code in world
                for key in _own(world, taken_back)
            }
            assert told_above == {None}, "nothing of it is told to anybody any more"
    finally:
        transaction.savepoint_rollback(before)


def _own(world, code):
    """The tasks in the book of an organisation."""
    return set(Task.objects.filter(body=world[code].body, created_at__lte=clock.now()).values_list("pk", flat=True))


def _rolls_up(world, above, silent):
    """Everybody sees the tasks of those below whose whole path to him shares: as many as a count by hand gives."""

    def below(code):
        found = set()
        for lower, upper in above.items():
            if upper == code and lower not in silent:
                found |= _own(world, lower) | below(lower)
        return found

    for code, place in world.items():
        page = levels(place.organisation, clock.today(), place.actor())
        assert page.below_sum.total == len(below(code)), code
        assert page.own_sum.total == len(_own(world, code))
        sharing = {world[lower].organisation.name for lower, upper in above.items() if upper == code} - {
            world[lower].organisation.name for lower in silent
        }
        assert {str(line.label) for line in page.below} == sharing
        assert page.number_below == sum(upper == code for upper in above.values())
        assert page.number_sharing == len(sharing)


@db
def test_every_number_opens_what_may_be_opened_and_says_the_rest(office, world):
    place, above = world["xa-a1"], world["tinh-a"]
    for number in range(3):
        task_of(place, title=f"Việc số {number}")
    plain = task_of(place, title="Việc chỉ đếm", directive=directive_of(office, place.body))
    by = place.actor()
    for what, detail in (
        (Whereof(body=place.body), Detail.COUNTS),
        (Whereof(directive=place.directive), Detail.TITLES),
    ):
        domain.share(organisation=place.organisation, above=above.organisation, whereof=what, detail=detail, by=by)
    page = levels(above.organisation, clock.today(), above.actor())
    (line,) = page.below
    assert (line.total, line.only_counted, line.told) == (4, 1, "1 of them as counts only")
    assert (page.number_below, page.number_sharing) == (2, 1)
    found = behind(above.organisation, place.organisation, clock.today(), state="open")
    assert (found.number, found.only_counted, len(found.rows)) == (4, 1, 3)
    assert plain.pk not in {row.told.task.pk for row in found.rows} and not any(row.url for row in found.rows)


@db
def test_levels_cost_the_same_for_one_below_and_for_four(world, django_assert_max_num_queries):
    above = world["tinh-a"]
    for codes in (("xa-a1",), ("xa-a2",)):
        for code in codes:
            place = world[code]
            task_of(place)
            domain.share(
                organisation=place.organisation,
                above=above.organisation,
                whereof=Whereof(body=place.body),
                detail=Detail.COUNTS,
                by=place.actor(),
            )
        sequencer.run()
        counting.count_anew()
        by = above.actor()
        with django_assert_max_num_queries(5):
            levels(above.organisation, clock.today(), by)
    assert len(list(pairwise(levels(above.organisation, clock.today(), by).below))) == 1

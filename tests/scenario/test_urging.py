"""An urging letter: one agency, one body's tasks, all that is wrong said at once; it goes the way of every document."""

from __future__ import annotations

import datetime as dt

import pytest

from decreta.assignments.models import Assignment
from decreta.core.errors import Invalid, NotAllowed
from decreta.directives.domain.urging import draft_urging_letter
from decreta.documents.enums import DocumentState
from decreta.organisation.models import Body, Organisation, Post
from decreta.web.demo.people import actor

pytestmark = [pytest.mark.usefixtures("scenario"), pytest.mark.django_db]
VY = {"login": "vy", "post": "bcdcds.secretary"}
ANSWER_BY = dt.date(2025, 4, 7)


def facts(*agencies: str, **changed: object) -> dict[str, object]:
    """What a letter to the first agency states, with the open tasks of all that are named."""
    open_ones = Assignment.objects.filter(
        monitor__code="bcdcds", organisation__code__in=agencies, role="lead", done_accepted_at=None, closed_at=None
    )
    return {
        "body": Body.objects.get(code="bcdcds"),
        "addressee": Organisation.objects.get(code=agencies[0]),
        "assignments": list(open_ones.select_related("organisation")),
        "signer_post": Post.objects.get(code="bcdcds.deputy"),
        "answer_by": ANSWER_BY,
        "by": actor(VY),
    } | changed


def test_the_letter_is_a_draft_that_names_every_task_it_urges():
    given = facts("vptw")
    letter = draft_urging_letter(**given)
    assert letter.document.state == DocumentState.DRAFT
    assert {line.assignment_id for line in letter.lines.all()} == {one.pk for one in given["assignments"]}


def test_everything_wrong_with_a_letter_is_said_at_once():
    with pytest.raises(Invalid) as refusal:
        draft_urging_letter(**facts("vptw", "bkhcn", answer_by=dt.date(2025, 3, 1)))
    assert {problem.field for problem in refusal.value.problems} == {"assignments", "answer_by"}


def test_only_those_who_monitor_urge():
    with pytest.raises(NotAllowed):
        draft_urging_letter(**facts("vptw", by=actor({"login": "mai", "post": "vptw-vt.clerk"})))

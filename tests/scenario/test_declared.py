"""The number of tasks that a directive declares: corrected by an act, held against what was assigned (trap T5)."""

from __future__ import annotations

import datetime as dt

import pytest

from decreta.audit.models import Entry
from decreta.core.errors import NotAllowed
from decreta.directives.domain.directing import declare_total
from decreta.directives.models import Directive
from decreta.directives.queries.progress import report
from decreta.web.demo.people import actor

pytestmark = [pytest.mark.usefixtures("scenario"), pytest.mark.django_db]
MARCH_31 = dt.date(2025, 3, 31)


def test_a_corrected_total_is_reported_as_not_reconciling_until_the_tasks_agree():
    directive = Directive.objects.get(document__symbol="06-TB/BCĐCĐS")
    vy = actor({"login": "vy", "post": "bcdcds.secretary"})
    assert report(body=directive.body, as_of=MARCH_31).reconciles
    declare_total(directive=directive, total=47, by=vy)
    found = report(body=directive.body, as_of=MARCH_31)
    assert (found.declared, found.assigned, found.reconciles) == (47, 46, False)
    assert found.problems
    facts = Entry.objects.filter(kind="directives.declare_total").latest("pk").facts
    assert (facts["before"], facts["after"]) == (46, 47)


def test_only_who_assigns_from_a_directive_corrects_its_total():
    directive = Directive.objects.get(document__symbol="06-TB/BCĐCĐS")
    with pytest.raises(NotAllowed):
        declare_total(directive=directive, total=47, by=actor({"login": "mai", "post": "vptw-vt.clerk"}))

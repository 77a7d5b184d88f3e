"""One ballot: question, rule, result with its arithmetic, who voted how where that is by name."""

from __future__ import annotations

import csv
import io
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from decreta.core import clock
from decreta.core.errors import allows
from decreta.kit.exporting.plain import escaped
from decreta.meetings.enums import Manner
from decreta.organisation.middleware import actor_of
from decreta.voting import policies, rules
from decreta.voting.queries.mergers import mergers_of
from decreta.voting.queries.papers import papers_of
from decreta.voting.queries.published import listed
from decreta.voting.queries.shown import roll_of
from decreta.voting.queries.tallies import tally_of
from decreta.voting.rendering import heads, row_of, workbook
from decreta.voting.views.common import ballot_of, run_ballot_of, runs

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
@require_safe
def ballot(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The ballot for everybody in the sitting. While it is open, nobody reads which way it goes."""
    found = ballot_of(request, pk)
    is_staff = runs(request, found.sitting)
    people = roll_of(found)
    tally = tally_of(found)
    context = {
        "ballot": found,
        "sitting": found.sitting,
        "now": clock.now(),
        "tally": tally,
        "papers": listed(tally),
        "own": papers_of(found, actor_of(request)) if tally.count is not None else [],
        "people": people,
        "is_staff": is_staff,
        "may_annul": is_staff and found.closed_at is not None and allows(policies.may_be_annulled, found),
        "may_decide": tally.waits_for_chair
        and allows(rules.may_decide, found, by=actor_of(request))
        and allows(policies.result_is_not_used, found),
        "is_by_name": found.manner == Manner.BY_NAME,
        "conflicts": [one for one in people if one.vote.is_conflicting] if is_staff else [],
        # While a secret ballot is open, only the number of those who took part is told.
        "is_roll_kept_back": found.is_secret and found.is_open,
        "may_enter": allows(rules.may_enter, found, by=actor_of(request)),
        "may_merge": allows(rules.may_enter, found, by=actor_of(request))
        and allows(policies.may_be_merged_into, found),
        "merged": mergers_of([found]).get(found.pk, []),
    }
    return render(request, "voting/ballot.html", context)


@login_required
@require_safe
def progress(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How many have voted, for the cockpit, which asks again by itself."""
    found = run_ballot_of(request, pk)
    return render(request, "voting/parts/progress.html", {"tally": tally_of(found)})


@login_required
@require_safe
def names(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who voted how, as a table or (`as=xlsx`) a workbook, where the vote is by name and closed."""
    found = ballot_of(request, pk)
    if found.manner != Manner.BY_NAME or found.is_open:
        raise Http404
    people = roll_of(found)
    if request.GET.get("as") == "xlsx":
        book = HttpResponse(workbook(tally_of(found), people), content_type=XLSX)
        book["Content-Disposition"] = f'attachment; filename="ballot-{found.ordinal}.xlsx"'
        return book
    text = io.StringIO()
    csv.writer(text).writerow(heads())
    csv.writer(text).writerows([escaped(str(cell)) for cell in row_of(one)] for one in people)
    answer = HttpResponse(text.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="ballot-{found.ordinal}.csv"'
    return answer

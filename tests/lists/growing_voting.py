"""Rows of the lists of ballots."""

from __future__ import annotations

from decreta.meetings.models import Sitting
from decreta.voting import domain
from decreta.voting.models import Ballot
from tests.documents.office import Office
from tests.voting import office as voting


def secret_ballot(office: Office) -> Ballot:
    """A secret ballot more, held on paper and counted: the dearest kind of row."""
    found = Sitting.objects.select_related("body", "chair_post").first() or voting.session_of(office, members=2)
    by = office.actor("secretary")
    ballot = domain.close_ballot(ballot=voting.put(office, found, manner="secret", is_on_paper=True), by=by)
    domain.enter_totals(ballot=ballot, votes={1: 2, 2: 1, 3: 0}, invalid=0, by=by)
    return ballot

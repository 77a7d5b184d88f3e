"""Rows of the lists of ballots and motions."""

from __future__ import annotations

from decreta.meetings.models import Sitting
from decreta.motions import domain as motions
from decreta.motions.models import Motion
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


def motion(office: Office) -> Motion:
    """Something more that a member has moved."""
    found = Sitting.objects.select_related("body", "chair_post").first() or voting.session_of(office, members=2)
    mover = voting.actor(voting.voters(found)[0])
    return motions.move(item=voting.item_of(found), kind="free", text="Lấy ý kiến các tỉnh.", by=mover)

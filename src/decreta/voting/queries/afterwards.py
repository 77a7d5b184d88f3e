"""Ballots that were held without network, in words: that they were entered afterwards, when, why, and who counted."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.ui import moments
from decreta.voting.models import Ballot


def entry_words(ballot: Ballot) -> str:
    """One sentence for its result and the minutes; empty for a ballot that was put and closed here."""
    if ballot.entered_at is None:
        return ""
    facts = {
        "time": moments.moment(ballot.entered_at),
        "reason": ballot.entered_because.rstrip("."),
        "names": ballot.tellers_named,
    }
    return _("Held without network, entered afterwards at %(time)s: %(reason)s. Counted by: %(names)s.") % facts

"""By what a body decides in writing: its own majority for ordinary matters, of all members."""

from __future__ import annotations

import datetime as dt

from decreta.meetings.enums import Subject
from decreta.meetings.queries.rulebooks import rules_of
from decreta.organisation.models import Body
from decreta.procedures.arithmetic import Rule


def rule_of(body: Body, *, on: dt.date) -> Rule:
    """The rule that holds on a day, taken over from the rules of the body. Silence is never consent by itself.

    In writing the whole is all members, whatever it is in session; the share is the body's own, whichever it is, and so
    is what happens at a tie.
    """
    terms = rules_of(body, on=on).of(Subject.ORDINARY)
    return Rule(majority=str(terms.majority.share), tie=terms.majority.tie)

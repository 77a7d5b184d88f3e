"""The chair decides a question on which the sides are equal, where the rule leaves it to him."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, Problems
from decreta.meetings import domain as sittings
from decreta.minutes import domain as remaining
from decreta.procedures import policies, rules
from decreta.procedures.domain.asking import locked_row
from decreta.procedures.models import Question

WORD_LIMIT = 1000


@act("procedures.decide_tie")
def decide_tie(*, question: Question, agrees: bool, word: str, by: Actor, at: dt.datetime | None = None) -> Question:
    """The chair decides, with the word that stands in the result. What he adopts is concluded and enters the register."""
    rules.may_decide(question.procedure.sitting, by=by)
    rules.has_not_stepped_back(question, by=by)
    procedure = locked_row(question.procedure)
    held = procedure.questions.select_for_update(of=("self",)).select_related("item__sitting").get(pk=question.pk)
    policies.waits_for_the_chair(held)
    said, problems = " ".join(word.split()), Problems()
    if not said:
        problems.add(_("Say why you decide so: it stands in the result."), "word", "required")
    if len(said) > WORD_LIMIT or "\x00" in said:
        problems.add(_("The text is longer than %(limit)s characters.") % {"limit": WORD_LIMIT}, "word")
    problems.refuse_if_any(Invalid)
    moment = at or clock.now()
    held.chair_agrees, held.chair_word, held.decided_at, held.decided_by = agrees, said, moment, by.as_facts()
    held.save(update_fields=["chair_agrees", "chair_word", "decided_at", "decided_by"])
    sitting = procedure.sitting
    if agrees:
        concluded = sittings.write_conclusion(item=held.item, text=held.text, by=by, at=at)
        today = moment.astimezone(clock.zone()).date()
        remaining.enter_conclusions(sitting=sitting, conclusions=[concluded], effective_on=today, by=by, at=at)
    # His word is read where the question is; the log keeps how he decided.
    record("procedures.tie_decided", by=by, on=procedure, about=[sitting, held.item], facts={"agrees": agrees}, at=at)
    question.refresh_from_db()
    return held

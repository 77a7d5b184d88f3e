"""What stands on the page of a task: who was asked to explain what, by when, what was said."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decreta.accounts.idempotency import FIELD, new_key
from decreta.assignments.enums import Colour
from decreta.assignments.ladder import BUILT_IN
from decreta.assignments.models import Assignment
from decreta.assignments.programmes import holding, key_of
from decreta.assignments.queries.ladders import near_due, own_ladders
from decreta.assignments.queries.receipts import clocks, running
from decreta.assignments.timeliness import NEAR_DUE
from decreta.core.actor import Actor
from decreta.core.errors import allows
from decreta.directives.beside import Beside, Part
from decreta.directives.models import Directive, UrgingLetter
from decreta.directives.programmes import RuleLine, source_of
from decreta.directives.queries.task_page import TaskPage
from decreta.documents.beside import Beside as Paper
from decreta.documents.beside import Lead, Remark
from decreta.documents.models import Arrival, Document
from decreta.ui import moments
from decreta.ui.buttons import ButtonContext
from decreta.urging import rules
from decreta.urging.models import Explanation
from decreta.urging.queries.explanations import of_task
from decreta.urging.queries.letters import of_document
from decreta.urging.words import LETTERS, near_words, receipt_words

_FEW = 12


@dataclass(frozen=True)
class Round:
    """One request as a reader sees it, with what he may do about it."""

    explanation: Explanation
    buttons: list[ButtonContext]


@dataclass(frozen=True)
class Explained:
    """The part of the page."""

    rounds: list[Round]
    askable: list[Assignment]


def tell(said: Beside, page: TaskPage, actor: Actor) -> None:
    """One statement."""
    found = of_task.rows(actor, page.task.pk, page.of.pk if page.of is not None else None)
    open_ones = {one.assignment_id for one in found if one.ended_at is None}
    askable = [
        one
        for one in page.main
        if one.pk not in open_ones and one.closed_at is None and allows(rules.may_ask, assignment=one, by=actor)
    ]
    if len(askable) == 1:
        url = reverse("urging:ask", args=[askable[0].pk])
        said.buttons.append(ButtonContext(_("Ask to explain"), url, icon="message-square-warning", quiet=True))
    if found or len(askable) > 1:
        rounds = [Round(one, buttons(one, actor)) for one in found]
        several = askable[:_FEW] if len(askable) > 1 else []
        said.parts.append(Part("urging/parts/explained.html", Explained(rounds, several)))


def buttons(one: Explanation, actor: Actor) -> list[ButtonContext]:
    """What the reader may do about an open request."""
    if one.ended_at is not None:
        return []
    if one.answered_at is None and allows(rules.may_answer, explanation=one, by=actor):
        url = reverse("urging:explain", args=[one.pk])
        return [ButtonContext(_("Explain"), url, icon="pen-line", primary=True)]
    if not allows(rules.may_judge, explanation=one, by=actor):
        return []
    end = ButtonContext(_("Withdraw request"), reverse("urging:withdraw", args=[one.pk]), icon="undo-2", quiet=True)
    if one.answered_at is None:
        return [end]
    return [
        ButtonContext(
            _("Accept explanation"),
            reverse("urging:accept", args=[one.pk]),
            method="post",
            icon="check",
            primary=True,
            hidden={FIELD: new_key()},
        ),
        ButtonContext(_("Ask again"), reverse("urging:ask_again", args=[one.pk]), icon="rotate-ccw"),
        end,
    ]


def tell_of_letter(said: Paper, document: Document, actor: Actor, arrival: Arrival | None) -> None:
    """Beside an urging letter: its colour in words, until when an answer is waited for, how far that is."""
    if document.purpose != "urging_letter":
        return
    for one in of_document.rows(document.pk):
        word = str(LETTERS[one.colour]) if one.colour else _("drafted by hand")
        counts = {"n": one.answered, "total": one.urged}  # type: ignore[attr-defined]
        title = _("Urging letter, %(colour)s") % {"colour": word}
        text = _("%(n)s of %(total)s tasks answered") % counts
        if one.answer_by is not None:
            text += "; " + _("answer by %(day)s") % {"day": moments.day(one.answer_by)}
        leads = _leads_of_letter(one, actor)
        said.remarks.append(Remark(title, text, "warning" if one.colour == Colour.RED else "info", "send", leads))


def _leads_of_letter(letter: UrgingLetter, actor: Actor) -> tuple[Lead, ...]:
    """Where who wrote it finds the others; of what was handed down, how that stands."""
    if letter.body is None:
        own = letter.organisation is not None and letter.organisation.pk in actor.organisation_ids
        return (Lead(reverse("directives:handed_down"), _("How what was handed down stands")),) if own else ()
    if letter.body_id not in actor.body_ids | actor.served_body_ids:
        return ()
    return (Lead(reverse("urging:letters", args=[letter.body.code]), _("All urging letters")),)


def rules_of_directive(directive: Directive, _actor: Actor) -> list[RuleLine]:
    """What fires by itself for its tasks, and within what time they are received. Three statements, where somebody set it."""
    whose = (directive.body_id, directive.pk)
    held = holding({key_of(one): one for one in own_ladders.rows(*whose)}, directive.pk, directive.body_id)
    receipt_clock = running(clocks.rows(*whose), directive.body_id)
    number = held.steps.count() if held is not None else len(BUILT_IN.steps)
    near = near_due(*whose) if held is not None else NEAR_DUE
    url = reverse("urging:directive_ladder", args=[directive.pk])
    rungs = ngettext("%(n)s rung", "%(n)s rungs", number) % {"n": number}
    fires = RuleLine(
        _("What fires by itself"),
        f"{rungs}; {near_words(near)}",
        source_of(directive, key_of(held) if held is not None else None, was_set=held is not None),
        url,
    )
    receipt = RuleLine(
        _("Receipt clock"),
        receipt_words(receipt_clock),
        source_of(directive, key_of(receipt_clock)) if receipt_clock is not None else "",
        url,
    )
    return [fires, receipt]

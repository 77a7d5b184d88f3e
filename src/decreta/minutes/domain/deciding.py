"""Decisions entered into their register, tied to their paper, amended and revoked by later ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow, Problems, Stale
from decreta.core.rulesets import SeriesScope
from decreta.core.texts import search_text
from decreta.documents.models import Document
from decreta.documents.numbering import rules_of
from decreta.meetings.enums import SittingState
from decreta.meetings.models import AgendaItem, Conclusion, Sitting
from decreta.meetings.policies import day_of, live_notice
from decreta.minutes import policies, rules
from decreta.minutes.enums import LinkKind
from decreta.minutes.models import Decision, DecisionLink, DecisionSeries
from decreta.minutes.queries.decided import anchors_of, matters_of, results_of, told
from decreta.minutes.states import AUDIT_KINDS
from decreta.organisation.models import Body, Term

SUBJECT_LIMIT, TEXT_LIMIT, RESULT_LIMIT = 300, 8_000, 4_000


@act("minutes.enter_conclusions")
def enter_conclusions(
    *,
    sitting: Sitting,
    conclusions: Sequence[Conclusion],
    by: Actor,
    effective_on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> list[Decision] | None:
    """Enter conclusions of a closed sitting as decisions, in their order, each with the next number.

    They take effect on the day of the sitting, or on `effective_on`.

    Those that are entered already are left out; None when none is left. Raises NotNow for a draft, and while a tie under
    one of their points waits for the chair; Stale when somebody has taken one out meanwhile. Where they stand in the
    notice is written when it is composed (`anchor_in_notice`): until then conclusions still come, go and move.
    """
    _begin(sitting, by=by)
    found = Conclusion.objects.filter(pk__in=[one.pk for one in conclusions]).select_related("item", "decision")
    rows = list(found.order_by("item__position", "ordinal"))
    fresh = [one for one in rows if getattr(one, "decision", None) is None]
    if any(one.item.sitting_id != sitting.pk for one in rows):
        raise Invalid.of(_("This conclusion belongs to another sitting."), field="conclusions")
    if len(rows) < len({one.pk for one in conclusions}):
        raise Stale.of(_("Somebody else has taken a conclusion out in the meantime."), field="conclusions")
    if any(one.is_draft for one in fresh):
        raise NotNow.of(_("A draft is no conclusion yet: conclude it first."), field="conclusions", code="draft")
    if not fresh:
        return None
    policies.ties_are_decided([one.item for one in fresh])
    results = results_of(sitting)
    places = anchors_of(sitting) if live_notice(sitting) is not None else {}
    made = []
    for one in fresh:
        decision = Decision(
            sitting=sitting,
            item=one.item,
            conclusion=one,
            subject=one.item.shown_title[:SUBJECT_LIMIT],
            text=one.text,
            result=results.get(one.pk, ""),
            effective_on=effective_on or day_of(sitting),
            anchor=places.get(one.pk, ""),
        )
        made.append(_entered(decision, by=by, at=at))
    return made


@act("minutes.enter_decision")
def enter_decision(
    *,
    sitting: Sitting,
    subject: str,
    text: str,
    item: AgendaItem | None = None,
    result: str = "",
    effective_on: dt.date | None = None,
    by: Actor,
    at: dt.datetime | None = None,
) -> Decision:
    """Enter a decision in words of its own: of a vote, of a procedure, of the whole sitting."""
    _begin(sitting, by=by)
    words, about = text.strip(), " ".join(subject.split())
    problems = Problems()
    if not about:
        problems.add(_("State the subject."), "subject", "required")
    if len(about) > SUBJECT_LIMIT:
        problems.add(_("The subject is longer than %(limit)s characters.") % {"limit": SUBJECT_LIMIT}, "subject")
    if not words:
        problems.add(_("Write the text."), "text", "required")
    if len(words) > TEXT_LIMIT:
        problems.add(_("The text is longer than %(limit)s characters.") % {"limit": TEXT_LIMIT}, "text")
    if len(result) > RESULT_LIMIT:
        problems.add(_("The text is longer than %(limit)s characters.") % {"limit": RESULT_LIMIT}, "result")
    if "\x00" in words + about + result:
        problems.add(_("The text contains a character that cannot be kept."), "text")
    if item is not None and item.sitting_id != sitting.pk:
        problems.add(_("This point belongs to another sitting."), "item")
    if effective_on is not None and effective_on < day_of(sitting):
        problems.add(_("A decision takes effect on its day or later."), "effective_on")
    problems.refuse_if_any(Invalid)
    if item is not None:
        policies.ties_are_decided([item])
    own = result.strip() or (told(matters_of(sitting).get(item.pk, ())) if item is not None else "")
    decision = Decision(
        sitting=sitting,
        item=item,
        subject=about,
        text=words,
        result=own,
        effective_on=effective_on or day_of(sitting),
    )
    return _entered(decision, by=by, at=at)


@act("minutes.link_decisions")
def link_decisions(
    *,
    later: Decision,
    earlier: Decision,
    kind: str,
    effective_on: dt.date,
    note: str = "",
    by: Actor,
    at: dt.datetime | None = None,
) -> DecisionLink:
    """State that a decision amends, replaces or revokes an earlier one of the same body, from a day on. For good."""
    for one in (later, earlier):
        rules.may_decide(one.body, by=by)
    # Both rows, in one order: two who link at once do so one after the other.
    list(Decision.objects.select_for_update().filter(pk__in=[later.pk, earlier.pk]).order_by("pk"))
    problems = Problems()
    if kind not in LinkKind.values:
        problems.add(_("Choose what it does to the earlier one."), "kind")
    if later.body_id != earlier.body_id:
        problems.add(_("A body changes its own decisions only."), "earlier", "other_body")
    if later.entered_at <= earlier.entered_at:
        problems.add(_("Only a decision that was entered later can change another."), "earlier", "not_later")
    if effective_on < later.decided_on:
        problems.add(_("It changes nothing before the day on which it was decided."), "effective_on")
    if len(note) > SUBJECT_LIMIT:
        problems.add(_("The text is longer than %(limit)s characters.") % {"limit": SUBJECT_LIMIT}, "note")
    problems.refuse_if_any(Invalid)
    if DecisionLink.objects.filter(later=later, earlier=earlier).exists():
        raise NotNow.of(_("These two are linked already."), field="earlier", code="linked")
    ends = {LinkKind.REVOKES, LinkKind.REPLACES}
    if kind in ends and earlier.changed_by.filter(kind__in=ends).exists():
        raise NotNow.of(_("That decision was revoked or replaced already."), field="earlier", code="revoked")
    made = DecisionLink.objects.create(
        later=later,
        earlier=earlier,
        kind=kind,
        effective_on=effective_on,
        note=note.strip(),
        later_entered_at=later.entered_at,
        earlier_entered_at=earlier.entered_at,
        linked_at=at or clock.now(),
        linked_by=by.as_facts(),
    )
    facts = {"kind": kind, "effective_on": effective_on}
    record(AUDIT_KINDS["link"], by=by, on=later, about=[earlier], facts=facts, at=at)
    return made


@act("minutes.carry_decision")
def carry_decision(
    *, decision: Decision, document: Document | None, anchor: str = "", by: Actor, at: dt.datetime | None = None
) -> Decision | None:
    """Say which paper carries a decision, and where in it.

    Without one it is the notice of the sitting's conclusions, in which its place is known.
    """
    rules.may_decide(decision.body, by=by)
    if document is not None and not Document.objects.visible_to(by).filter(pk=document.pk).exists():
        raise Invalid.of(_("This paper is not before your post."), field="document", code="unseen")
    locked = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    place = anchor.strip().rstrip(".")[:40]
    if document is None and not place and locked.conclusion_id is not None and live_notice(locked.sitting) is not None:
        place = anchors_of(locked.sitting).get(locked.conclusion_id, "")
    if (locked.document_id, locked.anchor) == (document.pk if document else None, place):
        return None
    before = {"document": locked.document_id, "anchor": locked.anchor}
    locked.document, locked.anchor = document, place
    locked.save(update_fields=["document", "anchor"])
    decision.document, decision.anchor = document, place
    facts = {"before": before, "after": {"document": document.pk if document else None, "anchor": place}}
    about = [document] if document is not None else [decision.sitting]
    record(AUDIT_KINDS["carry"], by=by, on=locked, about=about, facts=facts, at=at)
    return locked


def anchor_in_notice(sitting: Sitting) -> None:
    """The notice is composed: the decisions that it carries get their place in it, by which their tasks are known.

    Those that another paper carries stay as they are. Of one in words of its own nobody knows where the notice says it.
    """
    places = anchors_of(sitting)
    carried = list(Decision.objects.filter(sitting=sitting, document=None, conclusion__isnull=False))
    for one in carried:
        one.anchor = places.get(one.conclusion_id, "")
    Decision.objects.bulk_update(carried, ["anchor"])


def _begin(sitting: Sitting, *, by: Actor) -> None:
    """Who and when; the lock keeps the words that are entered from being changed meanwhile, and the notice from being composed."""
    rules.may_write(sitting, by=by)
    Sitting.objects.select_for_update(of=("self",)).get(pk=sitting.pk)
    if sitting.state != SittingState.CLOSED:
        raise NotNow.of(_("Decisions are entered after the closing."), code="not_closed")


def _entered(decision: Decision, *, by: Actor, at: dt.datetime | None) -> Decision:
    """Take the next number and keep the decision with it, in one transaction: no number is ever left without one."""
    sitting = decision.sitting
    decision.body, decision.decided_on = sitting.body, day_of(sitting)
    decision.series = _series(sitting.body, sitting.term, decision.decided_on)
    decision.number = decision.series.next_number
    decision.entered_at, decision.entered_by = at or clock.now(), by.as_facts()
    decision.folded = search_text(f"{decision.symbol} {decision.subject} {decision.text}")
    decision.save(force_insert=True)
    decision.series.next_number += 1
    decision.series.save(update_fields=["next_number"])
    facts = {"number": decision.number, "point": decision.item_id, "decided_on": decision.decided_on}
    record(AUDIT_KINDS["enter"], by=by, on=decision, about=[sitting, sitting.body], facts=facts, at=at)
    return decision


def _series(body: Body, term: Term | None, day: dt.date) -> DecisionSeries:
    """The body's counter of the term or the year, held until the act ends."""
    keys: dict[str, Term | int | None] = {"term": None, "year": day.year}
    if rules_of(body, on=day).series.scope is SeriesScope.TERM and (own := term or body.terms.valid_on(day).first()):
        keys = {"term": own, "year": None}
    DecisionSeries.objects.bulk_create([DecisionSeries(body=body, **keys)], ignore_conflicts=True)
    return DecisionSeries.objects.select_for_update().get(body=body, **keys)

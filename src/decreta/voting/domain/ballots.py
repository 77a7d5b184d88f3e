"""A question is put to the vote, the ballot closed, a tie decided; one that was put wrongly is annulled."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow
from decreta.meetings.deciding import Outcome
from decreta.meetings.domain.quorum import quorate
from decreta.meetings.enums import Manner
from decreta.meetings.models import AgendaItem, Sitting
from decreta.meetings.policies import day_of
from decreta.meetings.queries.presiding import presiding_now
from decreta.meetings.queries.room import board_of
from decreta.meetings.queries.rulebooks import rules_of
from decreta.voting import endings, policies, rules
from decreta.voting.domain import counting, holding, questions
from decreta.voting.enums import Question
from decreta.voting.models import Ballot, Panel
from decreta.voting.queries.roll import Place, roll_of
from decreta.voting.queries.secrets import waiting_panel_of
from decreta.voting.queries.tallies import tally_of

_REASON_LIMIT = 300


@act("voting.open_ballot")
def open_ballot(
    *,
    item: AgendaItem,
    question: str,
    subject: str,
    by: Actor,
    asks: str = Question.MOTION,
    options: Sequence[str] = (),
    manner: str = "",
    is_on_paper: bool = False,
    is_by_hands: bool = False,
    may_change_mind: bool = True,
    at: dt.datetime | None = None,
) -> Ballot:
    """Put a question to the vote under a point, with the rule that the body has for its subject.

    The roll is written now: who has a vote, how heavy, who casts it. Who has stepped back from the point is not on
    it. A secret ballot is opened with the tellers who wait for it, or held on paper; an open one may be by show of hands.
    Raises NotAllowed, NotNow (not in session, another ballot open, no quorum, nobody to vote), Invalid.
    """
    rules.may_put(item.sitting, by=by)
    # Two who open at once: the second finds the first one's ballot.
    sitting = Sitting.objects.select_for_update(of=("self",)).select_related("body").get(pk=item.sitting_id)
    policies.sitting_is_open(sitting)
    policies.nothing_is_open(sitting)
    policies.is_at_hand(item, sitting)
    words, labels = " ".join(question.split()), [" ".join(one.split()) for one in options]
    questions.check(words, subject, asks, labels, manner)
    terms = (held := rules_of(sitting.body, on=day_of(sitting))).of(subject)
    chosen = questions.chosen_manner(manner, terms.manner, is_on_paper=is_on_paper)
    policies.may_be_by_hands(chosen, by_rule=terms.manner, is_by_hands=is_by_hands)
    board = board_of(sitting)
    quorum = quorate(sitting, rules=held, board=board)
    roll, majority = roll_of(sitting, item), terms.majority
    places = roll.places
    needs_panel = bool(places) and chosen == Manner.SECRET and not is_on_paper
    panel = _panel(sitting, item, labels, places) if needs_panel else None
    ballot = questions.write(
        item,
        roll,
        sitting=sitting,
        board=board,
        majority=majority,
        labels=labels,
        opened_at=at or clock.now(),
        by=by,
        question=words,
        asks=asks,
        subject=subject,
        manner=chosen,
        may_change_mind=may_change_mind,
        is_on_paper=is_on_paper,
        is_by_hands=is_by_hands,
        quorum=quorum.facts,
    )
    if panel is not None:
        panel.ballot = ballot
        panel.save(update_fields=["ballot"])
    facts = {
        # Never the words: more people read the log than the sitting.
        "sha256": hashlib.sha256(words.encode()).hexdigest(),
        "subject": subject,
        "manner": chosen,
        "rule": f"{majority.share} {majority.base} {majority.tie}",
        "on_the_roll": len(places),
        "votes": sum(one.weight for one in places),
        "kept_out": ballot.kept_out,
        "quorum": ballot.quorum,
    } | _of_secret(ballot, panel)
    record("voting.opened", by=by, on=ballot, about=[sitting, item], facts=facts, at=at)
    return ballot


@act("voting.close_ballot")
def close_ballot(*, ballot: Ballot, by: Actor, at: dt.datetime | None = None) -> Ballot:
    """Close a ballot: casts that have begun are counted, none begins afterwards. The result follows from the votes.

    A secret one waits for its tellers, or for the totals of its papers; a show of hands for its totals.
    """
    rules.may_put(ballot.sitting, by=by)
    held = holding.to_end(ballot)
    policies.is_open(held)
    held.closed_at, held.closed_by = max(at or clock.now(), held.opened_at), by.as_facts()
    acting = presiding_now(held.sitting)
    held.presided_by = acting.invitation if acting is not None else None
    held.save(update_fields=["closed_at", "closed_by", "presided_by"])
    tally = tally_of(held)
    facts: dict[str, object] = {"entitled": tally.entitled, "present": tally.present, "voted": tally.voted}
    if not held.is_counted_apart:
        facts |= {
            "cast": tally.cast,
            "not_cast": tally.entitled - tally.cast,
            "counted": {f"{one.option.ordinal} {one.option.answer}": one.votes for one in tally.lines},
            "outcome": tally.outcome,
        }
    record("voting.closed", by=by, on=held, about=[held.sitting, held.item], facts=facts, at=at)
    if held.is_counted_apart:
        counting.publish_nothing(held, by=by, at=at)
    else:
        endings.ended(held, tally.outcome, by=by, at=held.closed_at)
    ballot.refresh_from_db()
    return held


@act("voting.annul_ballot")
def annul_ballot(*, ballot: Ballot, reason: str, by: Actor, at: dt.datetime | None = None) -> Ballot:
    """Take back a ballot that was put wrongly or cannot be counted, with a reason; it stays in the record and decides nothing.

    Sealed papers are destroyed unopened. One that was entered afterwards is taken back also when the sitting is closed,
    until the record or its result is used.
    """
    rules.may_put(ballot.sitting, by=by)
    words = " ".join(reason.split())
    if not words or len(words) > _REASON_LIMIT:
        raise Invalid.of(
            _("State the reason in at most %(limit)s characters.") % {"limit": _REASON_LIMIT}, field="reason"
        )
    held = holding.to_end(ballot)
    policies.may_be_annulled(held)
    held.annulled_at, held.annulled_by, held.annulled_because = at or clock.now(), by.as_facts(), words
    held.save(update_fields=["annulled_at", "annulled_by", "annulled_because"])
    counting.destroy(held)
    facts = {"reason": words, "was_closed": held.closed_at is not None}
    record("voting.annulled", by=by, on=held, about=[held.sitting, held.item], facts=facts, at=at)
    endings.ended(held, "", by=by, at=held.annulled_at)
    ballot.refresh_from_db()
    return held


@act("voting.decide_tie")
def decide_tie(*, ballot: Ballot, agrees: bool, by: Actor, at: dt.datetime | None = None) -> Ballot:
    """Who presides decides a question on which the sides are equal, where the rules leave it to him.

    Raises NotAllowed, NotNow where nothing waits or the result is used already: what was made of it stands.
    """
    rules.may_decide(ballot, by=by)
    held = holding.to_end(ballot)
    is_waiting = held.annulled_at is None and tally_of(held).outcome == Outcome.WAITS_FOR_CHAIR
    policies.waits_for_the_chair(held, is_waiting=is_waiting)
    policies.result_is_not_used(held)
    held.chair_decided, held.decided_at, held.decided_by = agrees, at or clock.now(), by.as_facts()
    held.save(update_fields=["chair_decided", "decided_at", "decided_by"])
    record("voting.tie_decided", by=by, on=held, about=[held.sitting, held.item], facts={"agrees": agrees}, at=at)
    endings.ended(held, tally_of(held).outcome, by=by, at=held.decided_at)
    ballot.refresh_from_db()
    return held


def _panel(sitting: Sitting, item: AgendaItem, labels: Sequence[str], places: Sequence[Place]) -> Panel:
    if any(one.weight > policies.MOST_PAPERS for one in places):
        facts = {"most": policies.MOST_PAPERS}
        raise NotNow.of(
            _("Somebody has more than %(most)s votes; so heavy a vote cannot be secret here. Hold it on paper.")
            % facts,
            field="manner",
            code="too_heavy",
        )
    return policies.may_be_opened_with(waiting_panel_of(sitting), item, labels)


def _of_secret(ballot: Ballot, panel: Panel | None) -> dict[str, object]:
    if ballot.is_by_hands:
        return {"is_by_hands": True}
    if panel is None:
        return {"is_on_paper": True} if ballot.is_on_paper else {}
    return {"panel": panel.pk, "threshold": panel.threshold, "keys": [one.public_key for one in panel.tellers.all()]}

"""A secret ballot is counted: tellers send the parts that open its papers, one process opens, shuffles and publishes.

Everything that would open a paper is in the memory of that process, for the moment of the count. What is published is
written in one transaction with the destruction of the sealed papers.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from django.db import transaction
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow, Problems
from decreta.voting import endings, policies, rules, sealing
from decreta.voting.domain import holding, keeping
from decreta.voting.models import Ballot, Counting, Opening, Panel, SealedPaper, SecretCount
from decreta.voting.queries.secrets import is_alive, places_of, tellers_who_open
from decreta.voting.queries.tallies import tally_of
from decreta.voting.sealing import Place, Said

#: What a teller sends: for each paper a part of 43 letters, with room to spare.
_OPENING_LIMIT = 2_000_000


@act("voting.begin_count")
def begin_count(*, panel: Panel, by: Actor, at: dt.datetime | None = None) -> Counting | None:
    """Begin the count of a closed ballot: this process draws a key, to which tellers send. None when one is alive.

    The key of a process that died is replaced, and what was sent to it thrown away.
    """
    rules.may_tell(panel, by=by)
    ballot = _to_count(panel)
    standing = Counting.objects.filter(ballot=ballot).first()
    if standing is not None:
        if is_alive(standing):
            return None
        standing.delete()
    counting = Counting(ballot=ballot, alive_at=clock.real_now())
    counting.waits_no_longer = standing is not None and standing.waits_no_longer
    counting.public_key = keeping.make(counting.pk)
    try:
        counting.save(force_insert=True)
        facts = {"is_another": standing is not None, "public_key": counting.public_key}
        record("voting.count_begun", by=by, on=counting, about=[ballot, ballot.sitting], facts=facts, at=at)
    except BaseException:
        keeping.drop(counting.pk)
        raise
    return counting


@act("voting.send_opening")
def send_opening(
    *, panel: Panel, counting_id: Any, sealed: str, by: Actor, at: dt.datetime | None = None
) -> Opening | None:
    """A teller sends the parts that open the papers, sealed to the count. None when just this is there."""
    teller = rules.may_tell(panel, by=by)
    ballot = _to_count(panel)
    policies.has_not_stepped_back(teller, ballot)
    counting = Counting.objects.filter(ballot=ballot, pk=counting_id).first()
    if counting is None or not is_alive(counting):
        raise NotNow.of(_("This count has ended before its time; another one begins."), code="count_gone")
    _check(sealed)
    standing = Opening.objects.filter(counting=counting, teller=teller).first()
    if standing is not None and standing.sealed == sealed:
        return None
    values = {"sealed": sealed, "sent_at": at or clock.now()}
    row, is_first = Opening.objects.update_or_create(counting=counting, teller=teller, defaults=values)
    facts = {"teller": teller.number, "is_first": is_first}
    record("voting.opening_sent", by=by, on=teller, about=[ballot, ballot.sitting], facts=facts, at=at)
    return row


@act("voting.wait_no_longer")
def wait_no_longer(*, ballot: Ballot, by: Actor, at: dt.datetime | None = None) -> Ballot | None:
    """Publish what can be read without waiting for other tellers: the rest is invalid. None when it is said.

    No teller of the ballot says it: what he withholds or spoils would be invalid by his own word.
    """
    rules.may_do_without(ballot, by=by)
    held = holding.alone(ballot)
    policies.waits_for_its_count(held)
    counting = Counting.objects.filter(ballot=held).first()
    if counting is None or counting.openings.count() < held.panel.threshold:
        raise NotNow.of(_("Too few tellers have sent. Without them no paper can be opened."), code="too_few")
    if counting.waits_no_longer:
        return None
    counting.waits_no_longer = True
    counting.save(update_fields=["waits_no_longer"])
    sent = list(counting.openings.values_list("teller__number", flat=True).order_by("teller__number"))
    record("voting.waits_no_longer", by=by, on=held, about=[held.sitting, held.item], facts={"sent": sent}, at=at)
    return held


@act("voting.count")
def count(
    *, counting: Counting, key: ec.EllipticCurvePrivateKey, by: Actor, at: dt.datetime | None = None
) -> SecretCount | None:
    """Open the papers in memory and publish what stands on them, when enough tellers have sent. None while they have not.

    While a paper cannot be read, nothing is published by itself: which teller's parts opened how many papers not is kept,
    so that a wrong key is seen and he sends again. Said to wait no longer, such papers are invalid; but when none can be
    read, only annulment remains. In the transaction that publishes, sealed papers and what tellers sent are destroyed.
    """
    ballot = holding.to_end(counting.ballot)
    here = Counting.objects.filter(pk=counting.pk).first()
    if here is None or not policies.is_to_be_counted(ballot):
        return None
    panel = ballot.panel
    sent = {one.teller.number: one for one in here.openings.select_related("teller__invitation")}
    eligible = {one.number for one in tellers_who_open(panel)}
    openings = {x: found for x, one in sent.items() if x in eligible and (found := _opened(one, here, key))}
    said, invalid, unopened = _read(ballot, openings)
    # Who sent what cannot be read at all has opened nothing.
    unopened |= Counter({x: len(said) + invalid for x in set(sent) & eligible - set(openings)})
    parts = {str(x): unopened[x] for x in sorted(unopened)}
    if invalid and (not said or not here.waits_no_longer):
        if parts != here.unopened:
            here.unopened = parts
            here.save(update_fields=["unopened"])
            record("voting.unopened", by=by, on=here, about=[ballot, ballot.sitting], facts={"unopened": parts}, at=at)
        return None
    return _publish(ballot, said, invalid, unopened=parts, by=by, at=at)


def publish_nothing(ballot: Ballot, *, by: Actor, at: dt.datetime | None) -> None:
    """Publish the count of a ballot in which nobody took part: there is nothing to open."""
    if ballot.is_sealed and not SealedPaper.objects.filter(vote__ballot=ballot).exists():
        _publish(ballot, [], 0, unopened={}, by=by, at=at)


def destroy(ballot: Ballot) -> None:
    """Destroy the sealed papers of a ballot and what was sent to open them.

    The key is forgotten once that is committed: a transaction that fails leaves a count that can be tried again.
    """
    for one in Counting.objects.filter(ballot=ballot):
        transaction.on_commit(partial(keeping.drop, one.pk))
        one.delete()
    SealedPaper.objects.filter(vote__ballot=ballot).delete()


@act("voting.enter_totals")
def enter_totals(
    *, ballot: Ballot, votes: Mapping[int, int], invalid: int, by: Actor, at: dt.datetime | None = None
) -> SecretCount:
    """Enter what a secret ballot on paper came to: votes by the number of the option, and invalid votes.

    It is marked as counted by hand. Raises Invalid when there are more votes than those entitled have.
    """
    rules.may_enter(ballot, by=by)
    held = holding.to_end(ballot)
    policies.waits_for_its_count(held)
    policies.is_paper(held)
    problems, entitled = Problems(), tally_of(held).on_roll
    numbers = [one.ordinal for one in held.options.all()]
    if set(votes) != set(numbers) or min([*votes.values(), invalid]) < 0:
        problems.add(_("Enter a number for each option."), code="totals")
    elif sum(votes.values()) + invalid > entitled:
        limits = {"n": sum(votes.values()) + invalid, "entitled": entitled}
        problems.add(_("These are %(n)s votes, but only %(entitled)s could be cast.") % limits, code="too_many")
    problems.refuse_if_any(Invalid)
    made = SecretCount.objects.create(
        ballot=held,
        papers=[],
        counts={str(one): votes[one] for one in numbers},
        invalid=invalid,
        took_part=sum(votes.values()) + invalid,
        counted_at=at or clock.now(),
        entered_by=by.as_facts(),
    )
    outcome = tally_of(held).outcome
    facts = {"counted": made.counts, "invalid": invalid, "outcome": outcome}
    record("voting.totals_entered", by=by, on=held, about=[held.sitting, held.item], facts=facts, at=at)
    endings.ended(held, outcome, by=by, at=made.counted_at)
    return made


def _to_count(panel: Panel) -> Ballot:
    if panel.ballot is None:
        raise NotNow.of(_("The ballot is not opened yet."), code="not_open")
    ballot = holding.alone(panel.ballot)
    policies.waits_for_its_count(ballot)
    return ballot


def _check(sealed: str) -> None:
    """What a teller sends is text as sealed things travel. Raises Invalid."""
    try:
        if not 0 < len(sealed) <= _OPENING_LIMIT:
            raise sealing.UnreadableError
        sealing.to_bytes(sealed)
    except sealing.UnreadableError as error:
        raise Invalid.of(_("What your browser sent cannot be read."), code="opening") from error


def _opened(opening: Opening, counting: Counting, key: ec.EllipticCurvePrivateKey) -> Mapping[str, Sequence[Any]]:
    """What a teller sent; nothing when it cannot be read."""
    name = f"decreta|opening|1|{counting.pk}|{opening.teller.number}".encode()
    try:
        found = json.loads(sealing.opened(sealing.to_bytes(opening.sealed), key=key, name=name))
    except (sealing.UnreadableError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _read(ballot: Ballot, openings: Mapping[int, Mapping[str, Any]]) -> tuple[list[Said], int, Counter[int]]:
    """What stands on the papers, how many cannot be read with what was sent, and for how many whose part is missing."""
    tellers, threshold = ballot.panel.tellers.count(), ballot.panel.threshold
    numbers = {one.ordinal for one in ballot.options.all()}
    said: list[Said] = []
    invalid, unopened = 0, Counter[int]()
    for place, text in places_of(ballot):
        try:
            paper = sealing.taken_apart(text, tellers=tellers)
            parts = {x: part for x, one in openings.items() if (part := _part(one, paper, place, x)) is not None}
            unopened.update(x for x in openings if x not in parts)
            if len(parts) < threshold:
                raise sealing.UnreadableError
            found = sealing.read(paper, place, sealing.joined(dict(list(parts.items())[:threshold])))
            if found.ordinal not in numbers:
                raise sealing.UnreadableError
        except sealing.UnreadableError:
            invalid += 1
        else:
            said.append(found)
    return said, invalid, unopened


def _part(opening: Mapping[str, Any], paper: sealing.Sealed, place: Place, x: int) -> bytes | None:
    """The part that a teller sent for a paper, when it is the one that the voter gave him."""
    sent = opening.get(place.vote)
    text = sent[place.unit - 1] if isinstance(sent, list) and len(sent) >= place.unit else None
    if not isinstance(text, str):
        return None
    try:
        part = sealing.to_bytes(text)
    except sealing.UnreadableError:
        return None
    return part if sealing.is_part(paper, place, x, part) else None


def _publish(
    ballot: Ballot,
    said: Sequence[Said],
    invalid: int,
    *,
    unopened: Mapping[str, int],
    by: Actor,
    at: dt.datetime | None,
) -> SecretCount:
    counted = Counter(one.ordinal for one in said)
    made = SecretCount.objects.create(
        ballot=ballot,
        papers=in_no_order(said),
        counts={str(one.ordinal): counted[one.ordinal] for one in ballot.options.all()},
        invalid=invalid,
        took_part=len(said) + invalid,
        counted_at=at or clock.now(),
    )
    destroy(ballot)
    outcome = tally_of(ballot).outcome
    facts = {
        "counted": made.counts,
        "invalid": invalid,
        "unopened": dict(unopened),
        "sha256": hashlib.sha256(json.dumps(made.papers).encode()).hexdigest(),
        "outcome": outcome,
    }
    record("voting.counted", by=by, on=ballot, about=[ballot.sitting, ballot.item], facts=facts, at=at)
    endings.ended(ballot, outcome, by=by, at=made.counted_at)
    return made


def in_no_order(said: Sequence[Said]) -> list[list[Any]]:
    """The papers as they are published: shuffled, then in the order of their codes, which voters' browsers drew."""
    papers = [[one.ordinal, one.code] for one in said]
    secrets.SystemRandom().shuffle(papers)
    return sorted(papers, key=lambda one: str(one[1]))

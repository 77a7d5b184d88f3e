"""Tellers of a secret ballot are named, and each one's browser gives the public half of the key that it made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow, Problems
from decreta.meetings.models import Invitation, Sitting
from decreta.voting import policies, rules, sealing
from decreta.voting.models import Panel, Teller

FEWEST, MOST = 2, 7


@act("voting.name_tellers")
def name_tellers(
    *, sitting: Sitting, tellers: Sequence[Invitation], threshold: int, by: Actor, at: dt.datetime | None = None
) -> Panel:
    """Name those who open the next secret ballot of a sitting, and how many of them together open it.

    Those named before, if their ballot was not opened yet, are replaced. Raises Invalid with everything that is wrong.
    """
    rules.may_put(sitting, by=by)
    locked = Sitting.objects.select_for_update(of=("self",)).get(pk=sitting.pk)
    policies.sitting_is_open(locked)
    problems = Problems()
    if not FEWEST <= len(tellers) <= MOST or len({one.holding.person_id for one in tellers}) != len(tellers):
        limits = {"fewest": FEWEST, "most": MOST}
        problems.add(_("Name between %(fewest)s and %(most)s tellers.") % limits, "tellers", "number")
    if not FEWEST <= threshold <= max(len(tellers), FEWEST):
        problems.add(
            _("At least two tellers open a ballot together, and no more than there are."), "threshold", "number"
        )
    for one in tellers:
        if (reason := policies.against_teller(one, locked)) is not None:
            problems.add(f"{one.holding.person.full_name}: {reason}", "tellers", "unfit")
    problems.refuse_if_any(Invalid)
    moment = at or clock.now()
    Panel.objects.filter(sitting=locked, ballot=None, replaced_at=None).update(replaced_at=moment)
    panel = Panel.objects.create(sitting=locked, threshold=threshold, named_at=moment, named_by=by.as_facts())
    Teller.objects.bulk_create(
        Teller(panel=panel, invitation=one, number=number) for number, one in enumerate(tellers, 1)
    )
    facts = {"tellers": [one.holding.person_id for one in tellers], "threshold": threshold}
    record("voting.tellers_named", by=by, on=panel, about=[locked], facts=facts, at=at)
    return panel


@act("voting.give_key")
def give_key(*, panel: Panel, public_key: str, by: Actor, at: dt.datetime | None = None) -> Teller | None:
    """A teller's browser has made its key: its public half is kept. Returns None when it is the one that is kept.

    Another one replaces it until the ballot is opened; afterwards papers are sealed to it.
    """
    teller = rules.may_tell(panel, by=by)
    held = Panel.objects.select_for_update().get(pk=panel.pk)
    if not held.is_waiting:
        raise NotNow.of(_("The ballot of these tellers is open or over; their keys stand."), code="keys_stand")
    try:
        sealing.read_public(sealing.to_bytes(public_key))
    except sealing.UnreadableError as error:
        raise Invalid.of(_("This is no key. Load the page again."), code="no_key") from error
    if teller.public_key == public_key:
        return None
    is_change = bool(teller.public_key)
    teller.public_key, teller.keyed_at = public_key, at or clock.now()
    teller.save(update_fields=["public_key", "keyed_at"])
    facts = {"public_key": public_key, "is_change": is_change}
    record("voting.key_given", by=by, on=teller, about=[held, held.sitting], facts=facts, at=at)
    return teller

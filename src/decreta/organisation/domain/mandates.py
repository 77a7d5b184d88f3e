"""Lending and taking back the power to act in one's post."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed, Problems
from decreta.organisation.models import Holding, Mandate
from decreta.organisation.rules import LENDABLE, capabilities_of


@act("organisation.give_mandate")
def give_mandate(
    *,
    giver: Holding,
    receiver: Holding,
    powers: Iterable[str],
    paper: str,
    valid_from: dt.date,
    valid_to: dt.date,
    by: Actor,
    document_types: Iterable[str] = (),
) -> Mandate:
    """Lend named powers of a post for a time, by a written paper (Decree 30/2020, Art. 13: no passing on).

    `valid_to` is the first day on which the mandate no longer holds.
    """
    if by.holding_id != giver.pk and not by.can("administer"):
        raise NotAllowed.of(_("Only the holder of the post may give a mandate for it."), code="not_the_holder")
    wanted = sorted(set(powers))
    own = capabilities_of(giver.post.role, in_organisation=giver.post.unit_id is not None)
    problems = Problems()
    if by.mandate_id is not None:
        problems.add(_("A mandate is not passed on."), "receiver")
    if not wanted:
        problems.add(_("Name at least one power."), "powers")
    if beyond := [power for power in wanted if power not in LENDABLE & own]:
        problems.add(
            _("The post does not have, or may not lend: %(powers)s.") % {"powers": ", ".join(beyond)}, "powers"
        )
    if not paper.strip():
        problems.add(_("Name the paper that gives the mandate."), "paper")
    if valid_to <= valid_from:
        problems.add(_("The last day must be after the first."), "valid_to")
    if giver.person_id == receiver.person_id:
        problems.add(_("A mandate goes to another person."), "receiver")
    problems.refuse_if_any()
    mandate = Mandate.objects.create(
        giver=giver,
        receiver=receiver,
        powers=wanted,
        document_types=sorted(set(document_types)),
        paper=paper,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    record(
        "organisation.give_mandate",
        by=by,
        on=mandate,
        about=[giver, receiver],
        facts={"paper": paper, "powers": wanted, "until": valid_to},
    )
    return mandate


@act("organisation.revoke_mandate")
def revoke_mandate(*, mandate: Mandate, by: Actor, on: dt.date | None = None) -> Mandate:
    """Take a mandate back from a day on."""
    # Who acts under a mandate sits in the giver's post, but did not give it.
    is_giver = by.holding_id == mandate.giver_id and by.mandate_id is None
    if not is_giver and not by.can("administer"):
        raise NotAllowed.of(_("Only who gave the mandate may take it back."), code="not_the_giver")
    mandate.revoked_on = on or clock.today()
    mandate.save(update_fields=["revoked_on"])
    record("organisation.revoke_mandate", by=by, on=mandate, facts={"on": mandate.revoked_on})
    return mandate

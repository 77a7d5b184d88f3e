"""Lending and taking back the power to act in one's post."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed, NotNow, Problems
from decreta.organisation.domain.checking import clean, days, in_words
from decreta.organisation.models import Holding, Mandate
from decreta.organisation.rules import LENDABLE, capabilities_of

_OVERLAP = gettext_lazy("He has a mandate for this post at that time already: take it back first.")


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
    problems = Problems()
    if by.mandate_id is not None:
        problems.add(_("A mandate is not passed on."), "receiver")
    _check_powers(giver, wanted, paper, problems)
    _check_time(giver, receiver, valid_from, valid_to, problems)
    mandate = Mandate(
        giver=giver,
        receiver=receiver,
        powers=wanted,
        document_types=sorted(set(document_types)),
        paper=paper.strip(),
        valid_from=valid_from,
        valid_to=valid_to,
    )
    clean(mandate, problems, has_code=False)
    problems.refuse_if_any()
    with in_words([("mandates_do_not_overlap", "valid_from", str(_OVERLAP))]):
        mandate.save(force_insert=True)
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
    day = on or clock.today()
    problems = Problems()
    if mandate.revoked_on is not None or mandate.valid_to <= clock.today():
        problems.add(_("It has ended already."), "on", "ended")
    elif day >= mandate.valid_to:
        problems.add(_("It ends by itself before that day."), "on", "too_late")
    problems.refuse_if_any(NotNow)
    mandate.revoked_on = day
    mandate.save(update_fields=["revoked_on"])
    record("organisation.revoke_mandate", by=by, on=mandate, facts={"on": mandate.revoked_on})
    return mandate


def _check_powers(giver: Holding, wanted: list[str], paper: str, problems: Problems) -> None:
    own = capabilities_of(giver.post.role, in_organisation=giver.post.unit_id is not None)
    if not wanted:
        problems.add(_("Name at least one power."), "powers")
    if beyond := [power for power in wanted if power not in LENDABLE & own]:
        problems.add(
            _("The post does not have, or may not lend: %(powers)s.") % {"powers": ", ".join(beyond)}, "powers"
        )
    if not paper.strip():
        problems.add(_("Name the paper that gives the mandate."), "paper")


def _check_time(giver: Holding, receiver: Holding, valid_from: dt.date, valid_to: dt.date, problems: Problems) -> None:
    days(valid_from, valid_to, problems)
    if giver.person_id == receiver.person_id:
        problems.add(_("A mandate goes to another person."), "receiver")
    if giver.valid_to is not None and valid_to > giver.valid_to:
        problems.add(_("The giver does not hold the post for so long."), "valid_to", "giver_ends")
    if receiver.valid_to is not None and valid_to > receiver.valid_to:
        problems.add(_("The receiver does not hold a post for so long."), "valid_to", "receiver_ends")
    if _overlapping(giver, receiver, valid_from, valid_to):
        problems.add(_OVERLAP, "valid_from", "overlap")


def _overlapping(giver: Holding, receiver: Holding, valid_from: dt.date, valid_to: dt.date) -> bool:
    others = Mandate.objects.filter(giver=giver, receiver=receiver, revoked_on=None)
    return others.filter(valid_from__lt=valid_to, valid_to__gt=valid_from).exists()

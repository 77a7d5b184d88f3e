"""The gate to the outside: opened and closed by a named officer (trap T12)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Problems
from decreta.organisation.models import ExposureAcceptance
from decreta.organisation.rules import may_accept_exposure


@act("organisation.accept_exposure")
def accept_exposure(*, paper: str, reason: str, by: Actor) -> ExposureAcceptance:
    """Accept, by a paper, that the software may be reached from outside this machine."""
    may_accept_exposure(by=by)
    assert by.holding_id is not None  # who may accept acts in a post
    problems = Problems()
    if not paper.strip():
        problems.add(_("Name the paper with the result of the security test."), "paper")
    if not reason.strip():
        problems.add(_("Say what was tested and why the result is accepted."), "reason")
    problems.refuse_if_any()
    acceptance = ExposureAcceptance.objects.create(
        officer_id=by.holding_id, paper=paper, reason=reason, accepted_at=clock.real_now()
    )
    record("organisation.accept_exposure", by=by, on=acceptance, facts={"paper": paper})
    return acceptance


@act("organisation.revoke_exposure")
def revoke_exposure(*, acceptance: ExposureAcceptance, by: Actor) -> ExposureAcceptance:
    """Take the acceptance back: at its next start the software refuses the outside again."""
    may_accept_exposure(by=by)
    acceptance.revoked_at = clock.real_now()
    acceptance.save(update_fields=["revoked_at"])
    record("organisation.revoke_exposure", by=by, on=acceptance, facts={"paper": acceptance.paper})
    return acceptance

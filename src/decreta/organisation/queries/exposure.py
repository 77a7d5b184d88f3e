"""Whether a named officer has accepted that this instance may be reached from outside."""

from __future__ import annotations

from decreta.organisation.models import ExposureAcceptance


def exposure_is_accepted() -> bool:
    """True while an acceptance stands that was not revoked."""
    return ExposureAcceptance.objects.filter(revoked_at=None).exists()

"""Many agencies at once, for tests of what must not grow with a country."""

from __future__ import annotations

import datetime as dt

from decreta.organisation.enums import OrganisationKind
from decreta.organisation.models import Organisation


def crowd(number: int) -> list[Organisation]:
    """So many communes more."""
    return Organisation.objects.bulk_create(
        Organisation(
            code=f"xa-{place}",
            name_vi=f"Ủy ban nhân dân xã số {place}",
            kind=OrganisationKind.COMMUNE,
            path=f"xa-{place:05}/",
            valid_from=dt.date(2024, 1, 1),
        )
        for place in range(number)
    )

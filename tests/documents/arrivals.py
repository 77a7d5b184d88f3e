"""A letter of a company outside, registered by the clerk of the agency."""

from __future__ import annotations

import datetime as dt

from decreta.core import clock
from decreta.documents import domain
from decreta.documents.domain.arrival_words import Bearing, Coming
from decreta.documents.models import Arrival
from decreta.documents.queries.arrivals import sender_named
from tests.documents.office import ISSUE_DAY, Office

TODAY = ISSUE_DAY.date()
SENDER = "Công ty cổ phần Cấp nước Sông Bạch"
SUBJECT = "V/v phối hợp khảo sát hiện trạng cấp nước tại các xã"


def written(office: Office, bearing: Bearing, *, by: str = "clerk", coming: Coming | None = None, **facts) -> Arrival:
    """A letter with this bearing, registered."""
    noted = domain.note_correspondent(organisation=office.agency, name=SENDER, by=office.actor("clerk"))
    return domain.register_arrival(
        organisation=office.agency,
        sender=noted or sender_named(SENDER, on=clock.today()),
        bearing=bearing,
        coming=coming or Coming(arrived_on=clock.today()),
        by=office.actor(by),
        **facts,
    )


def registered(office: Office, *, symbol: str = "215/SXD-VP", subject: str = SUBJECT, **facts) -> Arrival:
    """The same by its symbol."""
    bearing = Bearing(subject=subject, type_code="CV", symbol=symbol, issued_on=clock.today() - dt.timedelta(days=3))
    return written(office, bearing, **facts)

"""Rows of the lists of minutes and decisions."""

from __future__ import annotations

from decreta.core import clock
from decreta.meetings import domain as meetings
from decreta.meetings.models import Sitting
from decreta.minutes import domain
from decreta.minutes.models import Minutes
from decreta.procedures import domain as procedures
from decreta.procedures.models import Procedure
from tests.documents.office import Office
from tests.lists import growing
from tests.meetings import office as sittings


def minutes(office: Office) -> None:
    """The minutes of one sitting more."""
    domain.begin(sitting=sittings.opened(office), by=office.actor("secretary"))


def point_of_minutes(office: Office) -> None:
    """A point more in the sitting whose minutes are written."""
    growing.point(office)
    if not Minutes.objects.exists():
        domain.begin(sitting=Sitting.objects.get(), by=office.actor("secretary"))


def closed(office: Office) -> None:
    """A closed sitting more, with a guest of the one before as a member more."""
    found = sittings.convened(office)
    holding = growing.seat(office, f"uy-vien-{Sitting.objects.count()}", body=office.body)
    meetings.invite(sitting=found, holding=holding, part="member", by=office.actor("secretary"))
    meetings.open_sitting(sitting=found, by=office.actor("secretary"))
    meetings.close_sitting(sitting=found, by=office.actor("secretary"), at=clock.now())


def decision(office: Office) -> None:
    """A decision more."""
    found = Sitting.objects.filter(state="closed").first() or sittings.closed(office)
    number = found.decisions.count() + 1
    domain.enter_decision(
        sitting=found, subject=f"Về việc {number}", text=f"Đồng ý việc {number}.", by=office.actor("secretary")
    )


def link(office: Office) -> None:
    """A decision more that changes the first one."""
    if not Sitting.objects.exists():
        decision(office)
    first = Sitting.objects.get().decisions.select_related("body").order_by("number")[0]
    with clock.frozen(sittings.moment(9 + first.series.next_number)):
        decision(office)
        last = Sitting.objects.get().decisions.select_related("body").order_by("-number")[0]
        domain.link_decisions(
            later=last, earlier=first, kind="amends", effective_on=last.decided_on, by=office.actor("secretary")
        )


def procedure(office: Office) -> Procedure:
    """A decision in writing more."""
    return procedures.prepare(
        body=office.body,
        title=f"Về việc {Procedure.objects.count() + 1}",
        until=sittings.moment(17),
        chair_post=office.posts["head"],
        by=office.actor("secretary"),
    )


def question(office: Office) -> None:
    """A question more in the one that is prepared."""
    found = Procedure.objects.select_related("sitting__body").first() or procedure(office)
    number = found.questions.count() + 1
    procedures.add_question(
        procedure=found, title=f"Việc {number}", text=f"Thông qua việc {number}.", by=office.actor("secretary")
    )

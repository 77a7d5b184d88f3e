"""A sitting of the committee that is over, and its minutes."""

from __future__ import annotations

import datetime as dt

from decreta.core import clock
from decreta.meetings.models import Sitting
from decreta.minutes import domain
from decreta.minutes.models import Minutes
from tests.documents.office import Office
from tests.meetings import office as sittings
from tests.meetings.office import moment, secretary

DEADLINE = moment(17, day=dt.date(2025, 3, 12))


def held(office: Office) -> Sitting:
    """A sitting that was opened at nine with its head, joined by the member, left by him, closed at half past ten."""
    from decreta.meetings import domain as acts

    by = secretary(office)
    with clock.frozen(moment(8, 50)):
        sitting = sittings.convened(office)
        acts.answer_invitation(
            invitation=sittings.invitation_of(sitting, office, "deputy"),
            answer="excused",
            reason="Đi công tác",
            by=office.actor("deputy"),
        )
        for name in ("head", "secretary"):
            found = sittings.invitation_of(sitting, office, name)
            acts.check_in(invitation=found, presence="in_room", by=by)
    with clock.frozen(moment(9)):
        acts.open_sitting(sitting=sitting, by=by)
    first, second = sittings.points(sitting)
    member = sittings.invitation_of(sitting, office, "member")
    with clock.frozen(moment(9, 10)):
        acts.check_in(invitation=member, presence="remote", by=by)
    with clock.frozen(moment(9, 40)):
        acts.write_conclusion(item=first, text="Bộ Tư pháp chủ trì rà soát.", by=by)
        acts.go_to_point(sitting=sitting, item=second, by=by)
    with clock.frozen(moment(10, 5)):
        acts.leave(invitation=sittings.invitation_of(sitting, office, "member"), by=by)
        acts.write_conclusion(item=second, text="Các địa phương báo cáo.", by=by)
    with clock.frozen(moment(10, 30)):
        acts.close_sitting(sitting=sitting, by=by)
    return Sitting.objects.select_related("body", "chair_post", "term").get(pk=sitting.pk)


def begun(office: Office) -> Minutes:
    """Its minutes, begun."""
    return domain.begin(sitting=held(office), by=secretary(office))


def circulated(office: Office) -> Minutes:
    """Its minutes, before the members until two days later."""
    minutes = begun(office)
    with clock.frozen(moment(11)):
        domain.circulate(minutes=minutes, until=DEADLINE, by=secretary(office))
    return minutes


def approved(office: Office) -> Minutes:
    """Its minutes, approved by silence."""
    minutes = circulated(office)
    with clock.frozen(DEADLINE + dt.timedelta(minutes=1)):
        domain.approve(minutes=minutes, way="circulation", by=secretary(office))
    return minutes

"""The office of the documents' tests and a sitting of its committee, on the day of the sitting."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from decreta.core.actor import Actor
from decreta.meetings import domain
from decreta.meetings.models import AgendaItem, Invitation, Sitting
from tests.documents.office import Office
from tests.files.papers import pdf

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = dt.date(2025, 3, 10)


def moment(hour: int = 9, minute: int = 0, *, day: dt.date = DAY) -> dt.datetime:
    """A time of the day of the sitting."""
    return dt.datetime.combine(day, dt.time(hour, minute), tzinfo=ZONE)


def secretary(office: Office) -> Actor:
    """Who prepares the committee's sittings."""
    return office.actor("secretary")


def sitting_of(office: Office, **facts: object) -> Sitting:
    """A sitting of the committee in preparation, chaired by its head."""
    given = {
        "title": "Phiên họp thứ hai Ban Chỉ đạo",
        "title_en": "Second session",
        "place": "Phòng A2",
        "starts_at": moment(9),
        "ends_at": moment(11),
        "chair_post": office.posts["head"],
        **facts,
    }
    return domain.create_sitting(body=office.body, by=secretary(office), **given)


def with_agenda(office: Office, **facts: object) -> Sitting:
    """The same with members invited, two points and a paper under the first."""
    sitting = sitting_of(office, **facts)
    by = secretary(office)
    domain.invite_members(sitting=sitting, by=by)
    first = domain.add_point(sitting=sitting, title="Về thể chế", presenter="Bộ Tư pháp", by=by)
    domain.add_point(sitting=sitting, title="Về hạ tầng", by=by)
    domain.add_paper(item=first, title="Báo cáo rà soát", upload=("bao-cao.pdf", pdf(3)), by=by)
    return sitting


def convened(office: Office, **facts: object) -> Sitting:
    """The same, convened."""
    sitting = with_agenda(office, **facts)
    domain.convene(sitting=sitting, by=secretary(office))
    return sitting


def opened(office: Office) -> Sitting:
    """The same, in session, with its head in the room."""
    sitting = convened(office)
    domain.check_in(invitation=invitation_of(sitting, office, "head"), presence="in_room", by=secretary(office))
    domain.open_sitting(sitting=sitting, by=secretary(office))
    return sitting


def closed(office: Office) -> Sitting:
    """The same, closed, with a conclusion under each point."""
    sitting = opened(office)
    first, second = points(sitting)
    by = secretary(office)
    domain.write_conclusion(item=first, text="Bộ Tư pháp chủ trì rà soát.", by=by)
    domain.go_to_point(sitting=sitting, item=second, by=by)
    domain.write_conclusion(item=second, text="Các địa phương:\na) lập phương án;\nb) báo cáo.", by=by)
    domain.close_sitting(sitting=sitting, by=by)
    return sitting


def points(sitting: Sitting) -> list[AgendaItem]:
    """The agenda in order."""
    return list(AgendaItem.objects.filter(sitting=sitting).select_related("sitting__body", "sitting__chair_post"))


def invitation_of(sitting: Sitting, office: Office, name: str) -> Invitation:
    """The invitation of a post's holder."""
    found = Invitation.objects.select_related("sitting__body", "sitting__chair_post", "holding")
    return found.get(sitting=sitting, holding=office.holdings[name])

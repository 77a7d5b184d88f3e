"""The small office of these tests: a committee, two agencies and a department, and the people in their posts."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from decreta.assignments import domain
from decreta.assignments.enums import AssignmentRole
from decreta.assignments.models import Assignment
from decreta.audit import Ref
from decreta.core.actor import Actor
from decreta.core.deadlines import Deadline
from decreta.core.ids import new_id
from decreta.organisation.enums import BodyKind, OrganisationKind, Role
from decreta.organisation.models import Body, Holding, Organisation, Person, Post, Unit
from decreta.organisation.rules import capabilities_of

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MARCH = Deadline.of_month("2025-03")


def moment(day: int, month: int = 3, hour: int = 9, year: int = 2025) -> dt.datetime:
    """A moment in the office's zone."""
    return dt.datetime(year, month, day, hour, tzinfo=ZONE)


def matter() -> Ref:
    return Ref("tests.matter", str(new_id()))


@dataclass(frozen=True)
class Office:
    """Who and what there is.

    Binh heads the committee, Sen is its secretary, An speaks for the ministry, Chi for the province, Lan is an
    officer in the ministry's department.
    """

    committee: Body
    ministry: Organisation
    province: Organisation
    commune: Organisation
    department: Unit
    desk: Holding
    sen: Actor
    binh: Actor
    an: Actor
    chi: Actor
    lan: Actor
    dung: Actor

    def assign(self, deadline: Deadline = MARCH, *, at: dt.datetime | None = None, **kwargs) -> Assignment:
        """The secretary assigns to the ministry as lead, unless said otherwise."""
        given = {"matter": matter(), "role": AssignmentRole.LEAD, "monitor": self.committee, "by": self.sen, **kwargs}
        if not {"organisation", "body", "unit", "holding"} & set(given):
            given["organisation"] = self.ministry
        return domain.assign(deadline=deadline, at=at or moment(10), **given)

    def received(self, deadline: Deadline = MARCH, *, at: dt.datetime | None = None, **kwargs) -> Assignment:
        found = self.assign(deadline, at=at, **kwargs)
        return domain.receive(assignment=found, by=self.an, at=at or moment(10))


def build() -> Office:
    since = dt.date(2020, 1, 1)
    organisations = {
        code: Organisation.objects.create(
            code=code, name_vi=name, kind=OrganisationKind.OTHER, path=path, valid_from=since
        )
        for code, name, path in (
            ("BO", "Bộ", "BO/"),
            ("TINH", "Tỉnh", "TINH/"),
            ("XA", "Xã", "TINH/XA/"),
        )
    }
    committee = Body.objects.create(
        code="BCD", symbol="BCĐ", name_vi="Ban Chỉ đạo", kind=BodyKind.COMMITTEE, valid_from=since
    )
    department = Unit.objects.create(code="VU", name_vi="Vụ", organisation=organisations["BO"], valid_from=since)
    post = Post.objects.create(code="CV", name_vi="Chuyên viên", role=Role.OFFICER, unit=department, valid_from=since)
    person = Person.objects.create(full_name="Lan")
    desk = Holding.objects.create(person=person, post=post, valid_from=since)
    in_ministry = {"organisation_ids": frozenset({organisations["BO"].pk})}
    in_committee = {"body_ids": frozenset({committee.pk}), "body_id": committee.pk}
    officer = _actor("Lan", Role.OFFICER, **in_ministry)
    return Office(
        committee=committee,
        ministry=organisations["BO"],
        province=organisations["TINH"],
        commune=organisations["XA"],
        department=department,
        desk=desk,
        sen=_actor("Sen", Role.SECRETARY, **in_committee),
        binh=_actor("Binh", Role.HEAD, **in_committee),
        an=_actor("An", Role.CLERK, **in_ministry),
        chi=_actor("Chi", Role.CLERK, organisation_ids=frozenset({organisations["TINH"].pk})),
        lan=replace(officer, person_id=person.pk, holding_id=desk.pk, unit_ids=frozenset({department.pk})),
        dung=_actor("Dung", Role.ADMINISTRATOR),
    )


def _actor(name: str, role: Role, **kwargs) -> Actor:
    return Actor(
        person_id=uuid.uuid5(uuid.NAMESPACE_DNS, name),
        person_name=name,
        role=role,
        capabilities=capabilities_of(role, in_organisation="organisation_ids" in kwargs),
        **kwargs,
    )

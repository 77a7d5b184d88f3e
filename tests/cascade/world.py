"""A centre, two provinces, two communes in each: every organisation with its own body, secretary, head and directive."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import dataclass
from typing import Any

from decreta.accounts.models import User
from decreta.assignments import domain as assignments
from decreta.assignments.enums import AssignmentRole
from decreta.assignments.models import Assignment
from decreta.audit import Ref
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.deadlines import Deadline
from decreta.directives.models import Clause, Directive, Task
from decreta.directives.models.tasks import MATTER_KIND
from decreta.documents.queries.texts import newest_version
from decreta.organisation.domain import structure
from decreta.organisation.enums import BodyKind, OrganisationKind, Role
from decreta.organisation.models import Body, Holding, Organisation
from decreta.organisation.queries.actors import actor_for
from tests.documents.office import SINCE, SYSTEM, Office, drafted

#: Code, code of the one above, kind.
TREE = (
    ("tinh-a", "vptw", OrganisationKind.PROVINCE),
    ("tinh-b", "vptw", OrganisationKind.PROVINCE),
    ("xa-a1", "tinh-a", OrganisationKind.COMMUNE),
    ("xa-a2", "tinh-a", OrganisationKind.COMMUNE),
    ("xa-b1", "tinh-b", OrganisationKind.COMMUNE),
    ("xa-b2", "tinh-b", OrganisationKind.COMMUNE),
)
_numbers = itertools.count(1)


@dataclass
class Place:
    """One organisation with what it keeps for itself."""

    organisation: Organisation
    body: Body
    directive: Directive
    holdings: dict[str, Holding]

    def actor(self, name: str = "secretary") -> Actor:
        """The secretary or the head."""
        held = Holding.objects.select_related("person", "post__unit__organisation", "post__body")
        return actor_for(held.get(pk=self.holdings[name].pk))


World = dict[str, Place]


def build(office: Office) -> World:
    """Everything, through the acts of the structure."""
    found: World = {}
    for code, above, kind in TREE:
        parent = found[above].organisation if above in found else office.agency
        found[code] = _place(office, code, parent, kind)
    centre = {"secretary": office.holdings["secretary"], "head": office.holdings["chief"]}
    found["vptw"] = Place(office.agency, office.body, directive_of(office, office.body), centre)
    return found


def _place(office: Office, code: str, parent: Organisation, kind: str) -> Place:
    made = structure.found(
        code=code,
        names={"vi": f"UBND {code}"},
        kind=kind,
        parent=parent,
        valid_from=SINCE,
        regime="vn-state",
        by=SYSTEM,
    )
    unit = structure.set_up_unit(
        organisation=made, code=f"{code}-vp", names={"vi": f"VP {code}"}, valid_from=SINCE, by=SYSTEM
    )
    body = structure.establish_body(
        code=f"bcd-{code}",
        names={"vi": f"Ban Chỉ đạo {code}"},
        symbol=f"BCĐ-{code}",
        kind=BodyKind.COMMITTEE,
        valid_from=SINCE,
        by=SYSTEM,
    )
    structure.name_standing_agency(body=body, organisation=made, rank=1, valid_from=SINCE, by=SYSTEM)
    holdings = {}
    for name, role in (("secretary", Role.SECRETARY), ("head", Role.HEAD)):
        post = structure.create_post(
            code=f"{code}-{name}", names={"vi": name}, role=role, valid_from=SINCE, by=SYSTEM, unit=unit
        )
        user = User.objects.create_user(username=f"{code}-{name}", password="a long password")
        person = structure.enter_person(full_name=f"{name} {code}", user=user, by=SYSTEM)
        holdings[name] = structure.appoint(person=person, post=post, valid_from=SINCE, by=SYSTEM)
    return Place(made, body, directive_of(office, body), holdings)


def directive_of(office: Office, body: Body) -> Directive:
    """A directive of a body, with one sentence."""
    paper = drafted(office, subject=f"Thông báo {next(_numbers)}")
    made = Directive.objects.create(document=paper, body=body, decided_on=dt.date(2025, 3, 10), created_at=clock.now())
    text = "Bộ Khoa học và Công nghệ"
    Clause.objects.create(directive=made, version=newest_version(paper), anchor="1.1", start=0, end=20, raw_quote=text)
    return made


def task_of(
    place: Place, *, to: Organisation | None = None, title: str = "Việc riêng", due_in: int = 5, **facts: Any
) -> Task:
    """A task in the book of a place, led by itself or by another organisation."""
    deadline = Deadline.of_day(clock.today() + dt.timedelta(days=due_in))
    directive = facts.pop("directive", place.directive)
    made = Task.objects.create(
        directive=directive,
        clause=directive.clauses.get(),
        body=place.body,
        ordinal=next(_numbers),
        raw_title=title,
        mode="lead",
        deadline=deadline.to_data(),
        is_itemised=True,
        created_at=clock.now(),
    )
    assignments.assign(
        matter=Ref(MATTER_KIND, str(made.pk)),
        role=AssignmentRole.LEAD,
        deadline=deadline,
        monitor=place.body,
        organisation=to or place.organisation,
        by=SYSTEM,
    )
    return made


def assignment_of(task: Task) -> Assignment:
    return Assignment.objects.get(matter_id=task.pk, parent=None)

"""One more row of what organisations of several levels share."""

from __future__ import annotations

from typing import Any

from decreta.audit import sequencer
from decreta.cascade.enums import Detail, Scope
from decreta.cascade.models import RollUp, Share
from decreta.core import clock
from decreta.directives.domain import counting
from decreta.organisation.domain import structure
from decreta.organisation.enums import BodyKind, OrganisationKind
from decreta.organisation.models import Organisation
from tests.cascade.world import Place, directive_of, task_of
from tests.documents.office import SINCE, SYSTEM, Office
from tests.lists import growing


def sharing(office: Office) -> None:
    """A province more that shares a task of its own with the agency, counted as a worker counts it a moment later."""
    code = f"tinh-{growing.next_number()}"
    made = structure.found(
        code=code,
        names={"vi": code},
        kind=OrganisationKind.PROVINCE,
        parent=office.agency,
        valid_from=SINCE,
        regime="vn-state",
        by=SYSTEM,
    )
    _share(_with_body(office, made), office.agency)


def shared_task(office: Office) -> None:
    """A task more of the one province that shares its tasks."""
    made = Organisation.objects.filter(code="tinh-mot").first() or structure.found(
        code="tinh-mot",
        names={"vi": "Tỉnh Một"},
        kind=OrganisationKind.PROVINCE,
        parent=office.agency,
        valid_from=SINCE,
        regime="vn-state",
        by=SYSTEM,
    )
    held = Share.objects.filter(organisation=made).first()
    if held is None:
        _share(_with_body(office, made), office.agency)
        return
    body = held.body
    assert body is not None
    task_of(Place(made, body, body.directives.get(), {}))
    _count()


def share(office: Office) -> None:
    """A declaration more of the agency's own."""
    Share.objects.create(
        organisation=office.agency,
        above=growing.organisation(office),
        scope=Scope.BELOW,
        detail=Detail.COUNTS,
        first_on=clock.today(),
        shared_at=clock.now(),
        by=SYSTEM.as_facts(),
    )


def roll_up(office: Office) -> None:
    """A roll-up more that the agency was asked for."""
    RollUp.objects.create(
        organisation=office.agency,
        above=growing.organisation(office),
        subject=f"Số liệu {growing.next_number()}",
        detail=Detail.COUNTS,
        first_on=clock.today(),
        answer_on=clock.today(),
        asked_at=clock.now(),
        by=SYSTEM.as_facts(),
    )


def the_province(office: Office) -> dict[str, Any]:
    """The agency, and the province below it."""
    return {"code": office.agency.code, "below": "tinh-mot"}


def _with_body(office: Office, made: Organisation) -> Place:
    body = structure.establish_body(
        code=f"bcd-{made.code}",
        names={"vi": f"BCĐ {made.code}"},
        symbol=f"BCĐ-{made.code}",
        kind=BodyKind.COMMITTEE,
        valid_from=SINCE,
        by=SYSTEM,
    )
    structure.name_standing_agency(body=body, organisation=made, rank=1, valid_from=SINCE, by=SYSTEM)
    return Place(made, body, directive_of(office, body), {})


def _share(place: Place, above: Organisation) -> None:
    task_of(place)
    Share.objects.create(
        organisation=place.organisation,
        above=above,
        scope=Scope.BODY,
        body=place.body,
        detail=Detail.TASKS,
        first_on=clock.today(),
        shared_at=clock.now(),
        by=SYSTEM.as_facts(),
    )
    _count()


def _count() -> None:
    sequencer.run()
    counting.count_anew()

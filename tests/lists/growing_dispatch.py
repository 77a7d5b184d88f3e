"""One more row of what lists of papers on their way show."""

from __future__ import annotations

from typing import Any

from decreta.dispatch import domain
from decreta.dispatch.domain import Sending, Target
from decreta.dispatch.enums import Way
from decreta.dispatch.models import Delivery
from decreta.documents import domain as documents
from decreta.documents.models import Document
from decreta.organisation.domain import structure
from decreta.organisation.enums import OrganisationKind, Role
from tests.documents.office import SINCE, SYSTEM, Office, approved
from tests.files.papers import pdf
from tests.lists.growing import next_number


def issued(office: Office) -> Document:
    """A paper more that is to be sent."""
    number = next_number()
    document = approved(office, subject=f"Thông báo số {number}")
    taken = documents.take_number(
        document=document, idempotency_key=f"key-of-growing-{number}", by=office.actor("clerk")
    )
    sealed = documents.seal(document=taken.document, pdf=pdf(), by=office.actor("clerk"))
    domain.open_dispatch(document=sealed, by=SYSTEM)
    return sealed


def lying(office: Office) -> Delivery:
    """A paper more that lies with the ministry."""
    return _sent(office, issued(office), office.ministry)


def received(office: Office) -> None:
    """Of the one paper, a delivery more that was registered, marked and answered."""
    document = Document.objects.filter(state="issued").order_by("pk").first() or issued(office)
    number = next_number()
    house = structure.found(
        code=f"h{number}",
        names={"vi": f"Cơ quan {number}"},
        symbol=f"H{number}",
        kind=OrganisationKind.MINISTRY,
        valid_from=SINCE,
        regime="vn-state",
        place="Hà Nội",
        by=SYSTEM,
    )
    unit = structure.set_up_unit(
        organisation=house, code=f"h{number}-vp", names={"vi": "Văn phòng"}, valid_from=SINCE, by=SYSTEM
    )
    for name, role in (("clerk", Role.CLERK), ("head", Role.HEAD)):
        code = f"h{number}-{name}"
        post = structure.create_post(code=code, names={"vi": name}, role=role, unit=unit, valid_from=SINCE, by=SYSTEM)
        person = structure.enter_person(full_name=f"Người {code}", by=SYSTEM)
        office.holdings[code] = structure.appoint(person=person, post=post, valid_from=SINCE, by=SYSTEM)
    row = domain.receive(delivery=_sent(office, document, house), by=office.actor(f"h{number}-clerk"))
    documents.mark(arrival=row.arrival, words="Tham mưu.", lead=unit, by=office.actor(f"h{number}-head"))
    answer = approved(office, subject=f"Trả lời {number}")
    taken = documents.take_number(document=answer, idempotency_key=f"key-of-answer-{number}", by=office.actor("clerk"))
    documents.seal(document=taken.document, pdf=pdf(), by=office.actor("clerk"))
    documents.open_to(document=answer, organisation=house, reason="recipient", by=SYSTEM)
    documents.link_reply(arrival=row.arrival, document=answer, by=office.actor(f"h{number}-clerk"))


def one_paper(office: Office) -> dict[str, Any]:
    """The first paper."""
    return {"pk": Document.objects.filter(state="issued").order_by("pk")[0].pk}


def receipt(office: Office) -> None:
    """Of the one delivery, a receipt more."""
    found = Delivery.objects.first()
    if found is None:
        company = Target("Công ty Thư")
        sending = Sending(company, Way.MAIL, email="thu@example.org")
        domain.send(document=issued(office), sending=sending, by=office.actor("clerk"))
        return
    if found.state == "sent":
        domain.open_link(delivery=found, by=SYSTEM)
    else:
        domain.acknowledge_link(delivery=found, taken_by="Chị Hoa", by=SYSTEM)


def _sent(office: Office, document: Document, known: Any) -> Delivery:
    made = domain.send(document=document, sending=Sending(Target.of(known), Way.INSIDE), by=office.actor("clerk"))
    assert made is not None
    return made

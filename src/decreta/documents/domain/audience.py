"""Opening a document to somebody because of something above it, and closing it again."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, allows
from decreta.documents import rules
from decreta.documents.domain import admitting, recipients
from decreta.documents.enums import Secrecy
from decreta.documents.models import Audience, Document
from decreta.organisation.enums import Role
from decreta.organisation.models import Body, Holding, Organisation, Post, Unit


@dataclass(frozen=True)
class Opening:
    """One row to write: which kind of reader (`unit`, `organisation`, `body`, `post`, `holding`), who, and why."""

    kind: str
    id: UUID | str
    reason: str


@act("documents.open_to")
def open_to(
    *,
    document: Document,
    reason: str,
    by: Actor,
    unit: Unit | None = None,
    organisation: Organisation | None = None,
    body: Body | None = None,
    post: Post | None = None,
    holding: Holding | None = None,
    at: dt.datetime | None = None,
) -> Audience | None:
    """Let one unit, organisation, body, post or holder read a document, and say because of what.

    The caller is the act that causes it and has checked that it may. Returns None when it is open
    to them for that reason already.
    """
    kind, reader = _reader(unit=unit, organisation=organisation, body=body, post=post, holding=holding)
    written = write(document, [Opening(kind, reader.pk, reason)], at=at or clock.now())
    if not written:
        return None
    if document.secrecy > Secrecy.NONE and allows(rules.may_decide_access, document, by=by):
        # He who decides on access names these readers himself; of a unit its head, who hands the matter on.
        admitting.named(document, unit=unit, post=post, holding=holding, at=at or clock.now())
    record(
        "documents.opened_to",
        by=by,
        on=document,
        about=[reader],
        facts={"to": kind, "id": reader.pk, "reason": reason},
        at=at,
    )
    return written[0]


@act("documents.close_to")
def close_to(
    *,
    document: Document,
    reason: str,
    by: Actor,
    unit: Unit | None = None,
    organisation: Organisation | None = None,
    body: Body | None = None,
    post: Post | None = None,
    holding: Holding | None = None,
    why: str = "",
    at: dt.datetime | None = None,
) -> int | None:
    """End what was opened for a reason; other reasons stand. `why` says what for, where a person does it by hand. Returns the number of rows, None when there was none."""
    kind, reader = _reader(unit=unit, organisation=organisation, body=body, post=post, holding=holding)
    rows = Audience.objects.filter(**{f"{kind}_id": reader.pk}, document=document, reason=reason, closes_at=None)
    closed = rows.update(closes_at=at or clock.now())
    if not closed:
        return None
    record(
        "documents.closed_to",
        by=by,
        on=document,
        about=[reader],
        facts={"to": kind, "id": reader.pk, "reason": reason, "why": why.strip()},
        at=at,
    )
    return closed


def write(
    document: Document, openings: Iterable[Opening], *, at: dt.datetime, by: Actor | None = None
) -> list[Audience]:
    """Write the rows that are not there yet, inside an act that records why. One statement to look, one to write.

    Of a secret paper the posts through which it must go are let in with it, and who does the act (`by`).
    """
    wanted = {(o.kind, str(o.id), o.reason): o for o in openings}
    present = _open_among(document, wanted.values())
    fresh = {key: o for key, o in wanted.items() if key not in present}
    written = Audience.objects.bulk_create(
        Audience(document=document, reason=o.reason, opens_at=at, **{f"{o.kind}_id": o.id}) for o in fresh.values()
    )
    if document.secrecy > Secrecy.NONE:
        admitting.by_procedure(document, written, at=at, by=by)
    return written


def _open_among(document: Document, openings: Iterable[Opening]) -> set[tuple[str, str, str]]:
    """Which of some openings stand already. A paper can be open to thousands: only these readers are looked for."""
    readers: dict[str, set[str]] = defaultdict(set)
    for one in openings:
        readers[one.kind].add(str(one.id))
    if not readers:
        return set()
    among = reduce(or_, (Q(**{f"{kind}_id__in": ids}) for kind, ids in readers.items()))
    rows = document.audience.filter(among, closes_at=None).values_list(*(f"{kind}_id" for kind in KINDS), "reason")
    return {(kind, str(value), row[-1]) for row in rows for kind, value in zip(KINDS, row[:-1], strict=True) if value}


KINDS = ("unit", "organisation", "body", "post", "holding")


def for_draft(document: Document, *, by: Actor) -> list[Opening]:
    """Who reads a draft: the drafting unit, the drafter's post, the signer, the issuer's secretaries."""
    openings = []
    if by.post_id:
        openings.append(Opening("post", by.post_id, "drafting"))
    openings += for_signer(document)
    if document.secrecy > Secrecy.NONE:
        return openings  # need to know: neither the unit nor the secretaries, before they have to do with it
    if by.unit_id:
        openings.append(Opening("unit", by.unit_id, "drafting"))
    openings += [Opening("post", pk, "secretary") for pk in _posts_working_for(document, {Role.SECRETARY})]
    return openings


def for_signer(document: Document) -> list[Opening]:
    """The post that signs."""
    return [Opening("post", document.signer_post_id, "signing")] if document.signer_post_id else []


def for_checking(document: Document) -> list[Opening]:
    """Who joins when a draft is submitted: the clerks who answer for its form."""
    return [Opening("post", pk, "checking") for pk in posts_that_issue(document)]


def for_issuing(document: Document) -> list[Opening]:
    """Who joins when a draft is approved: the clerks who number and seal it."""
    return [Opening("post", pk, "issuing") for pk in posts_that_issue(document)]


def posts_that_issue(document: Document) -> list[UUID]:
    """Posts that number and seal the issuer's documents. One statement."""
    return list(_posts_working_for(document, {Role.CLERK, Role.SECRETARY}))


def for_recipients(document: Document) -> list[Opening]:
    """Who may read it once it is issued: those whom it goes to, as far as the structure knows them, and the issuer itself.

    A copy shows what its original shows, which not everybody in the copying organ may read: it is opened to none but
    those whom it is made for.
    """
    openings = [
        Opening(kind, entry[kind], "recipient")
        for entry in document.recipients
        for kind in recipients.KINDS
        if kind in entry
    ]
    if document.copy_of_id is not None:
        return openings
    own = ("body", document.body_id) if document.body_id else ("organisation", document.organisation_id)
    return [*openings, Opening(own[0], str(own[1]), "issuer")]


def _posts_working_for(document: Document, roles: set[Role]) -> QuerySet[Post, UUID]:
    """Posts of some roles in the issuer, in bodies that serve it, in its standing agencies."""
    today = clock.today()
    if document.body_id:
        agencies = Organisation.objects.filter(
            Q(standing_for__valid_to=None) | Q(standing_for__valid_to__gt=today),
            standing_for__body=document.body_id,
            standing_for__valid_from__lte=today,
        )
        place = Q(body=document.body_id) | Q(body__serves=document.body_id) | Q(unit__organisation__in=agencies)
    else:
        place = Q(unit__organisation=document.organisation_id)
    return Post.objects.valid_on(today).filter(place, role__in=roles).order_by().values_list("pk", flat=True).distinct()


def _reader(
    **readers: Unit | Organisation | Body | Post | Holding | None,
) -> tuple[str, Unit | Organisation | Body | Post | Holding]:
    named = [(kind, reader) for kind, reader in readers.items() if reader is not None]
    if len(named) != 1:
        raise Invalid.of(_("Name exactly one reader."), code="one_reader")
    return named[0]

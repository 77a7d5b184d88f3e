"""Drawing up a programme, entering what it expects, adopting it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from decreta.audit import act, record
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotNow, Problems
from decreta.core.texts import fold
from decreta.documents import numbering
from decreta.documents.rules import Issuer
from decreta.organisation.models import Body, Holding, Organisation, Post, Unit
from decreta.programme import policies, rules
from decreta.programme.enums import ChangeKind, PeriodKind
from decreta.programme.models import Advising, Change, Expected, Programme
from decreta.programme.queries import naming


@dataclass(frozen=True)
class Planning:
    """What is said of an expected paper."""

    type_code: str
    subject: str
    drafting: Unit | Organisation | None
    submit_on: dt.date
    issue_on: dt.date
    drafter: Holding | None = None
    advising: Sequence[Unit | Organisation] = field(default_factory=tuple)
    signer_post: Post | None = None
    note: str = ""

    @classmethod
    def of(cls, expected: Expected) -> Planning:
        """What is said now."""
        return cls(
            type_code=expected.type_code,
            subject=expected.subject,
            drafting=expected.drafting,
            submit_on=expected.submit_on,
            issue_on=expected.issue_on,
            drafter=expected.drafter,
            advising=[one.place for one in expected.advising.select_related("unit", "organisation")],
            signer_post=expected.signer_post,
            note=expected.note,
        )


@act("programme.draw_up")
def draw_up(
    *,
    issuer: Issuer,
    name: str,
    kind: PeriodKind | str,
    first_on: dt.date,
    last_on: dt.date,
    by: Actor,
    at: dt.datetime | None = None,
) -> Programme:
    """Begin a programme of a period as a draft. Raises NotAllowed, Invalid, NotNow where one of this name exists."""
    rules.may_keep(issuer, by=by)
    problems, words = Problems(), " ".join(name.split())
    if not words:
        problems.add(_("Give the programme a name."), "name", "required")
    if first_on > last_on:
        problems.add(_("The period ends before it begins."), "last_on", "order")
    problems.refuse_if_any()
    try:
        with transaction.atomic():
            made = Programme.objects.create(
                body=issuer if isinstance(issuer, Body) else None,
                organisation=issuer if isinstance(issuer, Organisation) else None,
                name=words,
                kind=kind,
                first_on=first_on,
                last_on=last_on,
                drawn_up_at=at or clock.now(),
                drawn_up_by=by.as_facts(),
            )
    except IntegrityError as error:
        raise NotNow.of(_("This issuer has a programme of this name already."), field="name", code="twice") from error
    record(
        "programme.drawn_up",
        by=by,
        on=made,
        about=[issuer],
        at=at,
        facts={"name": words, "kind": str(kind), "first_on": first_on, "last_on": last_on},
    )
    return made


@act("programme.expect")
def expect(
    *, programme: Programme, planning: Planning, by: Actor, reason: str = "", at: dt.datetime | None = None
) -> Expected:
    """Enter a paper that is expected; after the adoption with the reason why it was added. Says all that is wrong."""
    rules.may_keep(programme.issuer, by=by)
    held = Programme.objects.select_for_update(of=("self",)).select_related("body", "organisation").get(pk=programme.pk)
    problems, moment = Problems(), at or clock.now()
    policies.has_a_reason(problems, held, reason)
    check(problems, held, planning, is_new=True)
    problems.refuse_if_any()
    last = held.expected.aggregate(last=Max("ordinal"))["last"] or 0
    made = Expected(
        programme=held,
        ordinal=last + 1,
        first_submit_on=planning.submit_on,
        first_issue_on=planning.issue_on,
        entered_at=moment,
    )
    write(made, planning)
    if held.adopted_at is not None:
        note_change(made, ChangeKind.ADDED, reason, by=by, at=moment)
    record(
        "programme.expected",
        by=by,
        on=made,
        about=[held, held.issuer],
        at=at,
        facts={
            "type": planning.type_code,
            "subject": made.subject,
            "issue_on": planning.issue_on,
            "reason": reason.strip(),
        },
    )
    return made


@act("programme.adopt")
def adopt(*, programme: Programme, by: Actor, at: dt.datetime | None = None) -> Programme:
    """The head or a deputy adopts the programme; from then on it changes only with reason. Raises NotNow when it is empty."""
    rules.may_adopt(programme, by=by)
    held = Programme.objects.select_for_update(of=("self",)).select_related("body", "organisation").get(pk=programme.pk)
    policies.is_a_draft(held)
    number = held.expected.filter(withdrawn_at=None).count()
    if not number:
        raise NotNow.of(_("Nothing is expected in it yet."), code="empty")
    held.adopted_at, held.adopted_by = at or clock.now(), by.as_facts()
    held.save(update_fields=["adopted_at", "adopted_by"])
    record("programme.adopted", by=by, on=held, about=[held.issuer], at=at, facts={"name": held.name, "papers": number})
    return held


def check(
    problems: Problems, programme: Programme, planning: Planning, *, is_new: bool, before: Expected | None = None
) -> None:
    """Everything that can be wrong in what is said of a paper; who was named `before` may have left since."""
    if not planning.subject.strip():
        problems.add(_("Say in short what the paper is about."), "subject", "required")
    if not numbering.is_known(programme.issuer, planning.type_code, on=clock.today()):
        problems.add(_("The rules of this issuer know no such type."), "type_code", "unknown_type")
    if planning.drafting is None:
        problems.add(_("Name the unit or organisation that drafts it."), "drafting", "required")
    elif planning.drafting in planning.advising:
        problems.add(_("Who drafts it is not heard on it besides."), "advising", "drafts_itself")
    _check_people(problems, programme.issuer, planning, before)
    policies.dates_can_be(problems, programme, planning.submit_on, planning.issue_on, is_new=is_new)


def _check_people(problems: Problems, issuer: Issuer, planning: Planning, before: Expected | None) -> None:
    """Who drafts and who signs belong to those who draft and sign for the issuer."""
    today, houses = clock.today(), set[UUID]()
    named = planning.drafter if before is None or planning.drafter != before.drafter else None
    unit = planning.drafting if isinstance(planning.drafting, Unit) else None
    unit = None if before is not None and unit == before.unit else unit
    if named or unit:
        houses = naming.houses_of(issuer, on=today)
    if unit is not None and unit.organisation_id not in houses:
        problems.add(_("This unit does not draft for this issuer. Name its organisation."), "drafting", "other_house")
    if named is not None and not naming.drafters_for(issuer, houses, on=today).filter(pk=named.pk).exists():
        problems.add(_("This person does not work for this issuer."), "drafter", "other_house")
    signer = planning.signer_post if before is None or planning.signer_post != before.signer_post else None
    if signer is not None and not naming.signers_for(issuer, on=today).filter(pk=signer.pk).exists():
        problems.add(_("This post does not sign for this issuer."), "signer_post", "other_signer")


def write(expected: Expected, planning: Planning) -> None:
    """Save what is said of a paper. Raises Invalid when the programme expects the same already."""
    expected.type_code, expected.subject = planning.type_code, " ".join(planning.subject.split())
    expected.text_key = fold(expected.subject)[:520]
    expected.unit = planning.drafting if isinstance(planning.drafting, Unit) else None
    expected.organisation = planning.drafting if isinstance(planning.drafting, Organisation) else None
    expected.drafter, expected.signer_post = planning.drafter, planning.signer_post
    expected.submit_on, expected.issue_on = planning.submit_on, planning.issue_on
    expected.note = planning.note.strip()
    try:
        with transaction.atomic():
            expected.save()
    except IntegrityError as error:
        raise Invalid.of(_("The programme expects this paper already."), field="subject", code="twice") from error
    expected.advising.all().delete()
    Advising.objects.bulk_create(
        Advising(
            expected=expected,
            unit=one if isinstance(one, Unit) else None,
            organisation=one if isinstance(one, Organisation) else None,
        )
        for one in dict.fromkeys(planning.advising)
    )


def note_change(expected: Expected, kind: ChangeKind, reason: str, *, by: Actor, at: dt.datetime) -> Change:
    """Keep what was changed, with the dates that hold from now on."""
    return Change.objects.create(
        expected=expected,
        kind=kind,
        reason=reason.strip()[: policies.REASON_LIMIT],
        submit_on=expected.submit_on,
        issue_on=expected.issue_on,
        changed_at=at,
        by=by.as_facts(),
    )

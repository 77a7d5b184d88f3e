"""A list of expected papers: each row enters one into a programme, or changes what is said of it."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import NotAllowed
from decreta.core.texts import fold
from decreta.documents import numbering
from decreta.kit.importing import Column, Importable, Judged, Row, Standing
from decreta.organisation.models import Organisation, Unit
from decreta.programme.domain import Planning, amend, expect, take_off
from decreta.programme.importing.columns import COLUMNS
from decreta.programme.models import Expected, Programme
from decreta.programme.queries.naming import Houses
from decreta.ui import moments

_REASON = gettext_lazy("changed in the imported list")


class ExpectedPapers(Importable):
    """The papers of drafting programmes. The programme itself is drawn up first: its period is no matter of a row."""

    kind: ClassVar[str] = "programme.papers"
    label: ClassVar[str | Promise] = gettext_lazy("Papers of a drafting programme")
    about: ClassVar[str | Promise] = gettext_lazy(
        "Papers that are expected of a period, each with who drafts it and its days."
    )
    icon: ClassVar[str] = "calendar-check"
    order: ClassVar[int] = 20
    columns: ClassVar[tuple[Column, ...]] = COLUMNS

    def may(self, *, by: Actor) -> None:
        """Those who keep programmes."""
        if not by.can("issue_documents") or not (
            by.is_system or by.organisation_ids | by.body_ids | by.served_body_ids
        ):
            raise NotAllowed.of(_("Programmes are kept by secretaries and clerks."), code="not_a_clerk")

    def key(self, row: Row) -> str:
        said = [fold(row.cells.get(name, "")) for name in ("programme", "type", "subject")]
        return "\x1f".join(said) if all(said) else ""

    def said(self, row: Row) -> str:
        return str(row.cells["subject"])

    def look_up(self, judged: Judged, *, by: Actor) -> None:
        for row in judged.rows:
            row.values["_programme"] = programme = _programme(row, judged, by)
            if programme is not None:
                _read(row, programme, _houses(programme, judged))

    def standing(self, judged: Judged, *, by: Actor) -> dict[int, Standing]:
        programmes = {row.values["_programme"].pk for row in judged.rows if row.values["_programme"] is not None}
        listed = Expected.objects.filter(programme__in=programmes, withdrawn_at=None)
        related = listed.select_related("programme", "unit", "organisation", "drafter__person", "signer_post")
        known = {
            (one.programme_id, one.type_code, one.text_key): one
            for one in related.prefetch_related("advising__unit", "advising__organisation")
        }
        found = {}
        for row in judged.rows:
            one = _known(row, known)
            if one is not None:
                found[row.number] = Standing(one, _shown(one))
        return found

    def act(self, row: Row, *, by: Actor) -> models.Model | None:
        programme, planning = row.values["_programme"], _planning(row)
        reason = str(_REASON) if programme.adopted_at is not None else ""
        if row.thing is None:
            return expect(programme=programme, planning=planning, reason=reason, by=by)
        return amend(expected=row.thing, planning=planning, reason=reason, by=by)

    def undo(self, kind: str, key: str, *, by: Actor) -> None:
        expected = Expected.objects.select_related("programme").get(pk=UUID(key))
        take_off(expected=expected, reason=_("the import was undone"), by=by)

    def address(self, kind: str, key: str) -> str:
        return reverse("programme:expected", args=[key])


def _known(row: Row, known: dict[tuple[UUID, str, str], Expected]) -> Expected | None:
    programme = row.values["_programme"]
    if programme is None:
        return None
    return known.get((programme.pk, row.values["_type"], fold(row.get("subject", ""))[:520]))


def _programme(row: Row, judged: Judged, by: Actor) -> Programme | None:
    if "programmes" not in judged.memo:
        found = Programme.objects.visible_to(by).select_related("body", "organisation")
        own = [one for one in found if by.is_system or _keeps(one, by)]
        judged.memo["programmes"] = {fold(one.name): one for one in own}
    programme: Programme | None = judged.memo["programmes"].get(fold(row.get("programme", "")))
    if programme is None and row.get("programme"):
        offers = [one.name for one in judged.memo["programmes"].values()][:3]
        row.fault("programme", "unknown_programme", text=row.cells["programme"], offers=offers)
    return programme


def _keeps(programme: Programme, by: Actor) -> bool:
    return (programme.body_id in by.body_ids | by.served_body_ids) or programme.organisation_id in by.organisation_ids


def _houses(programme: Programme, judged: Judged) -> Houses:
    houses: dict[UUID, Houses] = judged.memo.setdefault("houses", {})
    if programme.pk not in houses:
        houses[programme.pk] = Houses.of(programme.issuer, on=clock.today())
    return houses[programme.pk]


def _read(row: Row, programme: Programme, houses: Houses) -> None:
    """What the cells mean: `_type`, `_drafting`, `_drafter`, `_advising`, `_signer`; what is wrong is noted."""
    row.values["_type"] = _type(row, programme)
    row.values["_drafting"] = _place(row, "drafting", row.get("drafting", ""), houses)
    advising = [_place(row, "advising", one, houses) for one in row.get("advising", [])]
    row.values["_advising"] = [one for one in dict.fromkeys(advising) if one is not None]
    row.values["advising"] = sorted(one.name_vi for one in row.values["_advising"])
    if row.values["_drafting"] is not None:
        row.values["drafting"] = row.values["_drafting"].name_vi
        if row.values["_drafting"] in row.values["_advising"]:
            row.fault("advising", "drafter_advises")
    row.values["_drafter"] = houses.drafter(text) if (text := row.get("drafter", "")) else None
    if text and row.values["_drafter"] is None:
        row.fault("drafter", "unknown_person", text=text)
    row.values["_signer"] = houses.signer(text) if (text := row.get("signer", "")) else None
    if text and row.values["_signer"] is None:
        row.fault("signer", "unknown_signer", text=text, offers=[one.name_vi for one in houses.posts[:3]])
    elif text:
        row.values["signer"] = row.values["_signer"].name_vi
    _check_days(row, programme)


def _check_days(row: Row, programme: Programme) -> None:
    submit_on, issue_on = row.get("submit_on"), row.get("issue_on")
    if submit_on and issue_on and submit_on > issue_on:
        row.fault("submit_on", "submitted_after_issued")
    is_draft = programme.adopted_at is None
    if is_draft and issue_on and not programme.first_on <= issue_on <= programme.last_on:
        first, last = moments.day(programme.first_on), moments.day(programme.last_on)
        row.fault("issue_on", "outside_period", first=first, last=last)


def _type(row: Row, programme: Programme) -> str:
    """The code of the type, by its name in any language or its abbreviation."""
    text, today = fold(row.get("type", "")), clock.today()
    types = numbering.rules_of(programme.issuer, on=today).types
    for code, kind in types.items():
        names = {code, *(str(name) for name in kind.names.values()), str(kind.abbreviation or "")}
        if text and text in {fold(one) for one in names if one}:
            return str(code)
    if text:
        row.fault("type", "unknown_type_of_paper", text=row.cells["type"])
    return ""


def _place(row: Row, column: str, text: str, houses: Houses) -> Unit | Organisation | None:
    found = houses.place(text) if text else None
    if text and found is None:
        row.fault(column, "unknown_drafter", text=text, offers=houses.offers(text))
    return found


def _shown(one: Expected) -> dict[str, object]:
    return {
        "drafting": one.drafting.name_vi,
        "drafter": one.drafter.person.full_name if one.drafter else "",
        "advising": sorted(each.place.name_vi for each in one.advising.all()),
        "submit_on": one.submit_on,
        "issue_on": one.issue_on,
        "signer": one.signer_post.name_vi if one.signer_post else "",
        "note": one.note,
    }


def _planning(row: Row) -> Planning:
    """What the row says; where a column is missing or empty, what stands already."""
    present: Expected | None = row.thing
    return Planning(
        type_code=row.values["_type"],
        subject=row.values["subject"],
        drafting=row.values["_drafting"],
        submit_on=row.values["submit_on"],
        issue_on=row.values["issue_on"],
        drafter=row.values["_drafter"] or (present.drafter if present else None),
        advising=row.values["_advising"] or ([one.place for one in present.advising.all()] if present else []),
        signer_post=row.values["_signer"] or (present.signer_post if present else None),
        note=row.get("note", "") or (present.note if present else ""),
    )

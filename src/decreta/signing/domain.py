"""The acts of this area: images of hands and seals, brought and taken away."""

from __future__ import annotations

import datetime as dt
from typing import Final, Literal

from django.utils.translation import gettext_lazy as _

from decreta.audit import act, record
from decreta.core import apart, clock
from decreta.core.actor import Actor
from decreta.core.errors import Invalid, NotAllowed, Problem
from decreta.files.domain import check_size, store
from decreta.organisation.models import Body, Organisation
from decreta.signing.judging import LEAST, MOST
from decreta.signing.models import Appearance

Kind = Literal["hand", "seal"]
_MOST_BYTES: Final = 2 * 1024 * 1024
_WRONG: Final = {
    "not_png": _("The image is not a PNG."),
    "unreadable": _("The image cannot be read."),
    "moving": _("The image moves. Bring one picture."),
    "size": _("The image has sides of %(least)s to %(most)s pixels."),
    "not_clear": _("The background is not transparent. Only the strokes may be seen on the paper."),
    "empty": _("There is hardly anything on the image."),
    "too_large": _("The image is larger than 2 MB."),
}
_COLOURS: Final = {
    "hand": _("The hand of a person is shown in blue."),
    "seal": _("The seal of an organ is shown in red."),
}


def keep_hand(*, content: bytes, by: Actor, at: dt.datetime | None = None) -> Appearance:
    """Bring the image of one's own hand; nobody brings another's. Decree 30/2020, Annex I: blue, on no ground."""
    if by.person_id is None or by.mandate_id is not None:
        raise NotAllowed.of(_("A person brings his own hand, in a post of his own."), code="not_own")
    return _keep(kind="hand", content=judged(content, "hand"), organ=None, by=by, at=at)


def keep_seal(*, organ: Body | Organisation, content: bytes, by: Actor, at: dt.datetime | None = None) -> Appearance:
    """Bring the image of an organ's seal: by those who number and seal its papers. Red, on no ground."""
    may_keep_seal(organ, by=by)
    return _keep(kind="seal", content=judged(content, "seal"), organ=organ, by=by, at=at)


def may_keep_seal(organ: Body | Organisation, *, by: Actor) -> None:
    """The seal is kept by the clerks and secretaries who seal with it."""
    served = by.body_ids | by.served_body_ids if isinstance(organ, Body) else by.organisation_ids
    if not by.can("issue_documents") or organ.pk not in served:
        raise NotAllowed.of(_("Your post does not keep the seal of this organ."), code="not_a_clerk")


def judged(content: bytes, kind: Kind) -> bytes:
    """The image as it is kept: only its pixels. Raises Invalid with what is wrong with it."""
    check_size(len(content))
    if len(content) > _MOST_BYTES:
        raise Invalid([_problem("too_large", kind)])
    try:
        found, made = apart.work("decreta.signing.judging", "look", content, kind)
    except apart.TooMuch as error:
        raise Invalid([_problem("unreadable", kind)]) from error
    if found:
        raise Invalid([_problem(code, kind) for code in found])
    return made


def _problem(code: str, kind: Kind) -> Problem:
    words = _COLOURS[kind] if code == "colour" else _WRONG[code]
    return Problem(str(words) % {"least": LEAST, "most": MOST}, "image", code)


@act("signing.keep")
def _keep(
    *, kind: Kind, content: bytes, organ: Body | Organisation | None, by: Actor, at: dt.datetime | None
) -> Appearance:
    """Put a judged image in the place of the one before."""
    moment = at or clock.now()
    of = (
        {"body": organ}
        if isinstance(organ, Body)
        else {"organisation": organ}
        if organ
        else {"person_id": by.person_id}
    )
    Appearance.objects.select_for_update().filter(dropped_at=None, **of).update(dropped_at=moment)
    stored = store(content=content, name=f"{kind}.png", media_type="image/png", by=by, at=at)
    kept = Appearance.objects.create(**of, file=stored, kept_at=moment, kept_by=by.as_facts())
    record(
        "signing.kept",
        by=by,
        on=kept,
        about=[organ] if organ else [],
        at=at,
        facts={"kind": kind, "sha256": stored.blob_id},
    )
    return kept


@act("signing.drop")
def drop(*, appearance: Appearance, by: Actor, at: dt.datetime | None = None) -> Appearance | None:
    """Use an image no longer. None when it is not used any more."""
    organ = appearance.organisation or appearance.body
    if organ is not None:
        may_keep_seal(organ, by=by)
    elif by.person_id is None or appearance.person_id != by.person_id:
        raise NotAllowed.of(_("A person brings his own hand, in a post of his own."), code="not_own")
    held = Appearance.objects.select_for_update().get(pk=appearance.pk)
    if held.dropped_at is not None:
        return None
    held.dropped_at = at or clock.now()
    held.save(update_fields=["dropped_at"])
    record("signing.dropped", by=by, on=held, about=[organ] if organ else [], at=at, facts={})
    return held

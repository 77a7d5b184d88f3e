"""To whom the words of a paper are told that stand elsewhere: in a task, a mark. This is the one place that decides it.

Those of an ordinary paper are told to whoever sees the thing in which they stand; those of a protected one (secret, or
guarded by its office) to whoever sees the paper itself; those of one that its issuer recalled to the issuer's own, as
its text is (`documents.rules.may_read_text`). Nobody else loses the thing: number, deadline, who must do it
and every count stay, and a line stands where the words would (ADR 0018). It is asked anew each time, so that a guard
that is laid on a paper, or taken from it, holds for what was made of it before.
"""

from __future__ import annotations

from uuid import UUID

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, Value
from django.db.models.expressions import Combinable

from decreta.core.actor import Actor
from decreta.documents.enums import Secrecy
from decreta.documents.models.documents import Document


def told_to(*actors: Actor, document: str) -> Combinable:
    """Whether words may be told to somebody in any of his posts; `document` is the way from the row to the paper."""
    if any(actor.is_system for actor in actors):
        return Value(True, output_field=BooleanField())
    is_told = Q(**{f"{document}__secrecy": Secrecy.NONE, f"{document}__is_guarded": False})
    is_own = Q()
    for actor in actors:
        is_told |= Q(Exists(Document.objects.visible_to(actor).filter(pk=OuterRef(document))))
        is_own |= _is_one_of(f"{document}__body_id", actor.body_ids | actor.served_body_ids)
        is_own |= _is_one_of(f"{document}__organisation_id", actor.organisation_ids)
    if not any(actor.can("inspect_everything") for actor in actors):
        is_told &= Q(**{f"{document}__recalled_at": None}) | is_own
    return ExpressionWrapper(is_told, output_field=BooleanField())


def _is_one_of(field: str, keys: frozenset[UUID]) -> Q:
    """Whether a field names one of these; a clear no where it names none, so that its contrary holds."""
    return Q(**{f"{field}__isnull": False, f"{field}__in": keys})

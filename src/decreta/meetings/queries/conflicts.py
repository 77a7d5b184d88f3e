"""Who of those invited sits elsewhere at that time, told only as far as the asking post may know of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from decreta.core.actor import Actor
from decreta.meetings.enums import Answer, Form, SittingState
from decreta.meetings.models import Invitation, Sitting


@dataclass(frozen=True)
class Conflict:
    """Somebody invited to two sittings at one time. `other` is None where the asking post does not see the other one."""

    person: str
    other: Sitting | None


def conflicts_of(sitting: Sitting, actor: Actor) -> list[Conflict]:
    """By person. One statement. Who is excused from the other sitting, or sits there no more, has no conflict."""
    persons = Invitation.objects.standing().filter(sitting=sitting).values("holding__person_id")
    visible = Sitting.objects.visible_to(actor).filter(pk=OuterRef("sitting_id"))
    found = (
        Invitation.objects.standing()
        .filter(
            holding__person_id__in=persons,
            sitting__form=Form.SESSION,
            sitting__state__in=[SittingState.CONVENED, SittingState.OPEN],
            sitting__starts_at__lt=sitting.ends_at,
            sitting__ends_at__gt=sitting.starts_at,
        )
        .exclude(sitting=sitting)
        .exclude(answer=Answer.EXCUSED)
        .annotate(is_known=Exists(visible))
        .select_related("holding__person", "sitting__body")
        .order_by("holding__person__full_name", "sitting__starts_at")
    )
    return [Conflict(one.holding.person.full_name, one.sitting if one.is_known else None) for one in found]

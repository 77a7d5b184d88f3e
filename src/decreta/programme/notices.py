"""Who is told of a programme once it stands in the log: whoever drafts is told of the date, and of the adoption."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from decreta.audit.followers import follow
from decreta.audit.models import Entry
from decreta.core import clock, sight
from decreta.core.actor import Actor
from decreta.notifications.domain import notify
from decreta.notifications.enums import Way
from decreta.notifications.kinds import register_kind
from decreta.organisation.enums import Role
from decreta.organisation.models import Holding
from decreta.programme.models import Expected, Programme

_KIND = "programme.rung"
_ROLES = (Role.UNIT_HEAD, Role.HEAD, Role.OFFICER, Role.CLERK)


def register() -> None:
    """Register the kind and the follower of the log."""
    register_kind(
        _KIND,
        words=_words,
        label=gettext_lazy("Drafting programme"),
        icon="hourglass",
        title=gettext_lazy("A paper that we draft is expected soon, or should have been issued"),
        way=Way.DIGEST,
    )
    follow("programme.notices", kinds=("programme.rung_fired",), handler=tell)
    sight.register("programme.programme", _levels, page=lambda pk: reverse("programme:programme", args=[pk]))


def _words(facts: Any) -> str:
    words = {
        "submit_near": pgettext("notice", "To be submitted soon: %(subject)s"),
        "issue_near": pgettext("notice", "To be issued soon: %(subject)s"),
        "issue_passed": pgettext("notice", "Should have been issued: %(subject)s"),
    }
    return words.get(facts.get("rung", ""), _("Drafting programme: %(subject)s")) % {"subject": facts["subject"]}


def _levels(actor: Actor, ids: Iterable[str]) -> dict[str, int]:
    """Those among programmes that the actor sees; a programme says nothing secret."""
    return {
        str(pk): 0 for pk in Programme.objects.visible_to(actor).filter(pk__in=list(ids)).values_list("pk", flat=True)
    }


def tell(entry: Entry) -> None:
    """Tell whoever drafts the paper: the drafter who is named, else those of the unit."""
    expected = Expected.objects.select_related("programme", "drafter__person").filter(pk=entry.on_id).first()
    if expected is None:
        return
    notify(
        holdings=_drafting(expected),
        kind=_KIND,
        facts={"rung": entry.facts["rung"], "subject": expected.subject},
        url=reverse("programme:programme", args=[expected.programme_id]),
        entry_id=entry.pk,
        matter=expected.programme,
        at=entry.recorded_at,
    )


def _drafting(expected: Expected) -> Iterable[Holding]:
    if expected.drafter is not None:
        return [expected.drafter]
    place = Q(post__unit=expected.unit_id) if expected.unit_id else Q(post__unit__organisation=expected.organisation_id)
    found = Holding.objects.valid_on(clock.today()).filter(place, post__role__in=_ROLES)
    return found.select_related("person__user", "post").order_by("post__rank", "pk")

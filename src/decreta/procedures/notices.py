"""Who is told of a written procedure: members who are asked, reminded; secretaries who is silent; all how it ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, pgettext, pgettext_lazy

from decreta.audit.followers import follow
from decreta.audit.models import Entry
from decreta.core import sight
from decreta.core.actor import Actor
from decreta.meetings.enums import Part
from decreta.notifications.domain import notify
from decreta.notifications.enums import Way
from decreta.notifications.kinds import Facts, register_kind
from decreta.organisation.models import Holding
from decreta.procedures.models import Procedure, Reminder
from decreta.procedures.rules import ASKED
from decreta.ui import moments

SENT, REMINDED = "procedures.asked", "procedures.reminded"
CLOSED, CONVERTED = "procedures.closed", "procedures.converted"
PROLONGED, WITHDRAWN = "procedures.prolonged", "procedures.withdrawn"
SILENT = "procedures.silent"
DECIDED = "procedures.tie_decided"


def register() -> None:
    """Register the kinds, the follower, and who sees a procedure."""
    label = pgettext_lazy("notice", "Opinion in writing")
    kinds: dict[str, tuple[Any, Any, str, Way]] = {
        SENT: (
            gettext_lazy("I am asked for my opinion in writing"),
            lambda facts: (
                pgettext("notice", "Your opinion on “%(title)s” is asked for until %(until)s.") % _titled(facts)
            ),
            "mail-question",
            Way.MAIL,
        ),
        REMINDED: (
            gettext_lazy("I have not answered an opinion form yet"),
            lambda facts: (
                pgettext("notice", "Reminder: your opinion on “%(title)s” is missing; until %(until)s.")
                % _titled(facts)
            ),
            "alarm-clock",
            Way.MAIL,
        ),
        SILENT: (
            gettext_lazy("Members have not answered yet"),
            lambda facts: (
                pgettext("notice", "%(n)s members have not answered on “%(title)s”; until %(until)s.") % _titled(facts)
            ),
            "alarm-clock",
            Way.MAIL,
        ),
        PROLONGED: (
            gettext_lazy("The deadline of a written procedure is put off"),
            lambda facts: pgettext("notice", "Opinions on “%(title)s” are taken until %(until)s now.") % _titled(facts),
            "calendar-clock",
            Way.MAIL,
        ),
        WITHDRAWN: (
            gettext_lazy("A written procedure is withdrawn"),
            lambda facts: (
                pgettext("notice", "Your opinion on “%(title)s” is no longer asked for; nothing is decided.")
                % _titled(facts)
            ),
            "undo-2",
            Way.MAIL,
        ),
        CLOSED: (
            gettext_lazy("A written procedure is closed"),
            lambda facts: pgettext("notice", "Opinions on “%(title)s” are counted.") % _titled(facts),
            "check",
            Way.DIGEST,
        ),
        DECIDED: (
            gettext_lazy("The chair decided a tie of a written procedure"),
            lambda facts: (
                pgettext("notice", "The chair decided “%(title)s”, on which the sides were equal.") % _titled(facts)
            ),
            "scale",
            Way.DIGEST,
        ),
        CONVERTED: (
            gettext_lazy("A written procedure becomes a session"),
            lambda facts: pgettext("notice", "“%(title)s” will be dealt with in a session.") % _titled(facts),
            "gavel",
            Way.MAIL,
        ),
    }
    for name, (title, words, icon, way) in kinds.items():
        register_kind(name, words=words, label=label, icon=icon, title=title, way=way)
    follow("procedures.notices", kinds=(SENT, REMINDED, PROLONGED, WITHDRAWN, CLOSED, DECIDED, CONVERTED), handler=tell)
    sight.register("procedures.procedure", _levels, page=lambda pk: reverse("procedures:procedure", args=[pk]))


def _levels(actor: Actor, ids: Iterable[str]) -> dict[str, int]:
    found = Procedure.objects.visible_to(actor).filter(pk__in=list(ids))
    return {str(pk): 0 for pk in found.values_list("pk", flat=True)}


def _titled(facts: Facts) -> dict[str, Any]:
    language = (get_language() or "vi")[:2]
    until = moments.moment(dt.datetime.fromisoformat(facts["until"]))
    return {"title": facts.get(f"title_{language}") or facts["title"], "until": until, "n": facts.get("n", 0)}


def tell(entry: Entry) -> None:
    """Tell those concerned of one entry."""
    procedure = Procedure.objects.select_related("sitting").filter(pk=entry.on_id).first()
    if procedure is None:
        return
    if entry.kind == REMINDED:
        sent = Reminder.objects.filter(procedure=procedure, hours=entry.facts["hours"])
        reminder = sent.filter(sent_at__lte=entry.happened_at).order_by("-sent_at").first()
        if reminder is not None:
            _give(
                entry,
                procedure,
                REMINDED,
                [one for one in _holdings(procedure, ASKED) if str(one.pk) in reminder.reminded],
            )
            _give(entry, procedure, SILENT, _holdings(procedure, (Part.SECRETARY,)), n=len(reminder.reminded))
        return
    parts = (Part.SECRETARY, Part.CHAIR) if entry.kind == CONVERTED else ASKED
    _give(entry, procedure, entry.kind, _holdings(procedure, parts))


def _holdings(procedure: Procedure, parts: Iterable[str]) -> list[Holding]:
    found = procedure.sitting.invitations.standing().filter(part__in=list(parts))
    return [one.holding for one in found.select_related("holding__person__user", "holding__post")]


def _give(entry: Entry, procedure: Procedure, kind: str, holdings: list[Holding], **more: Any) -> None:
    sitting = procedure.sitting
    notify(
        holdings=holdings,
        kind=kind,
        facts={
            "title": sitting.title,
            "title_en": sitting.title_en,
            "title_ja": sitting.title_ja,
            "until": procedure.until.isoformat(),
            **more,
        },
        url=reverse("procedures:procedure", args=[procedure.pk]),
        entry_id=entry.pk,
        by_person_id=entry.actor_person_id,
        matter=procedure,
        at=entry.recorded_at,
    )

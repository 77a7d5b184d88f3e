"""Who is told of a request to explain: the assignee when it is asked and judged, the asker when it is answered or late."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, pgettext, pgettext_lazy

from decreta.assignments.queries.telling import answering, assignment_told
from decreta.audit.followers import follow
from decreta.audit.models import Entry
from decreta.core import clock, sight
from decreta.core.actor import Actor
from decreta.directives.models import Task, UrgingLetter
from decreta.directives.models.tasks import MATTER_KIND
from decreta.directives.models.telling import withheld
from decreta.documents.queries.admissions import let_in_among
from decreta.notifications.domain import notify
from decreta.notifications.enums import Way
from decreta.notifications.kinds import IS_WITHHELD, register_kind
from decreta.organisation.enums import Role
from decreta.organisation.models import Holding
from decreta.organisation.queries.who import holdings_in
from decreta.urging.models import Explanation

ASKED, ANSWERED = "urging.explanation_asked", "urging.explanation_answered"
ENDED, LATE = "urging.explanation_ended", "urging.explanation_late"
LETTER_LATE = "urging.letter_late"


def register() -> None:
    """Register kinds, the follower of the log, and who sees a request."""
    kinds = {
        ASKED: ("message-square-warning", gettext_lazy("We are asked to explain"), Way.MAIL),
        ANSWERED: ("message-square", gettext_lazy("An explanation that I asked for was given"), Way.MAIL),
        ENDED: ("check", gettext_lazy("Our explanation was judged"), Way.DIGEST),
        LATE: ("alarm-clock", gettext_lazy("An explanation that I asked for is late"), Way.MAIL),
    }
    for name, (icon, title, way) in kinds.items():
        register_kind(
            name,
            words=_worded(name),
            label=pgettext_lazy("notice", "Explanation"),
            icon=icon,
            title=title,
            way=way,
            is_obligatory=name == ASKED,
        )
    register_kind(
        LETTER_LATE,
        words=lambda facts: pgettext("notice", "Not answered in time: %(symbol)s, %(subject)s") % facts,
        label=gettext_lazy("Urging letter"),
        icon="alarm-clock",
        title=gettext_lazy("An urging letter of ours was not answered in time"),
        way=Way.DIGEST,
    )
    follow("urging.notices", kinds=("urging.explanation_",), handler=tell)
    follow("urging.letters", kinds=(LETTER_LATE,), handler=tell_of_letter)
    sight.register("urging.explanation", _levels, page=_page)


def _worded(name: str) -> Any:
    def words(facts: Any) -> str:
        language = (get_language() or "vi")[:2]
        title = facts.get(f"title_{language}") or facts["title"]
        said = {"title": withheld(language) if facts.get(IS_WITHHELD) else title, "who": facts.get("who", "")}
        if name == ENDED:
            return {
                "accepted": pgettext("notice", "Your explanation was accepted: %(title)s"),
                "asked_again": pgettext("notice", "Your explanation was not enough, you are asked again: %(title)s"),
            }.get(facts.get("outcome", ""), pgettext("notice", "Need not be explained any more: %(title)s")) % said
        return {
            ASKED: pgettext("notice", "You are asked to explain: %(title)s"),
            ANSWERED: pgettext("notice", "Explained by %(who)s: %(title)s"),
            LATE: pgettext("notice", "Not explained in time by %(who)s: %(title)s"),
        }[name] % said

    return words


def _page(pk: str) -> str:
    return reverse("urging:explanation", args=[pk])


def _levels(actor: Actor, ids: Iterable[str]) -> dict[str, int]:
    """Those among requests that the actor sees; of their words none leaves by a notice or the log."""
    found = Explanation.objects.visible_to(actor).filter(pk__in=list(ids))
    return {str(pk): 0 for pk in found.values_list("pk", flat=True)}


def tell(entry: Entry) -> None:
    """Give the notices that follow from one entry."""
    assignment = assignment_told(entry, of=MATTER_KIND)
    found = Explanation.objects.select_related("asker__person__user", "asker__post").filter(pk=entry.on_id).first()
    if assignment is None or found is None:
        return
    task = Task.objects.filter(pk=assignment.matter_id).first()
    if task is None:
        return
    concerned: Iterable[Holding] = [found.asker]
    if entry.kind in {ASKED, ENDED}:
        concerned = answering(assignment, on=clock.today())
    notify(
        holdings=concerned,
        kind=entry.kind,
        facts={
            "title": task.named("vi"),
            "title_en": task.named("en"),
            "title_ja": task.named("ja"),
            "who": str(assignment.assignee),
            "outcome": entry.facts.get("outcome", ""),
        },
        url=reverse("directives:task", args=[task.pk]),
        entry_id=entry.pk,
        by_person_id=entry.actor_person_id,
        matter=task,
        at=entry.recorded_at,
    )


def _who_waits(letter: UrgingLetter) -> Iterable[Holding]:
    """The secretaries of a body; in an organisation who drafted it, or its heads where he has left that post."""
    day = clock.today()
    if letter.body is not None:
        return holdings_in(on=day, body=letter.body, roles=(Role.SECRETARY,))
    drafters = (
        Holding.objects.valid_on(day).filter(pk=letter.document.created_by_id).select_related("person__user", "post")
    )
    return list(drafters) or holdings_in(on=day, organisation=letter.organisation, roles=(Role.HEAD,))


def tell_of_letter(entry: Entry) -> None:
    """Tell the secretaries of the body that a letter of theirs was not answered in time; of an organisation's, who drafted it."""
    found = UrgingLetter.objects.select_related(
        "document__created_by__person__user", "document__created_by__post", "body"
    )
    letter = found.filter(pk=entry.on_id).first()
    if letter is None:
        return
    document = letter.document
    notify(
        holdings=let_in_among(document, _who_waits(letter)),
        kind=LETTER_LATE,
        facts={"symbol": document.symbol, "subject": document.subject},
        url=reverse("documents:document", args=[document.pk]),
        entry_id=entry.pk,
        by_person_id=None,
        matter=document,
        at=entry.recorded_at,
    )

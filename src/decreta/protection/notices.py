"""The followers of the log that notice changed access, and the notice to those who decide on it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from decreta.audit.followers import follow
from decreta.audit.models import Entry
from decreta.core.actor import Actor
from decreta.core.jobs import enqueue_once
from decreta.documents.models import Document
from decreta.notifications.domain import notify
from decreta.notifications.enums import Way
from decreta.notifications.kinds import Facts, register_kind
from decreta.protection import domain
from decreta.protection.jobs import EXAMINE_ALL
from decreta.protection.queries.competent import OF_PAPERS, competent
from decreta.protection.queries.watched import watched

KIND = "protection.noticed"
_OF_PEOPLE = ("organisation.",)
_SYSTEM = Actor.system("protection")


def register() -> None:
    """Register the kind of notice and the followers."""
    register_kind(
        KIND,
        words=_words,
        label=gettext_lazy("Protected papers"),
        icon="lock",
        title=gettext_lazy("Somebody new might read a protected paper"),
        way=Way.MAIL,
        is_obligatory=True,
    )
    follow("protection.papers", kinds=OF_PAPERS, handler=paper_changed)
    follow("protection.people", kinds=_OF_PEOPLE, handler=people_changed)
    follow("protection.notices", kinds=(KIND, "protection.unguarded"), handler=tell)


def _words(facts: Facts) -> str:
    count = int(facts.get("count", 1))
    return ngettext(
        "%(count)s new reader of a protected paper waits for your decision",
        "%(count)s new readers of a protected paper wait for your decision",
        count,
    ) % {"count": count}


def paper_changed(entry: Entry) -> None:
    """Examine a protected paper that an entry is about."""
    named = [entry.on_id] if entry.on_kind == "documents.document" else []
    named += [ref.rpartition(":")[2] for ref in entry.about if ref.startswith("documents.document:")]
    if not named:
        return
    for document in watched().filter(pk__in=named):
        domain.examine(document=document, by=_SYSTEM)
        before = entry.facts.get("values", {}).get("secrecy", {}) if isinstance(entry.facts.get("values"), dict) else {}
        if isinstance(before, dict) and isinstance(before.get("before"), int):
            causes = [entry.actor_person_id] if entry.actor_person_id else []
            domain.note_lowered(document=document, before=before["before"], caused_by=causes, by=_SYSTEM)


def people_changed(entry: Entry) -> None:
    """Somebody came into a post, a mandate began, a unit was moved: every protected paper is looked at, in a job."""
    if watched().exists():
        enqueue_once(EXAMINE_ALL, lock=EXAMINE_ALL)


def tell(entry: Entry) -> None:
    """Tell those who were let in and decide on the access."""
    document = Document.objects.filter(pk=entry.on_id).first()
    if document is None:
        return
    notify(
        holdings=competent(document),
        kind=KIND,
        # Not its subject: the notice goes out by mail.
        facts={"count": entry.facts.get("new", 1)},
        url=reverse("protection:changes", args=[document.pk]),
        entry_id=entry.pk,
        by_person_id=entry.actor_person_id,
        matter=document,
        at=entry.happened_at,
    )

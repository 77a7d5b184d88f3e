"""Filters of the list of tasks, and the search by identifier."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

from django.db.models import Exists, OuterRef
from django.db.models.expressions import Combinable
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.core.among import Told
from decreta.core.prepared import prepared
from decreta.directives.models import Task
from decreta.directives.models.tasks import TaskQuerySet
from decreta.directives.narrowing import Narrowing
from decreta.linking.enums import Verdict
from decreta.linking.queries.dependencies import awaited, waiting
from decreta.linking.queries.identifiers import having, in_tracker, keys_in, named, of_tasks, trackers_in_use
from decreta.linking.queries.likeness import said
from decreta.ui.search import Hit

_SHOWN = 20


def _tracker_choices() -> Sequence[tuple[str, str | Promise]]:
    found = trackers_in_use()
    inside = [(one.code, _("in %(tracker)s") % {"tracker": one.name}) for one in found]
    return inside + [(f"-{one.code}", _("not in %(tracker)s") % {"tracker": one.name}) for one in found]


def _in_tracker(found: TaskQuerySet, value: str, actor: Actor) -> tuple[TaskQuerySet, str] | None:
    code = value.removeprefix("-")
    there = Exists(in_tracker(code).filter(task=OuterRef("pk")))
    if value.startswith("-"):
        return found.filter(~there), _("not in %(tracker)s") % {"tracker": code}
    return found.filter(there), _("in %(tracker)s") % {"tracker": code}


def _by_id(found: TaskQuerySet, value: str, actor: Actor) -> tuple[TaskQuerySet, str] | None:
    return found.filter(named(value)), value


def _link_choices() -> Sequence[tuple[str, str | Promise]]:
    return [(key, words) for key, (words, _condition) in LINKS.items()]


def _linked(found: TaskQuerySet, value: str, actor: Actor) -> tuple[TaskQuerySet, str] | None:
    if value not in LINKS:
        return None
    words, condition = LINKS[value]
    return found.filter(condition()), str(words)


#: What tasks can be narrowed to by their links: the words, and the condition.
LINKS: dict[str, tuple[Promise, Callable[[], Combinable]]] = {
    "waiting": (gettext_lazy("waiting for another task"), waiting),
    "awaited": (gettext_lazy("awaited by another task"), awaited),
    "same": (gettext_lazy("the same as another task"), functools.partial(said, Verdict.SAME)),
    "overlaps": (gettext_lazy("overlapping with another task"), functools.partial(said, Verdict.OVERLAPS)),
}
FILTERS = (
    Narrowing("tracker", gettext_lazy("Trackers"), _in_tracker, _tracker_choices),
    Narrowing("linked", gettext_lazy("Links"), _linked, _link_choices),
    Narrowing("external_id", gettext_lazy("Identifier"), _by_id),
)


def find(words: str, actor: Actor) -> list[Hit]:
    """Tasks that a tracker calls what was typed; an identifier is no word of a directive."""
    keys = keys_in(words)
    tasks = _called.rows(actor, keys) if keys else []
    ids, language = of_tasks(one.pk for one in tasks) if tasks else {}, get_language() or "vi"
    return [
        Hit(
            one.title_in(language),
            reverse("directives:task", args=[one.pk]),
            one.directive.document.symbol,
            one.lang_in(language),
            ", ".join(str(each) for each in ids.get(one.pk, ())),
        )
        for one in tasks
    ]


@prepared
def _called(actor: Actor, keys: list[Told]) -> TaskQuerySet:
    found = Task.objects.visible_to(actor).told_to(actor).filter(having(keys)).select_related("directive__document")
    return found.defer("search", "directive__document__search").order_by("directive", "ordinal")[:_SHOWN]

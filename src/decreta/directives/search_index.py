"""Searching tasks."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language

from decreta.core.actor import Actor
from decreta.core.among import Told
from decreta.core.prepared import prepared
from decreta.core.texts import search_text
from decreta.directives.models import Task
from decreta.ui.search import Hit

SHOWN = 20


def find(words: str, actor: Actor) -> list[Hit]:
    """Tasks whose title, clause or directive's symbol has all the words; only what the actor may see.

    Nobody finds a task by words that he is not told.
    """
    asked, language = search_text(words), get_language() or "vi"
    return [
        Hit(
            one.title_in(language),
            reverse("directives:task", args=[one.pk]),
            one.directive.document.symbol,
            one.lang_in(language),
            one.quote,
        )
        for one in (_tasks.rows(actor, Told(asked)) if asked else ())
    ]


@prepared
def _tasks(actor: Actor, words: Told) -> QuerySet[Task]:
    found = Task.objects.visible_to(actor).told_to(actor).holding(words, actor)
    related = found.select_related("directive__document", "clause").defer("search", "directive__document__search")
    return related.order_by("directive", "ordinal", "pk")[:SHOWN]

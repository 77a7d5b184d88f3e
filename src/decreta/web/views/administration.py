"""The front page of administration: what there is, what wants a look; and the log of what administrators did."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from decreta.accounts.administering import actor_of, administration
from decreta.audit import words as log_words
from decreta.audit.models import Entry, Leaf
from decreta.ui.administering import asked
from decreta.web.queries import administration as facts
from decreta.web.queries.log import fact_words, lines_of, page_of

_PAGE = 50


@administration("page")
def home(request: HttpRequest) -> HttpResponse:
    """Every place of administration with how much stands in it, and what wants a look."""
    return render(request, "web/administration.html", {"parts": facts.places(), "looks": facts.looks()})


@administration("page")
def log(request: HttpRequest) -> HttpResponse:
    """Acts on structure, accounts and registers, whoever did them; nothing of any document, task or sitting."""
    choice = asked(request, "area", _("Acts on"), facts.LOG_AREAS)
    found = facts.entries(area=choice.value)
    context = {
        "page": page_of(found, request.GET, actor_of(request), size=_PAGE),
        "areas": facts.LOG_AREAS.items(),
        "area": choice.value,
    }
    return render(request, "web/administration_log.html", context)


@administration("page")
def entry(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """One entry of that log."""
    found: Entry | None = facts.entries().filter(pk=entry_id).first()
    if found is None:
        raise Http404
    leaf = Leaf.objects.filter(entry_id=found.pk).first()
    line = lines_of([found], actor_of(request))[0]
    context = {
        "entry": found,
        "line": line,
        "facts": [(log_words.fact(name), fact_words(value, name)) for name, value in line.facts.items()],
        "leaf": leaf,
        "hash": bytes(leaf.leaf_hash).hex() if leaf else "",
        "in_administration": True,
    }
    return render(request, "web/log_entry.html", context)

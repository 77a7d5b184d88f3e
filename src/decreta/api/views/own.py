"""Oneself by machine: who one is, notices, jobs, search, the log as far as one may read it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from decreta.accounts.scopes import Scope
from decreta.api.acting import act_on, once_only
from decreta.api.answers import listed, one, plain
from decreta.api.describing import does, reads
from decreta.api.forms.queries import EntriesQuery, NoticesQuery, PageQuery, SearchQuery
from decreta.api.gate import actor_of, token_of
from decreta.api.paging import Order
from decreta.api.queries import own as shapes
from decreta.api.queries import pages
from decreta.api.things import ENTRY, JOB, NOTICE, writer
from decreta.audit.queries import entries_visible_to
from decreta.kit import domain as kit
from decreta.kit.models import LongJob
from decreta.notifications import domain as notifications
from decreta.notifications.models import Notice
from decreta.ui.search import search_everywhere

router = Router(tags=["own"])
_ME, _NOTICES, _JOBS, _HITS, _ENTRIES = map(
    writer, (shapes.MeShape, pages.Notices, pages.Jobs, pages.Hits, pages.Entries)
)
_NEWEST_FIRST = Order(("-created_at", "-pk"))


@reads(router, "/me", shapes.MeShape, name="me")
def me(request: HttpRequest) -> HttpResponse:
    """Who acts with this token, in which post, and what it may do."""
    return plain(_ME, shapes.me(token_of(request), actor_of(request)))


@reads(router, "/notices", pages.Notices, name="notices", is_list=True)
def notices(request: HttpRequest, query: Query[NoticesQuery]) -> HttpResponse:
    """Notices to the person, the newest first."""
    found = Notice.objects.visible_to(actor_of(request))
    if query.unread:
        found = found.unread()
    page = _NEWEST_FIRST.page(found, after=query.after, limit=query.limit)
    return listed(request, _NOTICES, page, shapes.notices(page.rows, actor_of(request)))


@reads(router, "/notices/{uuid:pk}", shapes.NoticeShape, name="notice", is_of_one=True)
def notice(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A notice."""
    return one(request, NOTICE, pk)


@does(router, "POST", "/notices/{uuid:pk}/read", name="mark_read", scope=Scope.OWN, shape=shapes.NoticeShape)
def mark_read(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Remember that a notice was read."""
    return act_on(
        request,
        NOTICE,
        pk,
        lambda found, by: notifications.mark_read(notices=Notice.objects.visible_to(by).filter(pk=found.pk)),
    )


@does(router, "POST", "/notices/read", name="mark_all_read", scope=Scope.OWN, shape=None, status=204, is_of_one=False)
def mark_all_read(request: HttpRequest) -> HttpResponse:
    """Remember that every notice was read."""

    def run() -> HttpResponse:
        notifications.mark_read(notices=Notice.objects.visible_to(actor_of(request)))
        return HttpResponse(status=204)

    return once_only(request, run)


@reads(router, "/jobs", pages.Jobs, name="jobs", is_list=True)
def jobs(request: HttpRequest, query: Query[PageQuery]) -> HttpResponse:
    """Long work that the user started, the newest first."""
    page = _NEWEST_FIRST.page(LongJob.objects.visible_to(actor_of(request)), after=query.after, limit=query.limit)
    return listed(request, _JOBS, page, map(shapes.job, page.rows))


@reads(router, "/jobs/{uuid:pk}", shapes.JobShape, name="job", is_of_one=True)
def job(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How far a job is."""
    return one(request, JOB, pk)


@does(
    router,
    "POST",
    "/jobs/{uuid:pk}/cancel",
    "kit.cancel_job",
    name="cancel_job",
    scope=Scope.OWN,
    shape=shapes.JobShape,
)
def cancel_job(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Stop a job before its next step; what was done stays."""
    return act_on(request, JOB, pk, lambda found, by: kit.cancel(job=found, by=by))


@reads(router, "/search", pages.Hits, name="search")
def search(request: HttpRequest, query: Query[SearchQuery]) -> HttpResponse:
    """What fits some words, of everything that the post may see; numbers however they are written."""
    return plain(_HITS, {"items": shapes.hits(search_everywhere(query.q.strip(), actor_of(request)))})


@reads(router, "/log", pages.Entries, name="log", is_list=True)
def log(request: HttpRequest, query: Query[EntriesQuery]) -> HttpResponse:
    """Entries of the log, the newest first: one's own acts; an inspector reads all."""
    found = entries_visible_to(actor_of(request))
    if query.kind:
        found = found.filter(kind__startswith=query.kind)
    page = Order(("-pk",)).page(found, after=query.after, limit=query.limit)
    return listed(request, _ENTRIES, page, shapes.entries(page.rows, actor_of(request)))


@reads(router, "/log/{uuid:pk}", shapes.EntryDetail, name="log_entry", is_of_one=True)
def log_entry(request: HttpRequest, pk: UUID) -> HttpResponse:
    """An entry of the log with its place in the tree."""
    return one(request, ENTRY, pk)

"""Drafting programmes by machine: read as of any day, drawn up, adopted, changed with reason."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router

from decreta.accounts.scopes import Scope
from decreta.api import bodies
from decreta.api.acting import act_on, make, make_under
from decreta.api.answers import listed, one, shown
from decreta.api.describing import does, reads
from decreta.api.forms import programmes as forms
from decreta.api.forms.documents import ReasonForm
from decreta.api.forms.queries import AsOfQuery, ProgrammesQuery
from decreta.api.gate import actor_of
from decreta.api.paging import Order
from decreta.api.queries import programmes as shapes
from decreta.api.queries.documents import DocumentShape
from decreta.api.queries.pages import Programmes
from decreta.api.references import References
from decreta.api.things import DOCUMENT, EXPECTED, PROGRAMME, writer
from decreta.core.actor import Actor
from decreta.directives.queries.task_list import day_of
from decreta.programme import domain
from decreta.programme.models import Expected

router = Router(tags=["documents"])
_PROGRAMMES = writer(Programmes)
_LATEST_FIRST = Order(("-first_on", "-pk"))


@reads(router, "/programmes", Programmes, name="programmes", is_list=True)
def programmes(request: HttpRequest, query: Query[ProgrammesQuery]) -> HttpResponse:
    """Drafting programmes, the latest period first."""
    found = shapes.programmes(actor_of(request))
    if query.body:
        found = found.filter(body__code=query.body)
    if query.organisation:
        found = found.filter(organisation__code=query.organisation)
    page = _LATEST_FIRST.page(found, after=query.after, limit=query.limit)
    return listed(request, _PROGRAMMES, page, map(shapes.row, page.rows))


@reads(router, "/programmes/{uuid:pk}", shapes.ProgrammeShape, name="programme", is_of_one=True)
def programme(request: HttpRequest, pk: UUID, query: Query[AsOfQuery]) -> HttpResponse:
    """A programme with the papers that it expects, where each stood at the end of a day, and how many stood where."""
    found = replace(PROGRAMME.find(actor_of(request), pk), as_of=day_of({"as_of": query.as_of}))
    return shown(request, PROGRAMME, found)


@reads(router, "/expected-papers/{uuid:pk}", shapes.ExpectedShape, name="expected_paper", is_of_one=True)
def expected_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A paper that is expected, as it stands today, with every change and its reason."""
    return one(request, EXPECTED, pk)


@does(
    router,
    "POST",
    "/programmes",
    "programme.draw_up",
    name="draw_up_programme",
    scope=Scope.DOCUMENTS,
    shape=shapes.ProgrammeShape,
    form=forms.DrawUpForm,
    status=201,
    is_of_one=False,
)
def draw_up(request: HttpRequest) -> HttpResponse:
    """Draw up a programme of a period: a draft, until it is adopted."""
    data = bodies.read(request, forms.DrawUpForm)
    known = References()
    issuer = known.agency(data.issuer, "/issuer")
    known.check()
    assert issuer is not None
    words = data.model_dump(exclude={"issuer"})
    return make(request, lambda by: domain.draw_up(issuer=issuer, **words, by=by), PROGRAMME)


@does(
    router,
    "POST",
    "/programmes/{uuid:pk}/expected-papers",
    "programme.expect",
    name="expect_paper",
    scope=Scope.DOCUMENTS,
    shape=shapes.ExpectedShape,
    form=forms.ExpectForm,
    status=201,
)
def expect(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Enter a paper that is expected; once the programme is adopted, with the reason why it is added."""
    data = bodies.read(request, forms.ExpectForm)
    said = _said(data.model_dump())
    reason = said.pop("reason")
    return make_under(
        request,
        PROGRAMME,
        pk,
        lambda found, by: domain.expect(
            programme=found.programme, planning=domain.Planning(**said), reason=reason, by=by
        ),
        EXPECTED,
    )


@does(
    router,
    "POST",
    "/programmes/{uuid:pk}/adopt",
    "programme.adopt",
    name="adopt_programme",
    scope=Scope.DOCUMENTS,
    shape=shapes.ProgrammeShape,
)
def adopt(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Adopt a programme, as head or deputy of its issuer: from then on it changes only with reason."""
    return act_on(request, PROGRAMME, pk, lambda found, by: domain.adopt(programme=found.programme, by=by))


@does(
    router,
    "PATCH",
    "/expected-papers/{uuid:pk}",
    "programme.amend",
    name="amend_expected_paper",
    scope=Scope.DOCUMENTS,
    shape=shapes.ExpectedShape,
    form=forms.AmendForm,
)
def amend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change what is said of an expected paper, its dates for instance; once adopted, with the reason."""
    data = bodies.read(request, forms.AmendForm)
    said = _said(data.model_dump(exclude_unset=True))
    reason = said.pop("reason", "")

    def do(found: Expected, by: Actor) -> Any:
        planning = replace(domain.Planning.of(found), **said)
        return domain.amend(expected=found, planning=planning, reason=reason, by=by)

    return act_on(request, EXPECTED, pk, do)


@does(
    router,
    "POST",
    "/expected-papers/{uuid:pk}/take-off",
    "programme.take_off",
    name="take_off_expected_paper",
    scope=Scope.DOCUMENTS,
    shape=shapes.ExpectedShape,
    form=ReasonForm,
)
def take_off(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a paper off its programme with the reason; it stays in the history."""
    reason = bodies.read(request, ReasonForm).reason
    return act_on(request, EXPECTED, pk, lambda found, by: domain.take_off(expected=found, reason=reason, by=by))


@does(
    router,
    "POST",
    "/expected-papers/{uuid:pk}/begin",
    "programme.begin",
    name="begin_expected_paper",
    scope=Scope.DOCUMENTS,
    shape=DocumentShape,
    status=201,
)
def begin(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Begin the draft of an expected paper, with the type, abstract and signer of the programme."""
    return make_under(request, EXPECTED, pk, lambda found, by: domain.begin(expected=found, by=by), DOCUMENT)


@does(
    router,
    "POST",
    "/expected-papers/{uuid:pk}/bind",
    "programme.bind",
    name="bind_expected_paper",
    scope=Scope.DOCUMENTS,
    shape=shapes.ExpectedShape,
    form=forms.BindForm,
)
def bind(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Name the document that is the expected paper: from then on its state follows from it."""
    data = bodies.read(request, forms.BindForm)

    def do(found: Expected, by: Actor) -> Any:
        known = References()
        try:
            document = DOCUMENT.find(by, data.document)
        except Http404:
            known.missing("/document")
        known.check()
        return domain.bind(expected=found, document=document, by=by)

    return act_on(request, EXPECTED, pk, do)


def _said(words: dict[str, Any]) -> dict[str, Any]:
    """What was sent, with what its codes and ids mean; every one that means nothing is a mistake at its place."""
    known = References()
    # Days that are null say nothing; a drafter or signer that is null takes the one who was named away.
    said = {name: value for name, value in words.items() if value is not None or name in {"drafter", "signer_post"}}
    if "drafting" in said:
        said["drafting"] = known.unit_or_organisation(said["drafting"], "/drafting")
    if said.get("drafter") is not None:
        said["drafter"] = known.holding(said["drafter"], "/drafter")
    if said.get("signer_post") is not None:
        said["signer_post"] = known.post(said["signer_post"], "/signer_post")
    if "advising" in said:
        found = [known.unit_or_organisation(text, f"/advising/{at}") for at, text in enumerate(said["advising"])]
        said["advising"] = [one for one in found if one is not None]
    known.check()
    return said

"""The API put together: its routers, its errors, and the list of its addresses."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI

from decreta.api.problems import answer_to
from decreta.api.views import (
    agendas,
    arrivals,
    assignments,
    briefings,
    cadence,
    cascade,
    circulation,
    contributions,
    directives,
    dispatch,
    documents,
    figures,
    invitations,
    linking,
    meetings,
    mended_tasks,
    minutes,
    motions,
    obstacles,
    own,
    procedures,
    programmes,
    reports,
    reviews,
    rooms,
    senders,
    speaking,
    structure,
    structure_acts,
    tray,
    voting,
)

VERSION: Final = "1.0"


class House(NinjaAPI):
    """Everything that ends otherwise than meant is answered in one form: none of the library's own."""

    def set_default_exception_handlers(self) -> None:
        """Ours for every error."""
        self.add_exception_handler(Exception, _refused)


def _refused(request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
    assert isinstance(error, Exception)
    return answer_to(request, error)


house: Final = House(title="Decreta", version=VERSION, docs_url=None, openapi_url=None, urls_namespace="api")
for _routed in (
    own,
    structure,
    structure_acts,
    documents,
    dispatch,
    circulation,
    arrivals,
    tray,
    senders,
    programmes,
    meetings,
    rooms,
    invitations,
    speaking,
    voting,
    minutes,
    motions,
    procedures,
    agendas,
    directives,
    mended_tasks,
    linking,
    cascade,
    reports,
    briefings,
    assignments,
    obstacles,
    contributions,
    cadence,
    reviews,
    figures,
):
    house.add_router("", _routed.router)

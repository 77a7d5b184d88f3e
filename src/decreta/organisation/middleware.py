"""`request.actor`: in which post the signed-in person acts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from decreta.core.actor import Actor
from decreta.organisation.queries.actors import Seat, actor_of_seat, seats_of

SESSION_KEY = "holding"
NOBODY = Actor(kind="person", name="")


@dataclass(frozen=True)
class SeatChoice:
    """A seat as the post switcher shows it."""

    key: str
    title: str
    place: str
    mandate_note: str
    is_current: bool

    @classmethod
    def of(cls, seat: Seat, current: Seat | None) -> SeatChoice:
        post = seat.holding.post
        place = post.body.name if post.body else post.unit.organisation.name if post.unit else ""
        note = ""
        if seat.mandate is not None:
            note = _("for %(person)s, by %(paper)s until %(until)s") % {
                "person": seat.holding.person,
                "paper": seat.mandate.paper,
                "until": date_format(seat.mandate.valid_to - dt.timedelta(days=1), "SHORT_DATE_FORMAT"),
            }
        return cls(seat.key, post.name, place, note, seat is current)


class ActorMiddleware:
    """Sets `request.seats` (the posts he may act in), `request.seat` and `request.actor`.

    A seat that has ended since the session chose it is not used: the person falls back to his first post.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        set_actor(request)
        return self.get_response(request)


def set_actor(request: HttpRequest) -> None:
    """Compute the acting side of a request from its user and session."""
    request.seats, request.seat, request.actor = [], None, NOBODY  # type: ignore[attr-defined]
    request.holdings = []  # type: ignore[attr-defined]
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return
    seats = seats_of(user)
    seat = chosen_seat(seats, request.session.get(SESSION_KEY, ""))
    request.seats = seats  # type: ignore[attr-defined]
    request.holdings = [SeatChoice.of(one, seat) for one in seats]  # type: ignore[attr-defined]
    request.seat = seat  # type: ignore[attr-defined]
    if seat is not None:
        request.actor = actor_of_seat(seat, address=request.META.get("REMOTE_ADDR", ""))  # type: ignore[attr-defined]
    else:
        request.actor = Actor(user_id=user.pk, name=user.get_username())  # type: ignore[attr-defined]


def chosen_seat(seats: list[Seat], key: str) -> Seat | None:
    """The seat that the session remembers, else the first."""
    for seat in seats:
        if seat.key == key:
            return seat
    return seats[0] if seats else None


def actor_of(request: HttpRequest) -> Actor:
    """The acting side of a request, as the middleware computed it."""
    return request.actor  # type: ignore[attr-defined]

"""`request.actor`: in which post the signed-in person acts."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from decreta.core.actor import Actor
from decreta.organisation.queries.actors import Seat, actor_for, seats_of

SESSION_KEY = "holding"
NOBODY = Actor(kind="person", name="")


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
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return
    seats = seats_of(user)
    seat = chosen_seat(seats, request.session.get(SESSION_KEY, ""))
    request.seats = seats  # type: ignore[attr-defined]
    request.seat = seat  # type: ignore[attr-defined]
    if seat is not None:
        request.actor = actor_for(  # type: ignore[attr-defined]
            seat.holding, mandate=seat.mandate, address=request.META.get("REMOTE_ADDR", "")
        )
    else:
        request.actor = Actor(user_id=user.pk, name=user.get_username())  # type: ignore[attr-defined]


def chosen_seat(seats: list[Seat], key: str) -> Seat | None:
    """The seat that the session remembers, else the first."""
    for seat in seats:
        if seat.key == key:
            return seat
    return seats[0] if seats else None

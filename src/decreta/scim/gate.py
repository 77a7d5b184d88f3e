"""Who asks: a token with the scope `scim`, of an administrator's post. Sessions and cookies mean nothing here."""

from __future__ import annotations

from django.http import HttpRequest
from scim2_models import ForbiddenException, UnauthorizedException

from decreta.accounts import limits
from decreta.accounts.actors import address_of, nobody
from decreta.accounts.domain import entrance
from decreta.accounts.domain.tokens import authenticate_token
from decreta.accounts.models import ApiToken
from decreta.accounts.scopes import Scope
from decreta.core.actor import Actor
from decreta.core.errors import DecretaError
from decreta.organisation.queries.actors import actor_of_seat, seat_in


class TooMany(DecretaError):
    """Too many requests of a token, or attempts without one from an address."""

    def __init__(self, wait: int) -> None:
        self.wait = wait
        super().__init__(str(wait))


def actor_of(request: HttpRequest) -> Actor:
    """In which post the directory acts. Raises TooMany, UnauthorizedException or ForbiddenException."""
    token = _token_of(request)
    if wait := limits.wait_for(token):
        raise TooMany(wait)
    if token.user.needs_second_factor and not token.has_factor:  # type: ignore[attr-defined]
        raise ForbiddenException(detail="The token's user must sign in once and set up his second step.")
    if Scope.SCIM not in token.scopes:
        raise ForbiddenException(detail="The token lacks the scope “scim”.")
    seat = seat_in(token.user, token.holding_id) if token.holding_id else None
    by = actor_of_seat(seat, address=address_of(request)) if seat else None
    if by is None or not by.can("administer"):
        raise ForbiddenException(detail="The token must act in the post of an administrator.")
    return by


def _token_of(request: HttpRequest) -> ApiToken:
    kind, _, text = request.headers.get("Authorization", "").partition(" ")
    token = authenticate_token(text.strip()) if kind.lower() == "bearer" else None
    if token is not None:
        return token
    if wait := limits.refused(address_of(request)):
        raise TooMany(wait)
    if text:
        entrance.sign_in_refused(user=None, step="token", by=nobody(address=address_of(request)))
    raise UnauthorizedException(detail="Send a valid token with the scope “scim”.")

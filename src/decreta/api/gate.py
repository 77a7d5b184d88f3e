"""Who asks: a bearer token, bound to one post, with scopes. Sessions and cookies mean nothing here."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.security import HttpBearer

from decreta.accounts import limits
from decreta.accounts.actors import address_of, nobody
from decreta.accounts.domain import entrance
from decreta.accounts.domain.tokens import authenticate_token
from decreta.accounts.models import ApiToken
from decreta.api.refusals import Refusal
from decreta.core.actor import Actor
from decreta.organisation.queries.actors import actor_of_seat, seat_in

JSON = "application/json"
PDF = "application/pdf"
ANY = "*/*"
_REALM = 'Bearer realm="decreta"'


class Bearer(HttpBearer):
    """Lets a request in whose token has the scopes; then `request.actor` is its post and `request.user` its user."""

    openapi_description = "A token from the account's page. Its scopes say what it may do; its post says who acts."

    def __init__(self, *scopes: str, gives: str = JSON) -> None:
        self.scopes, self.gives = scopes, gives
        super().__init__()

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        """The token's row, if it is valid; one statement."""
        return authenticate_token(token.strip())

    def __call__(self, request: HttpRequest) -> ApiToken:
        if self.gives != ANY and not request.accepts(self.gives):
            raise Refusal("not-acceptable", _("This is given as %(type)s.") % {"type": self.gives})
        token: Any = super().__call__(request)
        if token is None:
            _turn_away(request)
        if wait := limits.wait_for(token):
            raise Refusal("too-many-requests", _("This token has used up its minute."), headers={"Retry-After": wait})
        if token.user.needs_second_factor and not token.has_factor:
            raise Refusal("no-second-factor", _("Sign in once and set up the second step."))
        request.user = token.user
        request.actor = _actor_of(token, address_of(request))  # type: ignore[attr-defined]
        missing = [scope for scope in self.scopes if scope not in token.scopes]
        if missing:
            wanted = " ".join(missing)
            raise Refusal(
                "insufficient-scope",
                _("The token lacks the scope %(scope)s.") % {"scope": wanted},
                headers={"WWW-Authenticate": f'{_REALM}, error="insufficient_scope", scope="{wanted}"'},
            )
        return token


def actor_of(request: HttpRequest) -> Actor:
    """Who acts in this request."""
    return request.actor  # type: ignore[attr-defined]


def token_of(request: HttpRequest) -> ApiToken:
    """With which token."""
    return request.auth  # type: ignore[attr-defined]


def _actor_of(token: ApiToken, address: str) -> Actor:
    """The actor in the token's post; a user without posts acts as himself."""
    if token.holding_id is None:
        return Actor(user_id=token.user_id, name=token.user.get_username(), address=address)
    seat = seat_in(token.user, token.holding_id)
    if seat is None:
        raise Refusal("post-ended", _("Issue a token for a post that is held."))
    return actor_of_seat(seat, address=address)


def _turn_away(request: HttpRequest) -> None:
    """No valid token: said, seen by the log, and not told again and again to one address."""
    if wait := limits.refused(address_of(request)):
        raise Refusal("too-many-requests", headers={"Retry-After": wait})
    if request.headers.get("Authorization"):
        entrance.sign_in_refused(user=None, step="token", by=nobody(address=address_of(request)))
    raise Refusal(
        "unauthenticated",
        _("Send the header “Authorization: Bearer …” with a token that has neither ended nor been revoked."),
        headers={"WWW-Authenticate": _REALM},
    )

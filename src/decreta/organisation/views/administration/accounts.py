"""Accounts: who may sign in, with what, and what programs act for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language_info, ngettext, pgettext
from django.utils.translation import gettext as _

from decreta.accounts import entry
from decreta.accounts.administering import actor_of, administration
from decreta.accounts.domain import accounts as acts
from decreta.accounts.domain import managing, sessions, tokens
from decreta.accounts.models import ApiToken, User
from decreta.accounts.queries import standing_sessions
from decreta.core import clock
from decreta.organisation.forms.accounts import NewAccountForm, ReasonForm
from decreta.organisation.models import Holding
from decreta.organisation.queries.finding import matching
from decreta.organisation.views.administration.parts import at, button, import_button
from decreta.ui import moments
from decreta.ui.administering import (
    NOTHING,
    Cell,
    FormPage,
    ListPage,
    Row,
    Table,
    ThingPage,
    asked,
    filled,
    listed,
    person_named,
    pressed,
    shown,
    words_of,
)
from decreta.ui.buttons import ButtonContext

_LINK = "one_time_address"


def crumbs(*below: Cell) -> list[Cell]:
    """Where these pages stand."""
    return [Cell(_("Accounts"), at("accounts")), *below]


def _users() -> QuerySet[User]:
    """Accounts with their persons, posts of today, and whether they have a second factor."""
    factor = Authenticator.objects.filter(user=OuterRef("pk"), type__in=["totp", "webauthn"])
    posts = Holding.objects.valid_on(clock.today()).select_related("post")
    held = Prefetch("person__holdings", queryset=posts, to_attr="present_holdings")
    return User.objects.select_related("person").annotate(has_factor=Exists(factor)).prefetch_related(held)


@administration("page")
def accounts(request: HttpRequest) -> HttpResponse:
    """Accounts, by words, whether they are open, and whether they have a second factor."""
    words = words_of(request)
    state = asked(request, "state", _("State"), {"open": _("open"), "closed": _("closed")})
    factor = asked(request, "factor", _("Second factor"), {"yes": _("has one"), "no": _("has none")})
    found = matching(_users(), ("username", "person__full_name"), words)
    if state.value:
        found = found.filter(is_active=state.value == "open")
    if factor.value:
        found = found.filter(Q(has_factor=factor.value == "yes"))
    rows, pager = listed(request, found.order_by("username"), _row)
    headings = (_("User name"), _("Person"), _("Posts today"), _("Second factor"), _("Last sign-in"))
    new = button(_("Open account"), "new_account", icon="user-plus", primary=True)
    page = ListPage(
        _("Accounts"),
        Table(_("Accounts"), headings, rows, _("Whoever signs in has an account.")),
        pager,
        buttons=[
            new,
            import_button("accounts.accounts"),
            button(_("One-time addresses"), "give_entries", icon="link"),
            button(_("Tokens"), "tokens", icon="key-round"),
        ],
        words=words,
        choices=[state, factor],
        first_step=new,
    )
    return shown(request, page)


def _row(user: User) -> Row:
    posts = _posts(user)
    cells = (
        Cell(user.username, at("account", user.pk), note="" if user.is_active else _("closed")),
        _person(user),
        Cell(posts) if posts else NOTHING,
        _factor(user),
        Cell(moments.moment(user.last_login)) if user.last_login else Cell(pgettext("sign-in", "never"), is_weak=True),
    )
    return Row(cells, is_past=not user.is_active)


def _person(user: User) -> Cell:
    person = getattr(user, "person", None)
    return person_named(person.full_name, at("person", person.pk)) if person else Cell(_("nobody"), is_weak=True)


def _posts(user: User) -> str:
    person = getattr(user, "person", None)
    return ", ".join(one.post.name for one in person.present_holdings) if person else ""


def _factor(user: User) -> Cell:
    needed = _("needed") if user.needs_second_factor else ""
    return Cell(_("yes") if user.has_factor else _("no"), note=needed, is_weak=not user.has_factor)  # type: ignore[attr-defined]


@administration("page")
def account(request: HttpRequest, pk: int) -> HttpResponse:
    """One account: whose it is, how he signs in, what programs act for him."""
    user = get_object_or_404(_users(), pk=pk)
    posts, signed_in = _posts(user), standing_sessions(user).count()
    page = ThingPage(
        user.username,
        [_tokens(user.tokens.order_by("-created_at"))],
        crumbs=crumbs(),
        buttons=_buttons(user, signed_in),
        facts=[_person(user), *([] if user.is_active else [Cell(_("closed"))])],
        sub=posts,
        beside=[(_("Signs in"), _signing_in(user, signed_in))],
        warning=_link_words(request, user),
    )
    return shown(request, page)


def _signing_in(user: User, signed_in: int) -> list[tuple[str, Cell]]:
    browsers = ngettext("in %(n)s browser", "in %(n)s browsers", signed_in) % {"n": signed_in}
    return [
        (_("Signed in now"), Cell(browsers) if signed_in else Cell(_("nowhere"), is_weak=True)),
        (
            _("Last sign-in"),
            Cell(moments.moment(user.last_login)) if user.last_login else Cell(pgettext("sign-in", "never")),
        ),
        (_("Password"), Cell(_("set") if user.has_usable_password() else _("not chosen yet"))),
        (_("Second factor"), _factor(user)),
        (_("Language"), Cell(get_language_info(user.language)["name_local"])),
        (_("Opened"), Cell(moments.moment(user.date_joined))),
    ]


def _buttons(user: User, signed_in: int) -> list[ButtonContext]:
    if not user.is_active:
        return [button(_("Open again"), "reopen_account", user.pk, icon="lock-open")]
    demand = _("Free of second factor") if user.needs_second_factor else _("Demand second factor")
    found = [
        button(_("New one-time address"), "renew_entry", user.pk, icon="key-round"),
        ButtonContext(demand, at("demand_factor", user.pk), "post", icon="shield-check"),
    ]
    if signed_in:
        found.append(ButtonContext(_("End all sessions"), at("end_sessions", user.pk), "post", icon="log-out"))
    if user.has_factor:  # type: ignore[attr-defined]
        found.append(button(_("Reset second factor"), "reset_factor", user.pk, icon="shield-off"))
    if getattr(user, "person", None) is None:
        to_person = f"{at('new_person')}?account={user.username}"
        found.append(ButtonContext(_("Enter its person"), to_person, icon="user-plus"))
    return [*found, button(_("Close account"), "close_account", user.pk, icon="lock", danger=True)]


def _link_words(request: HttpRequest, user: User) -> str:
    """The one-time address, shown this once."""
    kept = request.session.get(_LINK)
    if not kept or kept[0] != user.pk:
        return ""
    del request.session[_LINK]
    return _(
        "Give this address to the user; it is shown this once, is good once, and ends after three days: %(url)s"
    ) % {"url": request.build_absolute_uri(kept[1])}


def _with_link(request: HttpRequest, act: Callable[..., User]) -> Callable[..., User]:
    """The act, with a new one-time address kept for the page that follows."""

    def run(**facts: Any) -> User:
        user = act(**facts, by=actor_of(request))
        request.session[_LINK] = (user.pk, entry.address_of(user))
        return user

    return run


@administration("form", sensitive=True)
def new_account(request: HttpRequest) -> HttpResponse:
    """Open an account."""
    form = NewAccountForm(request.POST or None, initial={"language": "vi"})
    sub = _("The user chooses his password himself, at a one-time address that is shown to you next.")
    page = FormPage(_("Open account"), form, _("Open account"), at("accounts"), sub, crumbs())
    return filled(request, page, _with_link(request, managing.open_account), to=lambda made: at("account", made.pk))


def _reasoned(
    request: HttpRequest, pk: int, title: str, sub: str, act: Callable[..., Any], *, danger: bool = False
) -> HttpResponse:
    """A form that asks only for the reason."""
    user = get_object_or_404(User, pk=pk)
    here = at("account", pk)
    form = ReasonForm(request.POST or None)
    page = FormPage(title, form, title, here, sub, crumbs(Cell(user.username, here)), danger=danger)
    return filled(request, page, lambda **facts: act(user=user, **facts))


@administration("form", sensitive=True)
def renew_entry(request: HttpRequest, pk: int) -> HttpResponse:
    """A new one-time address for somebody who has lost his password."""
    sub = _("The present password ends at once, with every running session.")
    return _reasoned(request, pk, _("New one-time address"), sub, _with_link(request, managing.renew_entry))


@administration("form", sensitive=True)
def reset_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Take away the second factors of somebody who has lost them."""
    sub = _("Be sure that it is he who asks. His password ends too: he gets a one-time address and enrols anew.")
    act = _with_link(request, managing.reset_second_factor)
    return _reasoned(request, pk, _("Reset second factor"), sub, act, danger=True)


@administration("form", sensitive=True)
def close_account(request: HttpRequest, pk: int) -> HttpResponse:
    """End a user's right to sign in."""
    sub = _("He can no longer sign in; running sessions and tokens end. His posts and what he did stay.")

    def act(**facts: Any) -> Any:
        return acts.close_account(**facts, by=actor_of(request))

    return _reasoned(request, pk, _("Close account"), sub, act, danger=True)


@administration("form", sensitive=True)
def reopen_account(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a user sign in again."""

    def act(**facts: Any) -> Any:
        return managing.reopen_account(**facts, by=actor_of(request))

    return _reasoned(request, pk, _("Open again"), _("He signs in with the password that he had."), act)


@administration("button", sensitive=True)
def demand_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Demand a second factor, or free of it."""
    user = get_object_or_404(User, pk=pk)
    is_needed = not user.needs_second_factor
    return pressed(
        request,
        lambda: managing.demand_second_factor(user=user, is_needed=is_needed, by=actor_of(request)),
        at("account", pk),
    )


@administration("button", sensitive=True)
def end_sessions(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign a user out everywhere: somebody else may sit at his browser. His password and tokens stay."""
    user = get_object_or_404(User, pk=pk)
    ended = sessions.end_all(user=user, by=actor_of(request)) or 0
    messages.success(request, ngettext("%(n)s session is ended", "%(n)s sessions are ended", ended) % {"n": ended})
    return redirect(at("account", pk))


@administration("page")
def all_tokens(request: HttpRequest) -> HttpResponse:
    """The tokens of every user, those that are valid first."""
    words = words_of(request)
    state = asked(request, "state", _("State"), {"valid": _("valid"), "ended": _("ended")})
    now = clock.real_now()
    valid = ApiToken.objects.filter(revoked_at=None, expires_at__gt=now)
    found = valid if state.value == "valid" else ApiToken.objects.all()
    if state.value == "ended":
        found = found.exclude(pk__in=valid.values("pk"))
    found = matching(found, ("label", "user__username", "user__person__full_name"), words)
    holders = _holders(found)
    rows, pager = listed(
        request,
        found.select_related("user").order_by("-created_at"),
        lambda one: _token_row(one, holders, with_user=True),
    )
    headings = (_("Token"), _("User name"), _("Post"), _("Valid until"), _("Last used"))
    page = ListPage(
        _("Tokens"),
        Table(_("Tokens"), headings, rows, _("With a token a program acts for a user, in one of his posts.")),
        pager,
        sub=_("A token is issued by its user on his own page, or with “decreta token”; here it can be ended."),
        crumbs=crumbs(),
        words=words,
        choices=[state],
        first_step=button(_("Open the accounts"), "accounts", primary=True),
    )
    return shown(request, page)


def _holders(found: QuerySet[ApiToken]) -> dict[Any, Holding]:
    ids = [one for one in found.values_list("holding_id", flat=True)[:500] if one]
    return Holding.objects.select_related("post").in_bulk(ids)


def _tokens(found: QuerySet[ApiToken]) -> Table:
    holders = _holders(found)
    rows = [_token_row(one, holders, with_user=False) for one in found]
    headings = (_("Token"), _("Post"), _("Valid until"), _("Last used"))
    return Table(_("Tokens"), headings, rows, _("No program acts for this user."))


def _token_row(one: ApiToken, holders: dict[Any, Holding], *, with_user: bool) -> Row:
    is_valid = one.revoked_at is None and one.expires_at > clock.real_now()
    scopes = ", ".join(getattr(one, "scopes", None) or ())
    holding = holders.get(one.holding_id)
    used = getattr(one, "last_used_at", None)
    until = Cell(moments.moment(one.expires_at), note="" if is_valid else _("ended"))
    cells = (
        Cell(one.label, note=scopes),
        *((Cell(one.user.username, at("account", one.user_id)),) if with_user else ()),
        Cell(holding.post.name, lang=holding.post.name_lang) if holding else Cell(_("the first"), is_weak=True),
        until,
        Cell(moments.moment(used)) if used else NOTHING,
    )
    end = [ButtonContext(_("End"), at("revoke_token", one.pk), "post", quiet=True)] if is_valid else []
    return Row(cells, end, is_past=not is_valid)


@administration("button", sensitive=True)
def revoke_token(request: HttpRequest, pk: str) -> HttpResponse:
    """End a token of anybody."""
    token = get_object_or_404(ApiToken.objects.select_related("user"), pk=pk)
    return pressed(request, lambda: tokens.revoke(token=token, by=actor_of(request)), at("tokens"))

"""Passkeys: signing in with one, adding, naming and removing them, confirming with one."""

from __future__ import annotations

import json
from typing import Any

from allauth.account.forms import LoginForm
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import views as webauthn
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy

from decreta.accounts import identity
from decreta.accounts.actors import actor_of, address_of, user_of
from decreta.accounts.domain import entrance
from decreta.accounts.passkey_forms import AddForm, ConfirmForm, NameForm, SignInForm
from decreta.accounts.views.gate import OurForm, gate_facts, in_our_words


class SignInPasskey(webauthn.LoginWebAuthnView):
    """A passkey alone opens: it is something one has, and unlocked by something one is or knows."""

    http_method_names = ("get", "head", "post", "options")
    form_class = SignInForm

    def form_invalid(self, form: SignInForm) -> HttpResponse:
        gate = {
            "form": in_our_words(LoginForm(request=self.request)),
            "passkey_problem": form.problem(),
            "providers": identity.providers(),
        }
        return render(self.request, "account/login.html", self.get_context_data(**gate) | gate_facts(), status=422)


class AddPasskey(OurForm, webauthn.AddWebAuthnView):
    """A new passkey."""

    form_class = AddForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = super().get_context_data(**kwargs)
        options = found["js_data"]["creation_options"]
        # The library drops the form that was sent; it holds what is wrong.
        form = kwargs.get("form") or found["form"]
        is_forced = self.request.user.needs_second_factor
        return found | gate_facts() | {"form": form, "options": json.dumps(options), "is_forced": is_forced}


class RenamePasskey(OurForm, webauthn.EditWebAuthnView):
    """Another name for a passkey."""

    form_class = NameForm
    success_url = reverse_lazy("accounts:page")

    def form_valid(self, form: Any) -> HttpResponse:
        user = user_of(self.request)
        by = actor_of(user, address=address_of(self.request))
        entrance.second_factor_changed(user=user, factor="webauthn", change="renamed", by=by)
        return super().form_valid(form)


class RemovePasskey(OurForm, webauthn.RemoveWebAuthnView):
    """Removes a passkey, unless it is the last second factor of somebody who must have one."""

    success_url = reverse_lazy("accounts:page")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"may_not": self._reason_against()}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object: Authenticator = self.get_object()
        if self._reason_against():
            return self.render_to_response(self.get_context_data(), status=422)
        return super().post(request, *args, **kwargs)

    def _reason_against(self) -> str:
        from decreta.accounts.adapter import MfaAdapter

        adapter = MfaAdapter()
        is_free = adapter.can_delete_authenticator(self.object)
        return "" if is_free else str(adapter.error_messages["cannot_delete_authenticator"])


class ConfirmByPasskey(OurForm, webauthn.ReauthenticateWebAuthnView):
    """A passkey, before something that needs certainty."""

    form_class = ConfirmForm

    def form_invalid(self, form: ConfirmForm) -> HttpResponse:
        context = self.get_context_data() | {"passkey_problem": form.problem()}
        return self.render_to_response(context, status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = super().get_context_data(**kwargs)
        return found | {"options": json.dumps(found["js_data"]["request_options"])}

"""The one-time address at which a user chooses his password."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from decreta.accounts import entry
from decreta.accounts.actors import actor_of, address_of
from decreta.accounts.domain.managing import choose_password
from decreta.accounts.views.gate import gate_facts
from decreta.core.errors import ActRefused
from decreta.core.forms import ActForm
from decreta.ui.methods import GET_POST


class PasswordForm(ActForm):
    """A password, typed twice."""

    password = forms.CharField(
        label=gettext_lazy("New password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=gettext_lazy("New password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_again(self) -> str:
        """Refuse two that differ."""
        if self.cleaned_data["again"] != self.cleaned_data.get("password"):
            raise forms.ValidationError(_("The two passwords differ."), "differ")
        return str(self.cleaned_data["again"])


@never_cache
@sensitive_post_parameters()
@GET_POST
def enter(request: HttpRequest, name: str, token: str) -> HttpResponse:
    """Choose a password once; an address that is no longer good says so, to everybody alike."""
    user = entry.user_behind(name, token)
    if user is None:
        return render(request, "accounts/no_entry.html", gate_facts(), status=404)
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        by = actor_of(user, address=address_of(request))
        try:
            choose_password(user=user, password=form.cleaned_data["password"], by=by)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("Your password is set. Sign in with it."))
            return redirect("account_login")
    context = {"form": form, "login": user.get_username(), **gate_facts()}
    answer = render(request, "accounts/enter.html", context, status=422 if form.errors else 200)
    # The address is the secret: no other site learns it. With “no-referrer” a browser names no origin either, and the
    # form would be refused.
    answer["Referrer-Policy"] = "strict-origin"
    return answer

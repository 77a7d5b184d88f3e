"""Where a fresh installation is set up: once, by whoever read the address at the terminal."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from decreta.core.actor import Actor
from decreta.core.errors import ActRefused
from decreta.core.forms import ActForm
from decreta.organisation.domain.first import set_up
from decreta.organisation.enums import OrganisationKind
from decreta.organisation.forms.accounts import languages
from decreta.organisation.forms.fields import regimes
from decreta.organisation.queries.first import token_is_good
from decreta.ui.methods import GET_POST


class SetUpForm(ActForm):
    """The first organisation and its administrator."""

    name = forms.CharField(label=gettext_lazy("Name of the organisation"), max_length=300)
    symbol = forms.CharField(
        label=gettext_lazy("Its symbol"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("As in the numbers of its papers, like VPTW."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=OrganisationKind.choices)
    regime = forms.ChoiceField(label=gettext_lazy("Rules of its papers"), choices=regimes)
    place = forms.CharField(label=gettext_lazy("Place on its papers"), max_length=80, required=False)
    full_name = forms.CharField(label=gettext_lazy("Full name of the administrator"), max_length=120)
    login = forms.CharField(label=gettext_lazy("User name"), max_length=150)
    language = forms.ChoiceField(label=gettext_lazy("Language of his pages"), choices=languages)
    password = forms.CharField(
        label=gettext_lazy("Password"),
        strip=False,
        widget=forms.PasswordInput(render_value=False, attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=gettext_lazy("Password again"),
        strip=False,
        widget=forms.PasswordInput(render_value=False, attrs={"autocomplete": "new-password"}),
    )

    @property
    def parts(self) -> list[tuple[str, tuple[str, ...]]]:
        """What stands together."""
        return [
            (_("The first organisation"), ("name", "symbol", "kind", "regime", "place")),
            (_("Its administrator"), ("full_name", "login", "language", "password", "again")),
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse two passwords that differ; the second goes no further."""
        cleaned = super().clean() or self.cleaned_data
        again = cleaned.pop("again", None)
        if "password" in cleaned and again is not None and again != cleaned["password"]:
            self.add_error("again", forms.ValidationError(_("The two passwords differ."), "differ"))
        return dict(cleaned)


@never_cache
@sensitive_post_parameters("password", "again")
@GET_POST
def first(request: HttpRequest, token: str) -> HttpResponse:
    """Set the installation up; an address that is no longer good says what to do."""
    if not token_is_good(token):
        return render(request, "organisation/no_set_up.html", status=404)
    form = SetUpForm(request.POST or None, initial={"language": (get_language() or "vi")[:2], "regime": "vn-state"})
    if request.method == "POST" and form.is_valid():
        try:
            set_up(**form.cleaned_data, token=token, by=Actor.system("set-up"))
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The installation is set up. Sign in; then set up your second step."))
            return redirect("account_login")
    context = {"form": form, "zone": settings.TIME_ZONE}
    answer = render(request, "organisation/first.html", context, status=422 if form.errors else 200)
    # The address is the secret. With “no-referrer” a browser names no origin either, and the form would be refused.
    answer["Referrer-Policy"] = "strict-origin"
    return answer

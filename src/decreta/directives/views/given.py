"""What an organisation, a unit or a body handed down: how it stands below, and each of it."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.accounts.recent import recently_authenticated
from decreta.core import clock
from decreta.core.errors import ActRefused, allows
from decreta.directives import rules
from decreta.directives.domain.freezing import print_report
from decreta.directives.domain.urging import urge_below
from decreta.directives.forms.urging import UrgeBelowForm
from decreta.directives.queries.given import CLASSES, Asked, choices_of, definitions, may_urge, urge_url
from decreta.directives.queries.given_report import below_data, house_of
from decreta.directives.queries.periods import period_words
from decreta.directives.queries.urging import MOST, below, signers_for
from decreta.directives.rendering.below import below_file_name, write_below
from decreta.directives.rendering.forms import FORMS, LANGUAGES
from decreta.directives.tables.given import GIVEN, HANDED_DOWN
from decreta.kit import lists
from decreta.kit.responses import attached
from decreta.organisation.middleware import actor_of
from decreta.ui import words
from decreta.ui.methods import GET_POST
from decreta.ui.tables import Listed

#: So long a receiver has for the answer, where nobody says.
_ANSWERED_WITHIN: Final = dt.timedelta(days=7)


@login_required
@require_safe
def handed_down(request: HttpRequest) -> HttpResponse:
    """How many of each receiver stand how, as of the end of a day, of what those handed down for whom the actor stands."""
    return lists.page(
        request,
        HANDED_DOWN,
        "directives/handed_down.html",
        lambda shown: {**_about(shown), "report_forms": FORMS, "languages": LANGUAGES},
    )


@login_required
@recently_authenticated
@require_POST
def print_below(request: HttpRequest) -> HttpResponseBase:
    """The report on what the page shows, in a form and a language: the same rows, narrowed by the same address."""
    by, form, language = actor_of(request), request.POST.get("form", ""), request.POST.get("language", "")
    asked = Asked.read(QueryDict(request.POST.get("query", "")), by)
    if asked.giver is None or form not in FORMS or language not in LANGUAGES:
        raise Http404
    data, file = below_data(asked, by), io.BytesIO()
    write_below(data, form, file, language=language, moment=clock.now())
    print_report(body=house_of(asked), form=form, language=language, as_of=asked.day, number=data["assigned"], by=by)
    return attached(HttpResponse(file.getvalue()), f"{below_file_name(data, language)}.{form}", FORMS[form].media_type)


@login_required
@GET_POST
@idempotent
def urge(request: HttpRequest, giver: UUID) -> HttpResponse:
    """Draft a letter to one receiver (`who`) of what an organisation, a unit or a body handed down: what is late there."""
    by = actor_of(request)
    asked = Asked.read({"giver": str(giver)}, by)
    if asked.giver is None or asked.giver.key != giver or not allows(rules.may_urge_below, giver=giver, by=by):
        raise Http404
    key = request.POST.get("who", request.GET.get("who", ""))
    receiver = next((one for one in choices_of(asked, by).receivers if one[0] == key), None)
    if receiver is None:
        raise Http404
    lines = below(giver, UUID(key), by, clock.now())
    chosen = request.POST.getlist("assignment") if request.method == "POST" else None
    form = UrgeBelowForm(request.POST or None, initial={"answer_by": clock.today() + _ANSWERED_WITHIN})
    form.fields["signer_post"].queryset = signers_for(giver)  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        wanted = [one.assignment for one in lines if str(one.assignment.pk) in (chosen or [])]
        try:
            letter = urge_below(assignments=wanted, by=by, **form.cleaned_data)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            messages.success(request, _("The letter is drafted. It goes to its signer for approval."))
            return redirect("documents:document", pk=letter.document_id)
    context = {
        "form": form,
        "receiver": receiver[1],
        "receiver_lang": receiver[2],
        "key": key,
        "lines": lines,
        "chosen": chosen,
        "most": MOST if len(lines) == MOST else 0,
        "lines_url": asked.address("directives:handed_down"),
    }
    return render(request, "directives/urge_below.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def given(request: HttpRequest) -> HttpResponse:
    """Each thing that was handed down, narrowed by receiver, state, directive, period and day."""
    by = actor_of(request)

    def about(shown: Listed[Any]) -> dict[str, Any]:
        asked = shown.facts["asked"]
        who = asked.narrowed.get("who", "")
        return {**_about(shown), "urge_url": urge_url(asked, who) if who and may_urge(asked, by) else ""}

    return lists.page(request, GIVEN, "directives/given.html", about)


def _about(shown: Listed[Any]) -> dict[str, Any]:
    asked = shown.facts["asked"]
    return {
        "of": dict(asked.narrowed),
        "periods": [(one, period_words(one)) for one in shown.facts["choices"].periods],
        "rows_url": asked.address("directives:given"),
        "lines_url": asked.address("directives:handed_down"),
        "states": [(one, words.STATES[one].short) for one in CLASSES],
        "is_today": asked.day == clock.today(),
        "definitions": definitions(),
    }

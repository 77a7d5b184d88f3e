"""The page behind a paper's QR: open to everybody who holds the paper, and saying nothing that does not stand on it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from decreta.accounts import throttle
from decreta.proving.forms import CompareForm
from decreta.proving.queries import compared, shown
from decreta.ui.methods import GET_POST


@GET_POST
def paper(request: HttpRequest, code: str) -> HttpResponse:
    """What the paper is, whether it stands, and whether a file that is sent is the same."""
    found = shown(code)
    if found is None:
        return _nothing(request)
    form = CompareForm(request.POST, request.FILES) if request.method == "POST" else CompareForm()
    outcome = ""
    if request.method == "POST" and form.is_valid():
        outcome = compared(found.document, form.cleaned_data["paper"])
        # Who tries file after file to learn something waits like one who guesses.
        if outcome == "other" and (wait := _wait(request)):
            return _later(request, wait)
    context = {"found": found, "document": found.document, "form": form, "outcome": outcome}
    return _guarded(render(request, "proving/paper.html", context, status=422 if form.errors else 200))


def _wait(request: HttpRequest) -> int:
    return throttle.consume([throttle.link_key(str(request.META.get("REMOTE_ADDR") or ""))])


def _nothing(request: HttpRequest) -> HttpResponse:
    """A code that is none, a paper that is secret or not issued: all alike. Who guesses waits longer each time."""
    if wait := _wait(request):
        return _later(request, wait)
    return _guarded(render(request, "proving/nothing.html", status=404))


def _later(request: HttpRequest, wait: int) -> HttpResponse:
    answer = _guarded(render(request, "proving/nothing.html", {"wait": wait}, status=429))
    answer["Retry-After"] = str(wait)
    return answer


def _guarded(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "private, no-store"
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex"
    return answer

"""One's own notes: written where one reads, saved by themselves, taken along, deleted."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.core.errors import ActRefused, Stale
from decreta.kit.responses import attached
from decreta.meetings.queries.room import room_of
from decreta.meetings.views.common import actor_of, point_of, sitting_of, status_of
from decreta.reading import domain, forms
from decreta.reading.models import Note
from decreta.reading.queries.notes import note_on, notebook_of, notes_as_text
from decreta.reading.rendering.names import notes_name


@login_required
@require_safe
def notes(request: HttpRequest, pk: UUID) -> HttpResponse:
    """All own notes on a sitting, one field for each point."""
    found = sitting_of(request, pk)
    room = room_of(found, actor=actor_of(request))
    context = {"sitting": found, "notebook": notebook_of(room, actor_of(request))}
    return render(request, "reading/notes.html", context)


@login_required
@require_safe
def beside(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The same as a part of the sitting's page and of the room; without scripts this leads to the page of notes."""
    found = sitting_of(request, pk)
    if not request.headers.get("HX-Request"):
        return redirect("reading:notes", pk=pk)
    room = room_of(found, actor=actor_of(request))
    context = {"sitting": found, "notebook": notebook_of(room, actor_of(request))}
    return render(request, "reading/parts/notes.html", context)


@login_required
@require_POST
def save(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keep a note; a page that saves by itself is answered with when it was saved, a button leads back.

    What was refused keeps the revision that it was written over: the next saving by itself is refused again, and only
    the button goes over what another window has written meanwhile.
    """
    item = point_of(request, pk)
    form = forms.NoteForm(request.POST)
    is_by_itself = bool(request.headers.get("HX-Request"))
    is_stale = False
    if form.is_valid():
        words, expected = form.cleaned_data["text"], form.cleaned_data["revision"] or 0
        try:
            domain.save_note(item=item, text=words, expected_revision=expected, by=actor_of(request))
        except Stale as refusal:
            form.take(refusal)
            is_stale = True
        except ActRefused as refusal:
            form.take(refusal)
    if is_by_itself:
        note = note_on(item, actor_of(request))
        now = note.revision if note else 0
        written_over = (form.cleaned_data.get("revision") or 0) if form.errors else now
        context = {"item": item, "note": note, "revision": written_over, "form": form, "now": now, "is_stale": is_stale}
        return render(request, "reading/parts/saved.html", context, status=status_of(form))
    for problems in form.errors.values():
        for problem in problems:
            messages.error(request, str(problem))
    if not form.errors:
        messages.success(request, _("Your note is kept."))
    return redirect("reading:notes", pk=item.sitting_id)


@login_required
@require_POST
def delete(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Delete one's own note for good."""
    note = get_object_or_404(Note.objects.visible_to(actor_of(request)), pk=pk)
    domain.delete_note(note=note, by=actor_of(request))
    messages.success(request, _("Your note is deleted."))
    return redirect("reading:notes", pk=note.sitting_id)


@login_required
@require_safe
def download(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """One's own notes on a sitting as plain text."""
    found = sitting_of(request, pk)
    notebook = notebook_of(room_of(found, actor=actor_of(request)), actor_of(request))
    return attached(HttpResponse(notes_as_text(found, notebook)), notes_name(found), "text/plain; charset=utf-8")

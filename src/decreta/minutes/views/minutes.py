"""The minutes of a sitting: read, written, put before the members, approved, printed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decreta.accounts.idempotency import idempotent
from decreta.core import clock
from decreta.core.actor import Actor
from decreta.core.errors import ActRefused, Stale, allows, reason_against
from decreta.documents.models import Document
from decreta.files.detection import DOCX, PDF
from decreta.kit import lists
from decreta.meetings.enums import SittingState
from decreta.meetings.models import AgendaItem, Sitting
from decreta.minutes import domain, forms, policies, rules
from decreta.minutes.enums import MinutesState, Outcome, Stance
from decreta.minutes.models import Edition, Minutes, Remark
from decreta.minutes.queries.texts import Shown, difference, kept_in, newest, passages_of, points_in
from decreta.minutes.rendering.papers import docx_of, pdf_of
from decreta.minutes.tables.minutes import MINUTES
from decreta.minutes.views.common import acted, minutes_of, pressed, remark_of, sent, writes
from decreta.organisation.middleware import actor_of
from decreta.ui import recent
from decreta.ui.methods import GET_POST

_LANGUAGES = tuple(code[:2] for code, _name in settings.LANGUAGES)


@login_required
@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """The minutes that the reader may see, the latest sitting first."""
    return lists.page(request, MINUTES, "minutes/list.html")


@login_required
@require_POST
@idempotent
def begin(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Begin the minutes of a sitting, or open those that are begun."""
    actor = actor_of(request)
    visible = Sitting.objects.visible_to(actor).select_related("body", "chair_post")
    sitting = get_object_or_404(visible, pk=pk)
    if not allows(rules.may_write, sitting, by=actor):
        raise Http404
    known = Minutes.objects.filter(sitting=sitting).first()
    if known is not None:
        return redirect("minutes:minutes", known.pk)
    try:
        made = domain.begin(sitting=sitting, by=actor)
    except ActRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("meetings:sitting", pk)
    return redirect("minutes:minutes", made.pk)


@login_required
@require_safe
def minutes(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who writes reads the words as they stand now, and who signs, before there is an edition; all others the newest edition."""
    found = minutes_of(request, pk)
    may_write = writes(request, found)
    return recent.remember(request, _page(request, found, may_write=may_write), "minutes.minutes", pk)


def _page(request: HttpRequest, found: Minutes, *, may_write: bool) -> HttpResponse:
    actor, edition = actor_of(request), newest(found)
    is_live = may_write and found.state == MinutesState.DRAFT
    language = (get_language() or "vi")[:2]
    document = found.document
    seen = document is not None and Document.objects.visible_to(actor).filter(pk=document.pk).exists()
    said = list(edition.remarks.select_related("holding__person", "holding__post")) if edition is not None else []
    remarks = _told(said, edition, actor)
    # Before an edition lies before the members, who signs reads the draft too, as far as he reads its points.
    live = passages_of(found, None if is_live else actor) if is_live or edition is None else []
    context = {
        "minutes": found,
        "sitting": found.sitting,
        "edition": edition,
        "editions": list(found.editions.defer("content")),
        "is_live": is_live,
        "passages": live,
        "outrun": [one for one in live if one.is_outrun],
        "kept": kept_in(edition, language, actor) if edition is not None and not live else [],
        "remarks": remarks,
        "agreed": sum(one.stance == Stance.AGREES for one, _about in remarks),
        "open_remarks": sum(one.outcome == Outcome.OPEN and one.stance != Stance.AGREES for one, _about in remarks),
        "may_write": may_write,
        "may_comment": found.state == MinutesState.CIRCULATED
        and allows(rules.may_comment, found.sitting, by=actor)
        and allows(policies.remarks_are_asked_for, found, at=clock.now()),
        "may_take_back": may_write and allows(policies.can_be_taken_back, found),
        "may_circulate": is_live and found.sitting.state == SittingState.CLOSED,
        "document": document if seen else None,
        "excerpts": [
            one.document
            for one in _excerpts(found)
            if Document.objects.visible_to(actor).filter(pk=one.document_id).exists()
        ],
        "languages": settings.LANGUAGES,
        "points": points_in(kept_in(edition, language, actor)) if edition is not None else [],
    }
    return render(request, "minutes/minutes.html", context)


def _excerpts(found: Minutes) -> list[Any]:
    from decreta.minutes.models import Excerpt

    return list(Excerpt.objects.filter(edition__minutes=found).select_related("document", "item"))


def _told(remarks: list[Remark], edition: Edition | None, actor: Actor) -> list[tuple[Remark, str]]:
    """Remarks with what they are about; those about a point that the reader does not read are left out."""
    if edition is None:
        return []
    language = (get_language() or "vi")[:2]
    labels = {one.key: one.label for one in kept_in(edition, language, actor)}
    return [(one, labels.get(one.key, "")) for one in remarks if not one.key or one.key in labels]


@login_required
@GET_POST
@idempotent
def edit(request: HttpRequest, pk: UUID, key: str) -> HttpResponse:
    """Write a passage; when somebody else did in the meantime, both texts are shown and both are kept."""
    found = _written(request, pk)
    shown = next((one for one in passages_of(found) if one.key == key), None)
    if shown is None:
        raise Http404
    form = forms.PassageForm(sent(request), initial={"text": shown.text, "revision": shown.revision})
    if request.method == "POST" and form.is_valid():
        words, read = form.cleaned_data["text"], form.cleaned_data["revision"] or 0
        try:
            domain.edit(minutes=found, key=key, text=words, expected_revision=read, by=actor_of(request))
        except Stale as refusal:
            return _both_texts(request, found, key, words, refusal)
        except ActRefused as refusal:
            form.take(refusal)
        else:
            return redirect(f"{reverse('minutes:minutes', args=[pk])}#p-{key.replace(':', '-')}")
    return _editor(request, found, shown, form)


def _editor(
    request: HttpRequest, found: Minutes, shown: Shown, form: forms.PassageForm, theirs: str | None = None
) -> HttpResponse:
    context = {
        "minutes": found,
        "sitting": found.sitting,
        "passage": shown,
        "form": form,
        "theirs": theirs,
        "against": difference(theirs, form.cleaned_data.get("text", "")) if theirs is not None else [],
    }
    return render(request, "minutes/edit.html", context, status=422 if form.is_bound and form.errors else 200)


def _both_texts(request: HttpRequest, found: Minutes, key: str, words: str, refusal: Stale) -> HttpResponse:
    """The editor with what was typed, on the newest revision; the page shows the other's words beside it."""
    found = minutes_of(request, found.pk)
    shown = next(one for one in passages_of(found) if one.key == key)
    form = forms.PassageForm({"text": words, "revision": shown.revision})
    form.is_valid()
    form.add_error("text", ValidationError(str(refusal)))
    form.cleaned_data["text"] = words
    return _editor(request, found, shown, form, shown.text)


@login_required
@require_POST
@idempotent
def settle(request: HttpRequest, pk: UUID, key: str) -> HttpResponse:
    """Keep one's own words, or let the computed ones hold again."""
    found = _written(request, pk)
    keep = request.POST.get("keep") == "1"
    read = request.POST.get("revision", "")
    revision = int(read) if read.isascii() and read.isdecimal() and len(read) < 9 else 0
    return pressed(
        request,
        lambda: domain.settle(minutes=found, key=key, keep=keep, expected_revision=revision, by=actor_of(request)),
        done=_("Your words hold.") if keep else _("The computed words hold again. Yours are kept."),
        to=("minutes:minutes", pk),
    )


@login_required
@GET_POST
@idempotent
def circulate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put the minutes before the members."""
    found = _written(request, pk)
    return acted(
        request,
        forms.CirculateForm(sent(request)),
        lambda data: domain.circulate(minutes=found, until=data["until"], by=actor_of(request)),
        template="minutes/act.html",
        context=_act(
            found,
            _("Put before the members"),
            _("Put before the members"),
            _("Everybody who was asked to the sitting reads them, in this wording, and can remark until the deadline."),
        ),
        done=_("The minutes lie before the members."),
        to=("minutes:minutes", pk),
    )


@login_required
@GET_POST
@idempotent
def take_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take the minutes back to write on."""
    found = _written(request, pk)
    return acted(
        request,
        forms.ReasonForm(sent(request)),
        lambda data: domain.take_back(minutes=found, reason=data["reason"], by=actor_of(request)),
        template="minutes/act.html",
        context=_act(
            found,
            _("Write on"),
            _("Take back to write on"),
            _("Remarks and the edition stay readable. What was approved is approved no longer."),
        ),
        done=_("The minutes are being written again."),
        to=("minutes:minutes", pk),
    )


@login_required
@GET_POST
@idempotent
def comment(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what one holds of the minutes."""
    found = minutes_of(request, pk)
    edition, actor = newest(found), actor_of(request)
    if edition is None or not allows(rules.may_comment, found.sitting, by=actor):
        raise Http404
    language = (get_language() or "vi")[:2]
    passages = [(one.key, one.label) for one in kept_in(edition, language, actor) if one.text]
    initial = {"key": request.GET.get("about", "")}
    return acted(
        request,
        forms.RemarkForm(sent(request), passages=passages, initial=initial),
        lambda data: domain.comment(minutes=found, by=actor_of(request), **data),
        template="minutes/act.html",
        context=_act(found, _("Remark on the minutes"), _("Send remark"), ""),
        done=_("Your word on the minutes is recorded."),
        to=("minutes:minutes", pk),
    )


@login_required
@GET_POST
@idempotent
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what becomes of a remark."""
    remark = remark_of(request, pk)
    found = remark.edition.minutes
    if not writes(request, found):
        raise Http404
    return acted(
        request,
        forms.AnswerForm(sent(request)),
        lambda data: domain.answer(remark=remark, by=actor_of(request), **data),
        template="minutes/act.html",
        context=_act(found, _("Answer the remark"), _("Record answer"), "") | {"remark": remark},
        done=_("The answer is recorded."),
        to=("minutes:minutes", found.pk),
    )


@login_required
@GET_POST
@idempotent
def put_on_agenda(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put the approval on the agenda of a later sitting."""
    found = _written(request, pk)
    return acted(
        request,
        forms.AgendaForm(sent(request), sittings=_later(request, found)),
        lambda data: domain.put_on_agenda(minutes=found, sitting=data["sitting"], by=actor_of(request)),
        template="minutes/act.html",
        context=_act(
            found,
            _("Put on a later agenda"),
            _("Put on agenda"),
            _("The later sitting gets a point of its own, under which the minutes are approved."),
        ),
        done=_("The approval stands on the agenda."),
        to=("minutes:minutes", pk),
    )


@login_required
@GET_POST
@idempotent
def approve(request: HttpRequest, pk: UUID) -> HttpResponse:
    """State that the minutes are approved."""
    found = _written(request, pk)
    edition = newest(found)
    items = (
        AgendaItem.objects.filter(sitting__in=_later(request, found))
        .select_related("sitting")
        .order_by("-sitting__starts_at", "position")
    )
    against = reason_against(policies.circulation_is_over, found, edition, at=clock.now()) if edition else ""
    return acted(
        request,
        forms.ApproveForm(sent(request), items=items, initial={"item": found.approved_under_id}),
        lambda data: domain.approve(minutes=found, way=data["way"], item=data["item"], by=actor_of(request)),
        template="minutes/act.html",
        context=_act(
            found,
            _("Approve the minutes"),
            _("State approval"),
            against or _("The edition that lies before the members is locked by this."),
        ),
        done=_("The minutes are approved."),
        to=("minutes:minutes", pk),
    )


@login_required
@require_POST
@idempotent
def compose(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make the approved edition a draft that goes its way in documents."""
    found = _written(request, pk)
    try:
        document = domain.compose(minutes=found, by=actor_of(request))
    except ActRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("minutes:minutes", pk)
    messages.success(request, _("The minutes are a draft now; signature and number follow in documents."))
    return redirect("documents:document", document.pk)


@login_required
@require_POST
@idempotent
def excerpt(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make one point a paper of its own."""
    found = _written(request, pk)
    points = AgendaItem.objects.visible_to(actor_of(request)).filter(sitting=found.sitting)
    item = points.filter(pk__in=_keys(request.POST.get("point", ""))).first()
    if item is None:
        raise Http404
    try:
        made = domain.excerpt(minutes=found, item=item, by=actor_of(request))
    except ActRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("minutes:minutes", pk)
    messages.success(request, _("The excerpt is a draft now; signature and number follow in documents."))
    return redirect("documents:document", made.document_id)


@login_required
@require_safe
def paper(request: HttpRequest, pk: UUID, language: str, form: str) -> HttpResponseBase:
    """The newest edition, or one point of it, in a language, as PDF or as a Word file."""
    found = minutes_of(request, pk)
    edition, actor = newest(found), actor_of(request)
    if edition is None or language not in _LANGUAGES or form not in {"pdf", "docx"}:
        raise Http404
    item = None
    if asked := request.GET.get("point", ""):
        points = AgendaItem.objects.visible_to(actor).filter(sitting=found.sitting)
        item = get_object_or_404(points, pk__in=_keys(asked))
    made = (pdf_of if form == "pdf" else docx_of)(edition, language, reader=actor, item=item)
    name = f"minutes-{language}{f'-{item.number}' if item else ''}.{form}"
    response = HttpResponse(made, content_type=PDF if form == "pdf" else DOCX)
    response["Content-Disposition"] = (
        content_disposition_header(as_attachment=form == "docx", filename=name) or "attachment"
    )
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_safe
def edition(request: HttpRequest, pk: UUID, ordinal: int) -> HttpResponse:
    """An earlier edition, and what changed since the one before it."""
    found = minutes_of(request, pk)
    shown = get_object_or_404(found.editions, ordinal=ordinal)
    before = found.editions.filter(ordinal=ordinal - 1).first()
    language = (get_language() or "vi")[:2]
    actor = actor_of(request)
    now = {one.key: one for one in kept_in(shown, language, actor)}
    then = {one.key: one for one in kept_in(before, language, actor)} if before is not None else {}
    changes = [
        (one.label, difference(then[key].text if key in then else "", one.text))
        for key, one in now.items()
        if before is not None and (key not in then or then[key].text != one.text)
    ]
    context = {
        "minutes": found,
        "sitting": found.sitting,
        "edition": shown,
        "before": before,
        "kept": list(now.values()),
        "changes": changes,
    }
    return render(request, "minutes/edition.html", context)


def _written(request: HttpRequest, pk: UUID) -> Minutes:
    """Minutes that the actor writes; who only reads them does not find these pages."""
    found = minutes_of(request, pk)
    if not writes(request, found):
        raise Http404
    return found


def _later(request: HttpRequest, found: Minutes) -> Any:
    later = Sitting.objects.visible_to(actor_of(request)).filter(
        body=found.sitting.body, starts_at__gt=found.sitting.starts_at
    )
    return later.exclude(state=SittingState.CANCELLED).order_by("starts_at")


def _act(found: Minutes, title: str, button: str, note: str) -> dict[str, Any]:
    return {"minutes": found, "sitting": found.sitting, "title": title, "button": button, "note": note}


def _keys(text: str) -> list[UUID]:
    try:
        return [UUID(text)]
    except ValueError:
        return []

"""One-time addresses for many: after an import of accounts, or for whoever has not been given a way in yet."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from decreta.accounts import entry
from decreta.accounts.administering import actor_of, administration
from decreta.accounts.domain.managing import give_entries as give
from decreta.accounts.models import User
from decreta.accounts.queries import waiting_for_entry
from decreta.core import clock
from decreta.core.errors import ActRefused
from decreta.files.responses import attachment
from decreta.kit.exporting import FORMS, write
from decreta.kit.exporting.content import Content, Head
from decreta.kit.models import ImportBatch, RowOutcome
from decreta.organisation.forms.accounts import EntriesForm
from decreta.organisation.models import Holding
from decreta.organisation.views.administration.accounts import crumbs
from decreta.organisation.views.administration.parts import at
from decreta.ui import moments
from decreta.ui.administering import FormPage

#: So many are handed out at once; after an import of more, the rest follows.
_AT_ONCE = 500


@administration("form", sensitive=True)
def give_entries(request: HttpRequest) -> HttpResponse:
    """Choose whom, and take the addresses along; shown again after that are those who have not used theirs."""
    brought = _brought(request)
    waiting = list(_waiting(brought)[: _AT_ONCE + 1])
    form = EntriesForm(request.POST or None, users=waiting[:_AT_ONCE], are_chosen=brought is not None)
    if request.method == "POST" and form.is_valid():
        try:
            given = give(users=form.cleaned_data["users"], by=actor_of(request))
        except ActRefused as refusal:
            form.take(refusal)
        else:
            if given:
                return _taken_along(request, given, form.cleaned_data["form"])
            form.add_error("users", _("They have all signed in or chosen a password meanwhile."))
    sub = _("Each address lets its user choose a password; it is good once and ends after three days.")
    page = FormPage(_("One-time addresses"), form, _("Take the addresses along"), at("accounts"), sub, crumbs())
    context = {"page": page, "number": len(waiting), "is_more": len(waiting) > _AT_ONCE, "limit": _AT_ONCE}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "organisation/administration/entries.html", context, status=status)


def _brought(request: HttpRequest) -> list[int] | None:
    """The accounts that an import of the reader's brought, when the address names one."""
    try:
        batch = ImportBatch.objects.visible_to(actor_of(request)).get(pk=UUID(request.GET.get("import", "")))
    except (ImportBatch.DoesNotExist, ValueError, ValidationError):
        return None
    made = batch.rows.filter(outcome=RowOutcome.DONE, result_kind="accounts.user").values_list("result_id", flat=True)
    return [int(one) for one in made]


def _waiting(brought: list[int] | None) -> QuerySet[User]:
    found = waiting_for_entry() if brought is None else waiting_for_entry().filter(pk__in=brought)
    posts = Holding.objects.valid_on(clock.today()).select_related("post")
    held = Prefetch("person__holdings", queryset=posts, to_attr="present_holdings")
    return found.select_related("person").prefetch_related(held).order_by("username")


def _taken_along(request: HttpRequest, users: Sequence[User], form: str) -> HttpResponse:
    """The addresses as a file: shown this once, like the one of a single account."""
    shown = list(_waiting([user.pk for user in users]))
    now = clock.real_now()
    ends = moments.moment(now + dt.timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT))
    rows = [(user.username, *_whose(user), request.build_absolute_uri(entry.address_of(user))) for user in shown]
    content = Content(
        title=_("One-time addresses"),
        sub="",
        heads=[
            Head(_("User name"), 18, False),
            Head(_("Person"), 26, False),
            Head(_("Posts today"), 30, False),
            Head(_("One-time address"), 70, False),
        ],
        facts=[
            (_("Made by"), actor_of(request).person_name or actor_of(request).name),
            (_("Good until"), ends),
        ],
        number=len(rows),
        rows=lambda: iter(rows),
        made_at=now,
        language=(get_language() or "vi")[:2],
        notes=[_("Give each user his own line only. Whoever has an address can choose the password of its account.")],
    )
    file = io.BytesIO()
    write(content, form, file)
    return attachment(file.getvalue(), f"{content.file_name}.{form}", FORMS[form].media_type)


def _whose(user: User) -> tuple[str, str]:
    person = getattr(user, "person", None)
    if person is None:
        return pgettext("account", "nobody yet"), ""
    return person.full_name, ", ".join(one.post.name for one in person.present_holdings)

"""What senders are told, as an administrator rules it for each organisation."""

from __future__ import annotations

import functools

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from decreta.accounts.administering import actor_of, administration
from decreta.core import clock
from decreta.mailroom.domain import rule_receipts
from decreta.mailroom.enums import ReceiptMode
from decreta.mailroom.forms.mailboxes import RuleForm
from decreta.mailroom.queries.senders import rule_of
from decreta.organisation.models import Organisation
from decreta.organisation.queries.finding import matching
from decreta.ui.administering import Cell, FormPage, ListPage, Row, Table, filled, listed, named, shown, words_of


def _crumb() -> list[Cell]:
    return [Cell(_("Mailboxes"), reverse("administration:mailboxes"))]


@administration("page")
def receipt_rules(request: HttpRequest) -> HttpResponse:
    """Every organisation, and whether its senders get receipts."""
    words = words_of(request)
    found = Organisation.objects.valid_on(clock.today()).select_related("receipt_rule").order_by("path")
    found = matching(found, ("name_vi", "name_en", "name_ja", "symbol", "code"), words)
    rows, pager = listed(request, found, _row)
    headings = (_("Organisation"), _("Receipts to senders"), _("Whom the sender may ask"))
    page = ListPage(
        _("Receipts to senders"),
        Table(_("Receipts to senders"), headings, rows, _("No organisation is called so.")),
        pager,
        sub=_(
            "On the day on which a paper arrives its sender is told the number, the day, who handles it, whom he may ask."
        ),
        crumbs=_crumb(),
        words=words,
    )
    return shown(request, page)


def _row(house: Organisation) -> Row:
    rule = getattr(house, "receipt_rule", None)
    mode = rule.get_mode_display() if rule is not None else ReceiptMode.OFF.label
    url = reverse("administration:receipt_rule", args=[house.code])
    return Row((named(house, url), Cell(mode), Cell(rule.contact if rule is not None and rule.contact else "–")))


@administration("form")
def receipt_rule(request: HttpRequest, code: str) -> HttpResponse:
    """What the senders of one organisation are told."""
    house = get_object_or_404(Organisation.objects.valid_on(clock.today()), code=code)
    rule = rule_of(house)
    initial = {"mode": rule.mode, "language": rule.language, "contact": rule.contact} if rule is not None else {}
    back = reverse("administration:receipt_rules")
    page = FormPage(
        _("Receipts to senders"),
        RuleForm(request.POST or None, initial=initial),
        _("Save rule"),
        back,
        house.name,
        [*_crumb(), Cell(_("Receipts to senders"), back)],
        effect=_("It holds for papers that are registered from now on."),
    )
    return filled(request, page, functools.partial(rule_receipts, organisation=house, by=actor_of(request)))

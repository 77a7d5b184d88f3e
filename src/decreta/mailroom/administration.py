"""Addresses of the mailboxes and of what senders are told, as an administrator keeps them."""

from __future__ import annotations

from django.urls import path

from decreta.mailroom.views import mailboxes, rules

urlpatterns = [
    path("mailboxes/", mailboxes.mailboxes, name="mailboxes"),
    path("mailboxes/new/", mailboxes.new_mailbox, name="new_mailbox"),
    path("mailboxes/<uuid:pk>/", mailboxes.mailbox, name="mailbox"),
    path("mailboxes/<uuid:pk>/change/", mailboxes.change_mailbox, name="change_mailbox"),
    path("mailboxes/<uuid:pk>/try/", mailboxes.try_mailbox, name="try_mailbox"),
    path("mailboxes/<uuid:pk>/off/", mailboxes.switch_off, name="switch_mailbox_off"),
    path("mailboxes/<uuid:pk>/on/", mailboxes.switch_on, name="switch_mailbox_on"),
    path("receipts/", rules.receipt_rules, name="receipt_rules"),
    path("receipts/<slug:code>/", rules.receipt_rule, name="receipt_rule"),
]

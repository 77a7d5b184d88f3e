"""Addresses of the register books."""

from django.urls import path

from decreta.books.enums import Kind
from decreta.books.views import books, reports

app_name = "books"
urlpatterns = [
    path("", books.registers, name="list"),
    path("outgoing/", books.book, {"kind": Kind.OUTGOING}, name="outgoing"),
    path("incoming/", books.book, {"kind": Kind.INCOMING}, name="incoming"),
    path("follow-up/", books.book, {"kind": Kind.FOLLOW_UP}, name="follow_up"),
    path("outgoing/print/", books.print_book, {"kind": Kind.OUTGOING}, name="print_outgoing"),
    path("incoming/print/", books.print_book, {"kind": Kind.INCOMING}, name="print_incoming"),
    path("follow-up/print/", books.print_book, {"kind": Kind.FOLLOW_UP}, name="print_follow_up"),
    path("reports/incoming/", reports.incoming, name="incoming_report"),
    path("reports/outgoing/", reports.outgoing, name="outgoing_report"),
    path("<uuid:pk>/closed.pdf", books.closed, name="closed"),
]

"""Rooms and their bookings."""

from __future__ import annotations

from django.urls import path

from decreta.rooms.views import bookings, calendar, rooms

app_name = "rooms"

urlpatterns = [
    path("", rooms.listed, name="list"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("free/", calendar.free, name="free"),
    path("new/", rooms.new, name="new"),
    path("book/", bookings.book, name="book"),
    path("bookings/<uuid:pk>/", bookings.booking, name="booking"),
    path("bookings/<uuid:pk>/change/", bookings.change, name="change_booking"),
    path("bookings/<uuid:pk>/cancel/", bookings.cancel, name="cancel_booking"),
    path("<uuid:pk>/", rooms.room, name="room"),
    path("<uuid:pk>/change/", rooms.change, name="change"),
    path("<uuid:pk>/close/", rooms.close, name="close"),
    path("<uuid:pk>/reopen/", rooms.reopen, name="reopen"),
]

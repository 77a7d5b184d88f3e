"""Addresses of notices."""

from django.urls import path

from decreta.notifications.views import notices, outbox, preferences, stopping

app_name = "notifications"
urlpatterns = [
    path("", notices.notices, name="list"),
    path("read/", notices.mark_all_read, name="mark_all_read"),
    path("preferences/", preferences.preferences, name="preferences"),
    path("stop/<str:token>/", stopping.stop, name="stop"),
    path("outbox/", outbox.outbox, name="outbox"),
    path("outbox/<uuid:mail_id>/resend/", outbox.resend, name="resend"),
    path("<uuid:notice_id>/read/", notices.mark_read, name="mark_read"),
    path("<uuid:notice_id>/open/", notices.open_notice, name="open"),
]

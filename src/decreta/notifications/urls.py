"""Addresses of notices."""

from django.urls import path

from decreta.notifications import views

app_name = "notifications"
urlpatterns = [
    path("", views.notices, name="list"),
    path("read/", views.mark_all_read, name="mark_all_read"),
    path("<uuid:notice_id>/read/", views.mark_read, name="mark_read"),
    path("<uuid:notice_id>/open/", views.open_notice, name="open"),
]

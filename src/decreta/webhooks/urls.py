"""Addresses of webhooks."""

from django.urls import path

from decreta.webhooks.views import deliveries, endpoints

app_name = "webhooks"
urlpatterns = [
    path("", endpoints.endpoints, name="list"),
    path("new/", endpoints.new, name="new"),
    path("<uuid:pk>/", endpoints.endpoint, name="endpoint"),
    path("<uuid:pk>/rotate/", endpoints.rotate, name="rotate"),
    path("<uuid:pk>/disable/", endpoints.disable, name="disable"),
    path("<uuid:pk>/enable/", endpoints.enable, name="enable"),
    path("<uuid:pk>/ping/", endpoints.ping, name="ping"),
    path("<uuid:pk>/resend/", deliveries.resend_range, name="resend_range"),
    path("deliveries/<uuid:pk>/", deliveries.delivery, name="delivery"),
    path("deliveries/<uuid:pk>/resend/", deliveries.resend_one, name="resend_one"),
]

"""The stream's address. It is answered beside Django (`asgi.py`); a server without that has no streams."""

from django.urls import path

from decreta.live import views

app_name = "live"
urlpatterns = [path("stream", views.stream, name="stream")]

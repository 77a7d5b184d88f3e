"""The address behind a paper's QR."""

from django.urls import path

from decreta.proving import views

app_name = "proving"
urlpatterns = [path("<str:code>/", views.paper, name="paper")]

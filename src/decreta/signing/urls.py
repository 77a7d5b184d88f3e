"""Addresses of the images with which signatures are shown."""

from django.urls import path

from decreta.signing import views

app_name = "signing"
urlpatterns = [
    path("images/", views.appearances, name="appearances"),
    path("images/<uuid:pk>/drop/", views.drop, name="drop"),
]

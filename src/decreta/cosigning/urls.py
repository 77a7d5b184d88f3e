"""Addresses of papers that several sign."""

from django.urls import path

from decreta.cosigning import views

app_name = "cosigning"
urlpatterns = [
    path("<uuid:pk>/", views.signers, name="signers"),
    path("signers/<uuid:pk>/drop/", views.drop, name="drop"),
    path("signers/<uuid:pk>/sign/", views.agree, name="agree"),
    path("signers/<uuid:pk>/refuse/", views.refuse, name="refuse"),
]

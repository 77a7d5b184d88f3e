"""Addresses of the drafting programmes."""

from django.urls import path

from decreta.programme.views import acting, pages

app_name = "programme"
urlpatterns = [
    path("", pages.programmes, name="list"),
    path("new/", acting.draw_up, name="draw_up"),
    path("papers/", pages.papers, name="papers"),
    path("<uuid:pk>/", pages.programme, name="programme"),
    path("<uuid:pk>/adopt/", acting.adopt, name="adopt"),
    path("<uuid:pk>/expect/", acting.expect, name="expect"),
    path("papers/<uuid:pk>/", pages.expected, name="expected"),
    path("papers/<uuid:pk>/amend/", acting.amend, name="amend"),
    path("papers/<uuid:pk>/take-off/", acting.take_off, name="take_off"),
    path("papers/<uuid:pk>/begin/", acting.begin, name="begin"),
    path("papers/<uuid:pk>/bind/", acting.bind, name="bind"),
]

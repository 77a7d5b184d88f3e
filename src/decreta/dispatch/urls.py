"""Addresses of papers on their way."""

from __future__ import annotations

from django.urls import path

from decreta.dispatch.views import links, lists, recalling, receiving, sending

app_name = "dispatch"

urlpatterns = [
    path("", lists.sending, name="list"),
    path("arriving/", lists.arriving, name="arriving"),
    path("book.pdf", lists.book, name="book"),
    path("names/", sending.names, name="names"),
    path("papers/<uuid:pk>/", sending.paper, name="paper"),
    path("papers/<uuid:pk>/beside/", sending.beside, name="beside"),
    path("papers/<uuid:pk>/send/", sending.send, name="send"),
    path("papers/<uuid:pk>/complete/", sending.complete, name="complete"),
    path("papers/<uuid:pk>/labels.pdf", sending.labels, name="labels"),
    path("papers/<uuid:pk>/recall/", recalling.recall, name="recall"),
    path("papers/<uuid:pk>/relate/", recalling.relate, name="relate"),
    path("link/<str:token>/", links.link, name="link"),
    path("link/<str:token>/paper.pdf", links.paper, name="link_paper"),
    path("<uuid:pk>/", receiving.delivery, name="delivery"),
    path("<uuid:pk>/receive/", receiving.receive, name="receive"),
    path("<uuid:pk>/give-back/", receiving.give_back, name="give_back"),
    path("<uuid:pk>/prove/", receiving.prove, name="prove"),
    path("<uuid:pk>/confirm-recall/", receiving.confirm_recall, name="confirm_recall"),
    path("<uuid:pk>/end-link/", receiving.end_link, name="end_link"),
    path("<uuid:pk>/renew-link/", receiving.renew_link, name="renew_link"),
]

"""Addresses of mails that came."""

from django.urls import path

from decreta.mailroom.views import mails, senders

app_name = "mailroom"
urlpatterns = [
    path("", mails.mails, name="mails"),
    path("<uuid:pk>/mail.eml", mails.eml, name="eml"),
    path("<uuid:pk>/settle/", mails.settle, name="settle"),
    path("answering/<uuid:pk>/", mails.judge, name="judge"),
    path("arrivals/<uuid:pk>/", senders.beside, name="beside"),
    path("arrivals/<uuid:pk>/receipt/", senders.receipt, name="receipt"),
    path("arrivals/<uuid:pk>/waive/", senders.waive, name="waive"),
    path("arrivals/<uuid:pk>/write-back/", senders.write_back_arrival, name="write_back_arrival"),
    path("arrivals/<uuid:pk>/slip.pdf", senders.slip_of_arrival, name="slip_of_arrival"),
    path("papers/<uuid:pk>/write-back/", senders.write_back_paper, name="write_back_paper"),
    path("papers/<uuid:pk>/slip.pdf", senders.slip_of_paper, name="slip_of_paper"),
]

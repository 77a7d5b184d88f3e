"""Addresses of the intake tray."""

from django.urls import path

from decreta.capture.views import acts, comparing, files, printing, registering, tray

app_name = "capture"
urlpatterns = [
    path("", tray.tray, name="tray"),
    path("upload/", tray.upload, name="upload"),
    path("sheet.pdf", printing.sheet, name="sheet"),
    path("arrivals/<uuid:pk>/stamp.pdf", printing.label, name="label"),
    path("arrivals/<uuid:pk>/stamped.pdf", printing.stamped, name="stamped"),
    path("<uuid:pk>/", registering.paper, name="paper"),
    path("<uuid:pk>/pages/<int:number>.webp", files.page, name="page"),
    path("<uuid:pk>/paper.pdf", files.rendition, name="rendition"),
    path("<uuid:pk>/originals/<int:ordinal>/", files.original, name="original"),
    path("<uuid:pk>/compare/<uuid:other>/", comparing.compare, name="compare"),
    path("<uuid:pk>/turn/", acts.turn, name="turn"),
    path("<uuid:pk>/split/", acts.split, name="split"),
    path("<uuid:pk>/join/", acts.join, name="join"),
    path("<uuid:pk>/aside/", acts.set_aside, name="set_aside"),
    path("<uuid:pk>/take-up/", acts.take_up, name="take_up"),
    path("<uuid:pk>/return/", acts.give_back, name="give_back"),
    path("<uuid:pk>/drop/", acts.drop, name="drop"),
]

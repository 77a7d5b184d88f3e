"""Addresses of imports."""

from django.urls import path

from decreta.kit.views import importing, imports

app_name = "imports"
urlpatterns = [
    path("", imports.batches, name="list"),
    path("new/<str:kind>/", imports.new, name="new"),
    path("template/<str:kind>/", imports.template, name="template"),
    path("<uuid:pk>/", importing.batch, name="batch"),
    path("<uuid:pk>/sheet/", importing.sheet, name="sheet"),
    path("<uuid:pk>/columns/", importing.columns, name="columns"),
    path("<uuid:pk>/rows/<int:number>/", importing.mend, name="mend"),
    path("<uuid:pk>/faulty/", importing.faulty_rows, name="faulty"),
    path("<uuid:pk>/run/", importing.run, name="run"),
    path("<uuid:pk>/undo/", importing.undo, name="undo"),
    path("<uuid:pk>/give-up/", importing.give_up, name="give_up"),
]

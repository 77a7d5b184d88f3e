"""Addresses of jobs, and of what every list can do."""

from django.urls import path

from decreta.kit.views import bulk, choices, exports, jobs, totals, undo

app_name = "kit"
urlpatterns = [
    path("jobs/<uuid:job_id>/", jobs.job, name="job"),
    path("jobs/<uuid:job_id>/progress/", jobs.progress, name="progress"),
    path("jobs/<uuid:job_id>/cancel/", jobs.cancel, name="cancel"),
    path("lists/<str:table>/columns/", choices.columns, name="columns"),
    path("lists/<str:table>/views/", choices.save, name="save_view"),
    path("lists/<str:table>/export/", exports.export, name="export"),
    path("lists/<str:table>/bulk/", bulk.choose, name="bulk"),
    path("lists/<str:table>/bulk/act/", bulk.act, name="bulk_act"),
    path("lists/<str:table>/bulk/sign/", bulk.sign, name="bulk_sign"),
    path("bulk/<uuid:pk>/", bulk.run, name="bulk_run"),
    path("undo/<str:token>/", undo.undo, name="undo"),
    path("exports/<uuid:pk>/", exports.download, name="download"),
    path("totals/", totals.totals, name="totals"),
    path("views/", choices.views, name="views"),
    path("views/<uuid:pk>/", choices.view, name="view"),
    path("views/<uuid:pk>/remove/", choices.remove, name="remove_view"),
    path("views/<uuid:pk>/opens/", choices.opens, name="open_view"),
]

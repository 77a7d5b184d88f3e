"""Addresses of Word templates."""

from django.urls import path

from decreta.writing.views import beginning, templates

app_name = "writing"
urlpatterns = [
    path("templates/", templates.templates, name="templates"),
    path("templates/<uuid:pk>/", templates.template, name="template"),
    path("templates/<uuid:pk>/begin/", beginning.begin, name="begin"),
    path("templates/<uuid:pk>/retire/", templates.retire, name="retire"),
    path("versions/<uuid:pk>/try/", templates.try_out, name="try_out"),
    path("versions/<uuid:pk>/put-in-force/", templates.put_in_force, name="put_in_force"),
    path("versions/<uuid:pk>/file.docx", templates.file, name="file"),
]

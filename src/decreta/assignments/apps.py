from django.apps import AppConfig


class AssignmentsConfig(AppConfig):
    name = "decreta.assignments"
    label = "assignments"

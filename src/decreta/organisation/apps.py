from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "decreta.organisation"
    label = "organisation"

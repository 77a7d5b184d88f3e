from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "decreta.audit"
    label = "audit"

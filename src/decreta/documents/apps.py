from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "decreta.documents"
    label = "documents"

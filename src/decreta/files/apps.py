from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "decreta.files"
    label = "files"

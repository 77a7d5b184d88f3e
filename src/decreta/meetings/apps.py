from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "decreta.meetings"
    label = "meetings"

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "decreta.notifications"
    label = "notifications"

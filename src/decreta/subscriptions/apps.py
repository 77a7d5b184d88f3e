from django.apps import AppConfig


class SubscriptionsConfig(AppConfig):
    """Enters the area into the notices."""

    name = "decreta.subscriptions"
    label = "subscriptions"

    def ready(self) -> None:
        from decreta.subscriptions import notices
        from decreta.ui import nav

        notices.register()
        nav.within("subscriptions", "documents:list")

"""Django application of webhooks."""

from django.apps import AppConfig


class WebhooksConfig(AppConfig):
    """Follows the log, and tells owners of endpoints that were switched off."""

    name = "decreta.webhooks"
    label = "webhooks"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.audit.followers import follow
        from decreta.core import sight
        from decreta.webhooks import events, log_words
        from decreta.webhooks.domain import telling
        from decreta.webhooks.queries.endpoints import levels, page

        words.register(log_words.WORDS)
        events.register()
        follow("webhooks.deliveries", kinds=tuple(f"{area}." for area in events.AREAS), handler=telling.queue)
        follow("webhooks.notices", kinds=(events.DISABLED,), handler=telling.tell_owner)
        sight.register("webhooks.endpoint", levels, page=page)

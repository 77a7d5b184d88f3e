from django.apps import AppConfig


class DatesConfig(AppConfig):
    """Enters polls beside the preparation of a sitting, on desks, in notices."""

    name = "decreta.dates"
    label = "dates"

    def ready(self) -> None:
        from django.urls import reverse

        from decreta.audit import words
        from decreta.core import sight
        from decreta.dates import desk, log_words, notices, parts
        from decreta.dates.queries.polls import polls_in
        from decreta.meetings import beside, having
        from decreta.ui import desk as desks
        from decreta.ui import nav

        words.register(log_words.WORDS)
        beside.register("dates", own=parts.own)
        having.register("dates", polls_in)
        notices.register()
        desks.panel("dates", desk.waiting)
        sight.register("dates.datepoll", desk.levels, page=lambda pk: reverse("dates:poll", args=[pk]))
        nav.within("dates", "meetings:list")

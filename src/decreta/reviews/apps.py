from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Enters the area on the page of supervision, on the desk, among the lists and the notices."""

    name = "decreta.reviews"
    label = "reviews"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.directives import beside as tasks
        from decreta.reviews import desk, log_words, notices, telling
        from decreta.reviews.tables.reviews import REVIEWS
        from decreta.ui import desk as desks
        from decreta.ui import nav, tables

        words.register(log_words.WORDS)
        tasks.register_on_supervision("reviews", telling.on_supervision)
        desks.panel("reviews", desk.waiting)
        tables.register(REVIEWS)
        notices.register()
        nav.within("reviews", "directives:list")

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FiguresConfig(AppConfig):
    """Enters the figures into the rail and the lists, and follows the log from which they are counted."""

    name = "decreta.figures"
    label = "figures"

    def ready(self) -> None:
        from decreta.audit.followers import follow
        from decreta.figures.domain import following
        from decreta.figures.tables.papers import PAPERS
        from decreta.figures.tables.reports import TABLES
        from decreta.ui import nav, tables

        follow("figures.courses", kinds=following.KINDS, handler=following.follow)
        for table in (*TABLES, PAPERS):
            tables.register(table)
        nav.register("figures", _("Figures"), "chart-column", "figures:page", order=40, wide=True)

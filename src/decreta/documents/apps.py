from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    """Enters the area into the rail, the desk, the search page and the notices."""

    name = "decreta.documents"
    label = "documents"

    def ready(self) -> None:
        from decreta.assignments import matters as assigned_matters
        from decreta.assignments import papers
        from decreta.audit import words
        from decreta.documents import (
            arrival_notices,
            arrivals_bulk,
            arrivals_desk,
            bulk,
            desk,
            grounds,
            log_words,
            matters,
            notices,
            search_index,
            undoing,
        )
        from decreta.documents.queries.marks import MATTER_KIND
        from decreta.documents.tables.arrivals import ARRIVALS
        from decreta.documents.tables.documents import DOCUMENTS, REGISTER
        from decreta.ui import desk as desks
        from decreta.ui import nav, tables
        from decreta.ui.search import searchable
        from decreta.ui.tables import bulk as bulk_acts

        assigned_matters.register(
            MATTER_KIND,
            begins=matters.assignment_begins,
            ends=matters.assignment_ends,
            shown=matters.shown,
            named=matters.named,
        )
        words.register(log_words.WORDS)
        papers.register(grounds.offered)
        nav.register("documents", _("Documents"), "file-text", "documents:list", order=20)
        nav.register("documents", _("Incoming"), "file-input", "documents:arrivals", order=21, wide=True)
        desks.panel("documents", desk.waiting)
        desks.panel("documents.arrivals", arrivals_desk.waiting)
        desks.handled("documents.document", desk.handled)
        desks.handled("documents.arrival", arrivals_desk.handled)
        searchable("documents", _("Documents"), search_index.find, order=10)
        tables.register(DOCUMENTS)
        tables.register(REGISTER)
        tables.register(ARRIVALS)
        for one in (*bulk.EVERY, arrivals_bulk.MARK):
            bulk_acts.register(one)
        undoing.register()
        notices.register()
        arrival_notices.register()

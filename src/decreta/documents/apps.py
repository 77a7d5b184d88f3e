from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    """Enters the area into the rail, the desk, the search page and the notices."""

    name = "decreta.documents"
    label = "documents"

    def ready(self) -> None:
        from decreta.documents import desk, notices, search_index
        from decreta.ui import desk as desks
        from decreta.ui import nav
        from decreta.ui.search import searchable

        nav.register("documents", _("Documents"), "file-text", "documents:list", order=20)
        desks.panel("documents", desk.waiting)
        desks.handled("documents.document", desk.handled)
        searchable("documents", _("Documents"), search_index.find, order=10)
        notices.register()

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LinkingConfig(AppConfig):
    """Enters the area beside tasks, into their list, the lists that are imported, and the search."""

    name = "decreta.linking"
    label = "linking"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.audit.followers import follow
        from decreta.directives import beside as tasks
        from decreta.directives import doubts, importing, narrowing
        from decreta.linking import beside, doubting, filters, log_words
        from decreta.linking.domain import likening
        from decreta.linking.importing import Identifiers, Likes
        from decreta.linking.queries.identifiers import named
        from decreta.ui import nav
        from decreta.ui.search import searchable

        words.register(log_words.WORDS)
        tasks.register("linking", beside.tell)
        for one in filters.FILTERS:
            narrowing.register(one)
        narrowing.find_also("linking", named)
        importing.register_beside(Identifiers())
        importing.register_beside(Likes())
        doubts.register("linking", doubting.doubt)
        follow("linking.likeness", kinds=("directives.assign_task", "directives.amend_task"), handler=likening.note)
        searchable("linking", _("Tasks by their identifiers in trackers"), filters.find, order=21)
        nav.within("linking", "directives:list")

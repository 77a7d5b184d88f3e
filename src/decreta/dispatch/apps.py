from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DispatchConfig(AppConfig):
    """Enters the area into the rail, the desk, the pages of documents and the notices."""

    name = "decreta.dispatch"
    label = "dispatch"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.dispatch import beside, bulk, desk, log_words, notices
        from decreta.dispatch.tables.arriving import ARRIVING
        from decreta.dispatch.tables.sending import SENDING
        from decreta.documents import beside as documents
        from decreta.ui import desk as desks
        from decreta.ui import nav, tables
        from decreta.ui.tables import bulk as bulk_acts

        nav.register(
            "dispatch", _("Dispatch"), "send", "dispatch:list", order=22, wide=True, visible=desk.sends_or_receives
        )
        words.register(log_words.WORDS)
        desks.panel("dispatch", desk.waiting)
        desks.handled("dispatch.delivery", desk.handled)
        desks.handled("dispatch.dispatch", desk.handled_dispatches)
        documents.register("dispatch", beside.tell)
        tables.register(SENDING)
        tables.register(ARRIVING)
        bulk_acts.register(bulk.RECEIVE)
        notices.register()

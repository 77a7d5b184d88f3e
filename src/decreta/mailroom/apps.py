from django.apps import AppConfig


class MailroomConfig(AppConfig):
    """Enters the mails into the tray, the desk and the pages of documents."""

    name = "decreta.mailroom"
    label = "mailroom"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.capture import beside as tray
        from decreta.documents import beside as documents
        from decreta.mailroom import beside, desk, following, log_words
        from decreta.ui import desk as desks
        from decreta.ui import nav

        words.register(log_words.WORDS)
        tray.register(on_paper=beside.on_paper, on_tray=beside.on_tray)
        documents.register("mailroom", beside.on_document)
        following.register()
        desks.panel("mailroom", desk.waiting)
        desks.handled("mailroom.mail", desk.handled)
        desks.handled("mailroom.sendernotice", desk.handled_notices)
        nav.within("mailroom", "capture:tray")

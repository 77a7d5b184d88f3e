from django.apps import AppConfig


class BooksConfig(AppConfig):
    """Enters the books into the lists, and writes the book of a register that is closed."""

    name = "decreta.books"
    label = "books"

    def ready(self) -> None:
        from decreta.audit import words
        from decreta.books import log_words
        from decreta.books.domain.closing import closing_book
        from decreta.books.tables.lines import FOLLOW_UP, INCOMING, OUTGOING
        from decreta.books.tables.registers import REGISTERS
        from decreta.books.tables.reports import INCOMING_REPORT, OUTGOING_REPORT
        from decreta.documents import closing_books
        from decreta.ui import nav, tables

        words.register(log_words.WORDS)
        for table in (REGISTERS, OUTGOING, INCOMING, FOLLOW_UP, INCOMING_REPORT, OUTGOING_REPORT):
            tables.register(table)
        closing_books.register(closing_book)
        nav.within("books", "documents:list")

"""A list taken along: exactly what its page shows, all pages of it, as workbook, plain table, paper or text document."""

from decreta.kit.exporting.content import Content, content_of
from decreta.kit.exporting.forms import FORMS, Form, write

__all__ = ["FORMS", "Content", "Form", "content_of", "write"]

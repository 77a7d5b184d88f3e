"""The briefing out: one data set as a paper of two pages, a text document and a presentation."""

from decreta.reporting.rendering.forms import FORMS, Form, write

__all__ = ["FORMS", "Form", "write"]

"""The progress report out: one data set in every form and language."""

from decreta.directives.rendering.forms import FORMS, Form, write

__all__ = ["FORMS", "Form", "write"]

from decreta.writing.models.templates import Beginning, TemplateVersion, WordTemplate

__all__ = ["Beginning", "TemplateVersion", "WordTemplate"]

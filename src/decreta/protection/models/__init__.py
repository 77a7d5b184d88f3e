from decreta.protection.models.changes import Change

__all__ = ["Change"]

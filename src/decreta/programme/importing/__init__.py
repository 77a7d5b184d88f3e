from decreta.programme.importing.papers import ExpectedPapers

__all__ = ["ExpectedPapers"]

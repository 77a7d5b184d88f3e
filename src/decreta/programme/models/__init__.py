from decreta.programme.models.programmes import Advising, Change, Expected, Programme, Rung

__all__ = ["Advising", "Change", "Expected", "Programme", "Rung"]

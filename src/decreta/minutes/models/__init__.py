from decreta.minutes.models.minutes import Edition, Excerpt, Minutes, MinutesQuerySet, Passage, Remark

__all__ = ["Edition", "Excerpt", "Minutes", "MinutesQuerySet", "Passage", "Remark"]

from decreta.minutes.models.decisions import Decision, DecisionLink, DecisionQuerySet, DecisionSeries
from decreta.minutes.models.minutes import Edition, Excerpt, Minutes, MinutesQuerySet, Passage, Remark
from decreta.minutes.models.searching import SoughtPassage

__all__ = [
    "Decision",
    "DecisionLink",
    "DecisionQuerySet",
    "DecisionSeries",
    "Edition",
    "Excerpt",
    "Minutes",
    "MinutesQuerySet",
    "Passage",
    "Remark",
    "SoughtPassage",
]

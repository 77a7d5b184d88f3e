"""Rules of a regime as data (document types, numbers, series, layout, marks), in versions with validity dates.

The data files beside this module hold the facts with their sources; the code knows no rule of any office.
A paper is made with the version that is valid on its date of issue and can be traced to it by `RuleSet.id`.
"""

from decreta.core.rulesets.loading import UnknownRegime, UnknownType, load, regimes, versions
from decreta.core.rulesets.model import (
    AuthorityPrefix,
    Figure,
    Form,
    Level,
    Mark,
    NumberPattern,
    RuleSet,
    SeriesRule,
    SeriesScope,
    StandsFor,
    TypeRule,
)

__all__ = [
    "AuthorityPrefix",
    "Figure",
    "Form",
    "Level",
    "Mark",
    "NumberPattern",
    "RuleSet",
    "SeriesRule",
    "SeriesScope",
    "StandsFor",
    "TypeRule",
    "UnknownRegime",
    "UnknownType",
    "load",
    "regimes",
    "versions",
]

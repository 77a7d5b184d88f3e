"""The structure, its people and its calendar as spreadsheets keep them."""

from decreta.kit.importing import register
from decreta.organisation.importing.accounts import Accounts
from decreta.organisation.importing.bodies import Bodies
from decreta.organisation.importing.calendars import DaysOff
from decreta.organisation.importing.groups import Groups
from decreta.organisation.importing.organisations import Organisations
from decreta.organisation.importing.persons import Persons
from decreta.organisation.importing.posts import Posts
from decreta.organisation.importing.successions import Successions
from decreta.organisation.importing.units import Units
from decreta.organisation.importing.votes import Votes


def register_all() -> None:
    """Enter the kinds in the order in which a new installation needs them."""
    for kind in (Organisations, Units, Bodies, Groups, Successions, Posts, Accounts, Persons, Votes, DaysOff):
        register(kind())

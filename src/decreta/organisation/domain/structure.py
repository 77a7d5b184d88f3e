"""The acts that build and change the structure of the office, by one name for those who use many of them."""

from decreta.organisation.domain.bodies import amend_body, close_body, establish_body, rename_body
from decreta.organisation.domain.groups import amend_group, form_group, join_group, leave_group
from decreta.organisation.domain.holdings import amend_holding, appoint, end_holding, take_back_appointment
from decreta.organisation.domain.naming import add_name, remove_name
from decreta.organisation.domain.organisations import amend_organisation, found, rename_organisation
from decreta.organisation.domain.persons import amend_person, enter_person
from decreta.organisation.domain.posts import amend_post, create_post, end_post
from decreta.organisation.domain.succession import end_organisation, succeed
from decreta.organisation.domain.terms import amend_term, begin_term, end_standing_agency, name_standing_agency
from decreta.organisation.domain.units import amend_unit, end_unit, set_up_unit
from decreta.organisation.domain.votes import set_votes
from decreta.organisation.domain.words import set_word

__all__ = [
    "add_name",
    "amend_body",
    "amend_group",
    "amend_holding",
    "amend_organisation",
    "amend_person",
    "amend_post",
    "amend_term",
    "amend_unit",
    "appoint",
    "begin_term",
    "close_body",
    "create_post",
    "end_holding",
    "end_organisation",
    "end_post",
    "end_standing_agency",
    "end_unit",
    "enter_person",
    "establish_body",
    "form_group",
    "found",
    "join_group",
    "leave_group",
    "name_standing_agency",
    "remove_name",
    "rename_body",
    "rename_organisation",
    "set_up_unit",
    "set_votes",
    "set_word",
    "succeed",
    "take_back_appointment",
]

"""Addresses of SCIM, without a slash at their ends, as directories build them."""

from django.urls import path, re_path

from decreta.scim.answers import nowhere
from decreta.scim.views import discovery, groups, users

app_name = "scim"
urlpatterns = [
    path("ServiceProviderConfig", discovery.config_view, name="config"),
    path("ResourceTypes", discovery.resource_types_view, name="resource_types"),
    path("ResourceTypes/<str:key>", discovery.resource_type_view, name="resource_type"),
    path("Schemas", discovery.schemas_view, name="schemas"),
    path("Schemas/<str:key>", discovery.schema_view, name="schema"),
    path("Users", users.users, name="users"),
    path("Users/.search", users.search, name="search_users"),
    path("Users/<str:key>", users.user, name="user"),
    path("Groups", groups.groups, name="groups"),
    path("Groups/.search", groups.search, name="search_groups"),
    path("Groups/<str:key>", groups.group, name="group"),
    re_path(r"^(?:.*)?$", nowhere, name="nowhere"),
]

"""The operator's pages (/drift/): everything may be read, nothing changed, so no rule of the services is passed by."""

from typing import Any

import allauth.account.admin  # noqa: F401 - registers the page that is unregistered below
import django.contrib.auth.admin  # noqa: F401 - likewise
from allauth.account.decorators import secure_admin_login
from allauth.account.models import EmailAddress
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db.models import Model
from django.http import HttpRequest

from organisation.models import Decision, Job, Operation, OrgUnit, RoleAssignment, User

# The operator logs in where everybody does: with limits on guessing.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]  # as allauth says to
admin.site.site_header = admin.site.site_title = "Styrmodell, drift"
admin.site.index_title = "Läs det som är lagrat"

# Packages put pages of their own there, where rows can be written: addresses belong to the administrators' pages, and
# groups are not used.
admin.site.unregister([EmailAddress, Group])

FILTERED_BY = ("exact", "gte", "lt", "isnull")


class ReadOnlyAdmin(admin.ModelAdmin[Any]):
    """Lists and shows rows. Units, people and roles are changed on the administrator's pages."""

    list_per_page = 100

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest | None = None) -> bool:
        """What the filters of the page ask; Django fails at days that are none (year 0 or 10000) in anything else."""
        field, _, how = lookup.rpartition("__")
        return field in self.list_filter and how in FILTERED_BY

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Never."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Never."""
        return False


@admin.register(OrgUnit)
class OrgUnitAdmin(ReadOnlyAdmin):
    """Organisationsenheter in the tree's order."""

    list_display = ("name", "kind", "code", "parent", "valid_from", "valid_to")
    list_filter = ("kind",)
    search_fields = ("name", "code")
    ordering = ("tree_id", "lft")


@admin.register(User)
class UserAdmin(ReadOnlyAdmin):
    """Användare, without the password's hash."""

    list_display = ("username", "name", "email", "is_active", "last_login")
    search_fields = ("username", "name", "email")
    exclude = ("password",)


@admin.register(RoleAssignment)
class RoleAssignmentAdmin(ReadOnlyAdmin):
    """Rolltilldelningar."""

    list_display = ("user", "role", "unit", "valid_from", "valid_to", "deputy_for")
    list_filter = ("role",)


@admin.register(Operation)
class OperationAdmin(ReadOnlyAdmin):
    """Verksamheter."""

    list_display = ("code", "name", "unit", "valid_from", "valid_to")
    search_fields = ("code", "name")


@admin.register(Decision)
class DecisionAdmin(ReadOnlyAdmin):
    """Beslut."""

    list_display = ("body", "person", "date", "paragraph", "registry_number", "outcome")
    sortable_by = ("body", "person", "date", "registry_number", "outcome")  # a § is no word: § 101 comes after § 45
    list_filter = ("date",)  # not date_hierarchy, which fails at days that are none


@admin.register(Job)
class JobAdmin(ReadOnlyAdmin):
    """Bakgrundsjobb."""

    list_display = ("title", "state", "percent", "created_by", "created_at", "heartbeat")
    list_filter = ("state",)

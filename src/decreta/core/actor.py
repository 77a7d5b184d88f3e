"""Who acts: a person in a post, perhaps under a mandate, or the system itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Self
from uuid import UUID

#: Texts that are printed and logged; nothing is fetched by them (`core.prepared`).
TOLD = {"is_told": True}


@dataclass(frozen=True)
class Actor:
    """The acting side of every act, computed once per request by `organisation`.

    Posts act, not persons: `unit_ids`, `organisation_ids` and `body_ids` say in what the present post
    stands; `capabilities` say what it may do there. `post_name` is the original name, kept by the log;
    `post_title` the one in the reader's language.
    """

    kind: str = "person"
    name: str = field(default="", metadata=TOLD)
    user_id: int | None = None
    person_id: UUID | None = None
    person_name: str = field(default="", metadata=TOLD)
    holding_id: UUID | None = None
    post_id: UUID | None = None
    post_name: str = field(default="", metadata=TOLD)
    post_title: str = field(default="", metadata=TOLD)
    role: str = ""
    unit_id: UUID | None = None
    organisation_id: UUID | None = None
    body_id: UUID | None = None
    mandate_id: UUID | None = None
    mandate_note: str = field(default="", metadata=TOLD)
    mandate_document_types: frozenset[str] = frozenset()
    address: str = field(default="", metadata=TOLD)
    capabilities: frozenset[str] = frozenset()
    unit_ids: frozenset[UUID] = frozenset()
    organisation_ids: frozenset[UUID] = frozenset()
    body_ids: frozenset[UUID] = frozenset()
    served_body_ids: frozenset[UUID] = field(default_factory=frozenset)

    @classmethod
    def system(cls, name: str) -> Self:
        """The software acting by itself: a sweep, a recovery, an import."""
        return cls(kind="system", name=name, capabilities=frozenset({"system"}))

    @property
    def is_system(self) -> bool:
        return self.kind == "system"

    def can(self, capability: str) -> bool:
        return self.is_system or capability in self.capabilities

    def may_handle_type(self, type_code: str) -> bool:
        """Whether a mandate, if he acts under one, covers documents of this type."""
        return not self.mandate_document_types or type_code in self.mandate_document_types

    def as_facts(self) -> dict[str, Any]:
        """What the audit log keeps of the actor."""
        return {
            "kind": self.kind,
            "name": self.name or self.person_name,
            "user": self.user_id,
            "person": str(self.person_id) if self.person_id else None,
            "holding": str(self.holding_id) if self.holding_id else None,
            "post": self.post_name or self.post_title,
            "mandate": str(self.mandate_id) if self.mandate_id else None,
        }

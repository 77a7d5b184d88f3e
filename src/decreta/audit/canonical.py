"""The bytes of an entry that are hashed: made by the database from the stored row, so that nothing is lost between."""

from __future__ import annotations

# jsonb prints itself in one way only; moments are microseconds since 1970.
CANONICAL = """jsonb_build_array(
  e.id, e.kind, e.actor, e.actor_person_id, e.address, e.on_kind, e.on_id, e.about, e.facts,
  (extract(epoch FROM e.happened_at) * 1000000)::bigint,
  (extract(epoch FROM e.recorded_at) * 1000000)::bigint,
  (extract(epoch FROM e.logged_at) * 1000000)::bigint,
  e.is_simulated)::text"""

"""Numbered papers: drafts, approvals, registers, issuing, audience."""

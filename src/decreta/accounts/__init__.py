"""Users, sessions, tokens, the MFA policy, idempotency keys."""

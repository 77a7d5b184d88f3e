"""Webhooks: programs of others hear of acts, by Standard Webhooks."""

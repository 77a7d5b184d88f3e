"""Tests of accounts: some commit."""

from tests import flushing

flushing.allow()

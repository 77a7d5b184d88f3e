"""Directives whose tasks have no deadline are looked at again on a day: kept, ended, replaced."""

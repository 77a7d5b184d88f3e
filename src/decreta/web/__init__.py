"""The desk, the audit browser, the demonstration: pages that stand above all areas."""

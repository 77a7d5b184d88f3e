"""What papers decide of tasks after they were assigned: more time, another in their place, merged, split, cancelled."""

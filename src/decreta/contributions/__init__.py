"""What coordinating organisations contribute to a task: asked for, delivered, judged, counted."""

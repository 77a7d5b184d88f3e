"""What fires by itself over late tasks, seen and set; letters that it proposes; requests to explain."""

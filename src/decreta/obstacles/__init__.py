"""What stands in the way of tasks: who must remove it, by when he answers, who hears of it when he does not."""

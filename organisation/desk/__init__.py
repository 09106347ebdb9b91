"""What a person's work lies in while it is done: jobs and pictures."""

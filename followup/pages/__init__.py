"""What each page of followup shows, finished."""

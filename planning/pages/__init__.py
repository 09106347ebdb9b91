"""What each page of planning shows, finished."""

"""What the pages of the organisation show, finished."""

"""The web's manners, one way each: what a page is asked and sent, and how it answers. Knows no app and has no models."""

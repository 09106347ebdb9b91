"""Journeys: what the requirements say that people do, from login to done, in a real browser on the demo municipality."""

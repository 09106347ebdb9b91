"""Setting everything up from nothing, and the demo's server."""

"""What the web server is started with, wherever it is started from the project's folder."""

wsgi_app = "styrmodell.wsgi"
workers = 2
threads = 4
graceful_timeout = 10  # seconds
timeout = 60  # seconds without a sign of life from a worker
# Longer addresses than these pages have are answered by ourselves, in Swedish; the proxy in front has a limit.
limit_request_line = 0

"""The server's entry point."""

import os

from django.core.wsgi import get_wsgi_application

from styrmodell.locale_check import refuse_wrong_locale

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "styrmodell.settings")
application = get_wsgi_application()
refuse_wrong_locale()

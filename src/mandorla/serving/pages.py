"""What each web process loads: Django, warm, with nothing left for a first visitor to wait for."""

import os
from typing import Any

from django.conf import settings
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

from mandorla.serving.warmth import tame_collector, warm_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mandorla.settings")

application: Any = wrap_wsgi_with_proxy_headers(warm_application(), trusted_hosts=settings.MANDORLA_PROXIES)
tame_collector()

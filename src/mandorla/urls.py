"""The table of contents: one line per slice. Django tries them in order, so the most frequent come first."""

from django.urls import include, path

from mandorla.demo import presence
from mandorla.people import account_urls

urlpatterns = [
    path("", include("mandorla.home.urls")),
    path("", include("mandorla.prompts.urls")),
    path("", include("mandorla.checkins.urls")),
    path("", include("mandorla.talks.urls")),
    path("", include("mandorla.ownership.urls")),
    path("", include("mandorla.affection.urls")),
    path("", include("mandorla.asks.urls")),
    path("", include("mandorla.insights.urls")),
    path("", include("mandorla.suggestions.urls")),
    path("", include("mandorla.appreciation.urls")),
    path("", include("mandorla.journal.urls")),
    path("", include("mandorla.moments.urls")),
    path("", include("mandorla.promises.urls")),
    path("", include("mandorla.repair.urls")),
    path("", include("mandorla.notices.urls")),
    path("", include("mandorla.coach.urls")),
    path("", include("mandorla.pairs.urls")),
    path("", include("mandorla.people.urls")),
    path("", include(account_urls)),
]
urlpatterns += [path("demo/", include("mandorla.demo.urls"))] if presence.is_here() else []

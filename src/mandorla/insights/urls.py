from django.urls import path

from mandorla.insights.views import change, guesses, pulses

app_name = "insights"
urlpatterns = [
    path("with/<uuid:pair>/change/", change.change, name="change"),
    path("with/<uuid:pair>/change/known/", change.known, name="known"),
    path("with/<uuid:pair>/change/agreement/", change.agreement, name="agreement"),
    path("with/<uuid:pair>/change/agreement/end/", change.agreement_end, name="agreement_end"),
    path("with/<uuid:pair>/change/closer/", change.closer, name="closer"),
    path("with/<uuid:pair>/change/closer/<uuid:practice>/rating/", change.rating, name="rating"),
    path("with/<uuid:pair>/change/guesses/", guesses.guesses, name="guesses"),
    path("with/<uuid:pair>/change/guesses/erasure/", guesses.guesses_erasure, name="guesses_erasure"),
    path("with/<uuid:pair>/pulses/", pulses.pulses, name="pulses"),
    path("with/<uuid:pair>/pulses/<slug:questionnaire>/", pulses.pulse, name="pulse"),
    path("with/<uuid:pair>/pulses/<uuid:pulse>/showing/", pulses.showing, name="showing"),
    path("with/<uuid:pair>/pulses/<uuid:pulse>/taking-back/", pulses.taking_back, name="taking_back"),
    path("with/<uuid:pair>/pulses/<uuid:pulse>/erasure/", pulses.erasure, name="erasure"),
]

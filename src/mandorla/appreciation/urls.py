from django.urls import path

from mandorla.appreciation.views import landings, plans, timeline, writing

app_name = "appreciation"
_ALL = "with/<uuid:pair>/appreciations/"
_ONE = f"{_ALL}<uuid:appreciation>/"

urlpatterns = [
    path("thanks/", writing.start, name="start"),
    path("kept/appreciations/", timeline.kept, name="kept"),
    path(_ALL, timeline.received, name="received"),
    path(f"{_ALL}written/", timeline.written, name="written"),
    path(f"{_ALL}new/", writing.new, name="new"),
    path(f"{_ALL}draft/<str:part>/", writing.draft, name="draft"),
    path(f"{_ALL}plan/", plans.plan, name="plan"),
    path(f"{_ALL}plan/end/", plans.end, name="plan_end"),
    path(_ONE, landings.appreciation, name="appreciation"),
    path(f"{_ONE}wording/", writing.wording, name="wording"),
    path(f"{_ONE}wording/draft/<str:part>/", writing.wording_draft, name="wording_draft"),
    path(f"{_ONE}taking-back/", writing.taking_back, name="taking_back"),
    path(f"{_ONE}opening/", writing.opening, name="opening"),
    path(f"{_ONE}erasure/", writing.erasure, name="erasure"),
    path(f"{_ONE}landing/", landings.landing, name="landing"),
    path(f"{_ONE}landing/draft/", landings.draft, name="landing_draft"),
    path(f"{_ONE}landing/taking-back/", landings.taking_back, name="landing_taking_back"),
    path(f"{_ONE}landing/opening/", landings.opening, name="landing_opening"),
    path(f"{_ONE}landing/erasure/", landings.erasure, name="landing_erasure"),
]

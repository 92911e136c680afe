from django.urls import path

from mandorla.asks.views import news, responses, sharing

app_name = "asks"
_ALL = "with/<uuid:pair>/good-news/"
_RESPONSE = "with/<uuid:pair>/responses/<uuid:response>/"
_ONE = f"{_ALL}<uuid:news>/"

urlpatterns = [
    path("kept/good-news/", news.kept, name="kept"),
    path(_ALL, news.good_news, name="good_news"),
    path(f"{_ALL}draft/", news.draft, name="draft"),
    path(_ONE, responses.news_, name="news"),
    path(f"{_ONE}draft/", responses.draft, name="response_draft"),
    path(f"{_ONE}wording/", news.wording, name="wording"),
    path(f"{_ONE}wording/draft/", news.wording_draft, name="wording_draft"),
    path(f"{_ONE}taking-back/", sharing.taking_back, name="taking_back"),
    path(f"{_ONE}opening/", sharing.opening, name="opening"),
    path(f"{_ONE}erasure/", sharing.erasure, name="erasure"),
    path(f"{_ONE}rating/", sharing.rating, name="rating"),
    path(f"{_RESPONSE}taking-back/", responses.taking_back, name="response_end"),
    path(f"{_RESPONSE}opening/", responses.opening, name="response_opening"),
    path(f"{_RESPONSE}erasure/", responses.erasure, name="response_erasure"),
]

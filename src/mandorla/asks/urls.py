from django.urls import path

from mandorla.asks.views import news, responses, sharing

app_name = "asks"
urlpatterns = [
    path("kept/good-news/", news.kept, name="kept"),
    path("with/<uuid:pair>/good-news/", news.good_news, name="good_news"),
    path("with/<uuid:pair>/good-news/draft/", news.draft, name="draft"),
    path("with/<uuid:pair>/good-news/<uuid:news>/", responses.news_, name="news"),
    path("with/<uuid:pair>/good-news/<uuid:news>/draft/", responses.draft, name="response_draft"),
    path("with/<uuid:pair>/good-news/<uuid:news>/wording/", news.wording, name="wording"),
    path("with/<uuid:pair>/good-news/<uuid:news>/wording/draft/", news.wording_draft, name="wording_draft"),
    path("with/<uuid:pair>/good-news/<uuid:news>/taking-back/", sharing.taking_back, name="taking_back"),
    path("with/<uuid:pair>/good-news/<uuid:news>/opening/", sharing.opening, name="opening"),
    path("with/<uuid:pair>/good-news/<uuid:news>/erasure/", sharing.erasure, name="erasure"),
    path("with/<uuid:pair>/good-news/<uuid:news>/rating/", sharing.rating, name="rating"),
    path(
        "with/<uuid:pair>/responses/<uuid:response>/taking-back/", responses.taking_back, name="response_end"
    ),
    path("with/<uuid:pair>/responses/<uuid:response>/opening/", responses.opening, name="response_opening"),
    path("with/<uuid:pair>/responses/<uuid:response>/erasure/", responses.erasure, name="response_erasure"),
]

from django.urls import path

from mandorla.repair.views import after, friend, own, room, starts, trials

app_name = "repair"
urlpatterns = [
    path("kept/repair/", own.kept, name="kept"),
    path("with/<uuid:pair>/repair/", room.room, name="room"),
    path("with/<uuid:pair>/repair/readiness/", room.readiness, name="readiness"),
    path("with/<uuid:pair>/repair/not-now/", room.not_now, name="not_now"),
    path("with/<uuid:pair>/repair/starts/", starts.starts, name="starts"),
    path("with/<uuid:pair>/repair/starts/new/", starts.new, name="new"),
    path("with/<uuid:pair>/repair/starts/drafts/<str:part>/", starts.draft, name="draft"),
    path("with/<uuid:pair>/repair/starts/<uuid:start>/", starts.start, name="start"),
    path("with/<uuid:pair>/repair/starts/<uuid:start>/wording/", starts.wording, name="wording"),
    path(
        "with/<uuid:pair>/repair/starts/<uuid:start>/drafts/<str:part>/",
        starts.wording_draft,
        name="wording_draft",
    ),
    path("with/<uuid:pair>/repair/starts/<uuid:start>/opening/", starts.opening, name="opening"),
    path("with/<uuid:pair>/repair/starts/<uuid:start>/taking-back/", starts.taking_back, name="taking_back"),
    path("with/<uuid:pair>/repair/starts/<uuid:start>/erasure/", starts.erasure, name="erasure"),
    path("with/<uuid:pair>/repair/phrases/", own.phrases, name="phrases"),
    path("with/<uuid:pair>/repair/phrases/<uuid:phrase>/end/", own.phrase_end, name="phrase_end"),
    path("with/<uuid:pair>/repair/parked/", own.parked, name="parked"),
    path("with/<uuid:pair>/repair/parked/<uuid:parked>/reopening/", own.reopening, name="reopening"),
    path("with/<uuid:pair>/repair/parked/<uuid:parked>/end/", own.parked_end, name="parked_end"),
    path("with/<uuid:pair>/repair/looking-back/", after.looks, name="looks"),
    path("with/<uuid:pair>/repair/looking-back/new/", after.look_new, name="look_new"),
    path(
        "with/<uuid:pair>/repair/looking-back/drafts/<str:part>/", after.look_new_draft, name="look_new_draft"
    ),
    path("with/<uuid:pair>/repair/looking-back/<uuid:occasion>/", after.look, name="look"),
    path(
        "with/<uuid:pair>/repair/looking-back/<uuid:occasion>/drafts/<str:part>/",
        after.look_draft,
        name="look_draft",
    ),
    path("with/<uuid:pair>/repair/looking-back/<uuid:occasion>/ready/", after.look_ready, name="look_ready"),
    path(
        "with/<uuid:pair>/repair/looking-back/<uuid:occasion>/erasure/",
        after.look_erasure,
        name="look_erasure",
    ),
    path("with/<uuid:pair>/repair/friend/", friend.friend, name="friend"),
    path("with/<uuid:pair>/repair/friend/draft/", friend.friend_draft, name="friend_draft"),
    path("with/<uuid:pair>/repair/friend/<uuid:view>/erasure/", friend.friend_erasure, name="friend_erasure"),
    path("with/<uuid:pair>/repair/trials/<uuid:line>/promise/", trials.promising, name="promising"),
]

from django.urls import path

from mandorla.repair.views import friend, looks, own, room, starts, trials

app_name = "repair"
_ROOM = "with/<uuid:pair>/repair/"
_LOOK = f"{_ROOM}looking-back/<uuid:occasion>/"
_START = f"{_ROOM}starts/<uuid:start>/"

urlpatterns = [
    path("kept/repair/", own.kept, name="kept"),
    path(_ROOM, room.room, name="room"),
    path(f"{_ROOM}readiness/", room.readiness, name="readiness"),
    path(f"{_ROOM}not-now/", room.not_now, name="not_now"),
    path(f"{_ROOM}starts/", starts.starts, name="starts"),
    path(f"{_ROOM}starts/new/", starts.new, name="new"),
    path(f"{_ROOM}starts/drafts/<str:part>/", starts.draft, name="draft"),
    path(_START, starts.start, name="start"),
    path(f"{_START}wording/", starts.wording, name="wording"),
    path(f"{_START}drafts/<str:part>/", starts.wording_draft, name="wording_draft"),
    path(f"{_START}opening/", starts.opening, name="opening"),
    path(f"{_START}taking-back/", starts.taking_back, name="taking_back"),
    path(f"{_START}erasure/", starts.erasure, name="erasure"),
    path(f"{_ROOM}phrases/", own.phrases, name="phrases"),
    path(f"{_ROOM}phrases/<uuid:phrase>/end/", own.phrase_end, name="phrase_end"),
    path(f"{_ROOM}parked/", own.parked, name="parked"),
    path(f"{_ROOM}parked/<uuid:parked>/reopening/", own.reopening, name="reopening"),
    path(f"{_ROOM}parked/<uuid:parked>/end/", own.parked_end, name="parked_end"),
    path(f"{_ROOM}looking-back/", looks.looks, name="looks"),
    path(f"{_ROOM}looking-back/new/", looks.look_new, name="look_new"),
    path(f"{_ROOM}looking-back/drafts/<str:part>/", looks.look_new_draft, name="look_new_draft"),
    path(_LOOK, looks.look, name="look"),
    path(f"{_LOOK}drafts/<str:part>/", looks.look_draft, name="look_draft"),
    path(f"{_LOOK}ready/", looks.look_ready, name="look_ready"),
    path(f"{_LOOK}erasure/", looks.look_erasure, name="look_erasure"),
    path(f"{_ROOM}friend/", friend.friend, name="friend"),
    path(f"{_ROOM}friend/draft/", friend.friend_draft, name="friend_draft"),
    path(f"{_ROOM}friend/<uuid:view>/erasure/", friend.friend_erasure, name="friend_erasure"),
    path(f"{_ROOM}trials/<uuid:line>/promise/", trials.promising, name="promising"),
]

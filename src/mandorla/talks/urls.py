from django.urls import path, register_converter

from mandorla.talks.addresses import ScriptConverter
from mandorla.talks.views import after, kept, place, proposals, talking, voice

register_converter(ScriptConverter, "script")

app_name = "talks"
urlpatterns = [
    path("kept/talks/", kept.kept, name="kept"),
    path("kept/talks/voice/<uuid:note>/", kept.voice, name="kept_voice"),
    path("with/<uuid:pair>/talks/", place.talks, name="talks"),
    path("with/<uuid:pair>/talks/guides/<script:script>/", place.guide, name="guide"),
    path("with/<uuid:pair>/talks/understood/", after.understood, name="understood"),
    path("with/<uuid:pair>/talks/understood/<uuid:understanding>/showing/", after.showing, name="showing"),
    path("with/<uuid:pair>/talks/<uuid:talk>/", talking.talk, name="talk"),
    path("with/<uuid:pair>/talks/<uuid:talk>/acceptance/", proposals.acceptance, name="acceptance"),
    path("with/<uuid:pair>/talks/<uuid:talk>/refusal/", proposals.refusal, name="refusal"),
    path("with/<uuid:pair>/talks/<uuid:talk>/withdrawal/", proposals.withdrawal, name="withdrawal"),
    path("with/<uuid:pair>/talks/<uuid:talk>/beginning/", proposals.beginning, name="beginning"),
    path("with/<uuid:pair>/talks/<uuid:talk>/answer/", talking.answer, name="answer"),
    path("with/<uuid:pair>/talks/<uuid:talk>/voice/<uuid:note>/", voice.voice, name="voice"),
    path("with/<uuid:pair>/talks/<uuid:talk>/draft/", talking.draft, name="draft"),
    path("with/<uuid:pair>/talks/<uuid:talk>/taps/<slug:kind>/", talking.tap, name="tap"),
    path("with/<uuid:pair>/talks/<uuid:talk>/parking/", talking.parking, name="parking"),
    path("with/<uuid:pair>/talks/<uuid:talk>/time-out/", talking.time_out, name="time_out"),
    path("with/<uuid:pair>/talks/<uuid:talk>/time-out/move/", talking.move, name="move"),
    path("with/<uuid:pair>/talks/<uuid:talk>/end/", talking.end, name="end"),
    path("with/<uuid:pair>/talks/<uuid:talk>/keeping/", after.keeping, name="keeping"),
]

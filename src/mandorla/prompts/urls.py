from django.urls import path, register_converter

from mandorla.prompts.addresses import DeckConverter, PromptConverter
from mandorla.prompts.views import answers, decks, shelf, sitting

register_converter(PromptConverter, "prompt")
register_converter(DeckConverter, "deck")

app_name = "prompts"
urlpatterns = [
    path("offline/decks/", decks.offline, name="offline"),
    path("kept/answers/", shelf.kept, name="kept"),
    path("with/<uuid:pair>/decks/", decks.decks, name="decks"),
    path("with/<uuid:pair>/decks/<deck:deck>/", decks.deck, name="deck"),
    path("with/<uuid:pair>/decks/<deck:deck>/leaving-out/", decks.leaving_out, name="leaving_out"),
    path("with/<uuid:pair>/shelf/", shelf.shelf, name="shelf"),
    path("with/<uuid:pair>/rest/", sitting.rest, name="rest"),
    path("with/<uuid:pair>/rest/end/", sitting.rest_end, name="rest_end"),
    path("with/<uuid:pair>/prompts/<prompt:slug>/", sitting.prompt, name="prompt"),
    path("with/<uuid:pair>/prompts/<prompt:slug>/answer/", sitting.answer, name="answer"),
    path("with/<uuid:pair>/prompts/<prompt:slug>/draft/", sitting.draft, name="draft"),
    path("with/<uuid:pair>/prompts/<prompt:slug>/pass/", sitting.passing, name="pass"),
    path("with/<uuid:pair>/prompts/<prompt:slug>/mark/", sitting.mark, name="mark"),
    path("with/<uuid:pair>/answers/<uuid:answer>/taking-back/", answers.taking_back, name="taking_back"),
    path("with/<uuid:pair>/answers/<uuid:answer>/seal/", answers.sealing, name="sealing"),
    path("with/<uuid:pair>/answers/<uuid:answer>/erasure/", answers.erasure, name="erasure"),
    path("with/<uuid:pair>/answers/<uuid:answer>/advice/", answers.advice, name="advice"),
    path("with/<uuid:pair>/answers/<uuid:answer>/shelf/", answers.keeping, name="keeping"),
    path("with/<uuid:pair>/answers/<uuid:answer>/replies/", answers.reply, name="reply"),
    path("with/<uuid:pair>/replies/<uuid:reply>/end/", answers.reply_end, name="reply_end"),
]

from django.urls import path

from mandorla.promises.views import consistency, kept, openness, outcomes, owning, promises, receiving

app_name = "promises"
_PROMISE = "with/<uuid:pair>/promises/<uuid:promise>/"
_OUTCOME = "with/<uuid:pair>/outcomes/<uuid:outcome>/"
_APOLOGY = "with/<uuid:pair>/owning/<uuid:apology>/"
_WORDS = "with/<uuid:pair>/open-words/<slug:kind>/"
_WORD = "with/<uuid:pair>/open-word/<uuid:word>/"

urlpatterns = [
    path("kept/promises/", kept.kept, name="kept"),
    path("with/<uuid:pair>/promises/", promises.promises, name="promises"),
    path("with/<uuid:pair>/promises/new/", promises.new, name="new"),
    path("with/<uuid:pair>/promises/over-time/", consistency.consistency, name="consistency"),
    path(_PROMISE, promises.promise, name="promise"),
    path(f"{_PROMISE}wordings/", promises.wordings, name="wordings"),
    path(f"{_PROMISE}withdrawal/", promises.withdrawal, name="withdrawal"),
    path(f"{_PROMISE}opening/", promises.opening, name="opening"),
    path(f"{_PROMISE}taking-back/", promises.taking_back, name="taking_back"),
    path(f"{_PROMISE}erasure/", promises.erasure, name="erasure"),
    path(f"{_PROMISE}outcome/", outcomes.outcome, name="outcome"),
    path(f"{_PROMISE}after/", outcomes.after, name="after"),
    path(f"{_OUTCOME}opening/", outcomes.opening, name="outcome_opening"),
    path(f"{_OUTCOME}taking-back/", outcomes.taking_back, name="outcome_back"),
    path("with/<uuid:pair>/owning/", owning.apologies, name="apologies"),
    path("with/<uuid:pair>/owning/new/", owning.new, name="owning"),
    path("with/<uuid:pair>/owning/draft/<str:part>/", owning.draft, name="draft"),
    path(_APOLOGY, owning.apology, name="apology"),
    path(f"{_APOLOGY}opening/", owning.opening, name="apology_opening"),
    path(f"{_APOLOGY}taking-back/", owning.taking_back, name="apology_back"),
    path(f"{_APOLOGY}erasure/", owning.erasure, name="apology_erasure"),
    path(f"{_APOLOGY}promise/", receiving.promising, name="promising"),
    path(f"{_APOLOGY}reception/", receiving.reception, name="reception"),
    path(_WORDS, openness.open_words, name="open_words"),
    path(f"{_WORDS}new/", openness.new, name="word_new"),
    path(f"{_WORDS}draft/<slug:part>/", openness.draft, name="word_draft"),
    path(_WORD, openness.open_word, name="open_word"),
    path(f"{_WORD}again/", openness.again, name="word_again"),
    path(f"{_WORD}opening/", openness.opening, name="word_opening"),
    path(f"{_WORD}taking-back/", openness.taking_back, name="word_back"),
    path(f"{_WORD}erasure/", openness.erasure, name="word_erasure"),
    path(f"{_WORD}looking-back/", openness.looking_back, name="looking_back"),
    path(f"{_WORD}looking-back/draft/", openness.back_draft, name="back_draft"),
]

from django.urls import path

from mandorla.promises.views import consistency, kept, openness, outcomes, owning, promises, receiving

app_name = "promises"
urlpatterns = [
    path("kept/promises/", kept.kept, name="kept"),
    path("with/<uuid:pair>/promises/", promises.promises, name="promises"),
    path("with/<uuid:pair>/promises/new/", promises.new, name="new"),
    path("with/<uuid:pair>/promises/over-time/", consistency.consistency, name="consistency"),
    path("with/<uuid:pair>/promises/<uuid:promise>/", promises.promise, name="promise"),
    path("with/<uuid:pair>/promises/<uuid:promise>/wordings/", promises.wordings, name="wordings"),
    path("with/<uuid:pair>/promises/<uuid:promise>/withdrawal/", promises.withdrawal, name="withdrawal"),
    path("with/<uuid:pair>/promises/<uuid:promise>/opening/", promises.opening, name="opening"),
    path("with/<uuid:pair>/promises/<uuid:promise>/taking-back/", promises.taking_back, name="taking_back"),
    path("with/<uuid:pair>/promises/<uuid:promise>/erasure/", promises.erasure, name="erasure"),
    path("with/<uuid:pair>/promises/<uuid:promise>/outcome/", outcomes.outcome, name="outcome"),
    path("with/<uuid:pair>/promises/<uuid:promise>/after/", outcomes.after, name="after"),
    path("with/<uuid:pair>/outcomes/<uuid:outcome>/opening/", outcomes.opening, name="outcome_opening"),
    path("with/<uuid:pair>/outcomes/<uuid:outcome>/taking-back/", outcomes.taking_back, name="outcome_back"),
    path("with/<uuid:pair>/owning/", owning.apologies, name="apologies"),
    path("with/<uuid:pair>/owning/new/", owning.new, name="owning"),
    path("with/<uuid:pair>/owning/draft/<str:part>/", owning.draft, name="draft"),
    path("with/<uuid:pair>/owning/<uuid:apology>/", owning.apology, name="apology"),
    path("with/<uuid:pair>/owning/<uuid:apology>/opening/", owning.opening, name="apology_opening"),
    path("with/<uuid:pair>/owning/<uuid:apology>/taking-back/", owning.taking_back, name="apology_back"),
    path("with/<uuid:pair>/owning/<uuid:apology>/erasure/", owning.erasure, name="apology_erasure"),
    path("with/<uuid:pair>/owning/<uuid:apology>/promise/", receiving.promising, name="promising"),
    path("with/<uuid:pair>/owning/<uuid:apology>/reception/", receiving.reception, name="reception"),
    path("with/<uuid:pair>/open-words/<slug:kind>/", openness.open_words, name="open_words"),
    path("with/<uuid:pair>/open-words/<slug:kind>/new/", openness.new, name="word_new"),
    path("with/<uuid:pair>/open-words/<slug:kind>/draft/<slug:part>/", openness.draft, name="word_draft"),
    path("with/<uuid:pair>/open-word/<uuid:word>/", openness.open_word, name="open_word"),
    path("with/<uuid:pair>/open-word/<uuid:word>/again/", openness.again, name="word_again"),
    path("with/<uuid:pair>/open-word/<uuid:word>/opening/", openness.opening, name="word_opening"),
    path("with/<uuid:pair>/open-word/<uuid:word>/taking-back/", openness.taking_back, name="word_back"),
    path("with/<uuid:pair>/open-word/<uuid:word>/erasure/", openness.erasure, name="word_erasure"),
    path("with/<uuid:pair>/open-word/<uuid:word>/looking-back/", openness.looking_back, name="looking_back"),
    path(
        "with/<uuid:pair>/open-word/<uuid:word>/looking-back/draft/", openness.back_draft, name="back_draft"
    ),
]

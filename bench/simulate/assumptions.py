"""All that the made-up couples are made of, with where it comes from. Closeness in units of its own daily spread.

Nothing here was measured on people who use Mandorla. Diary studies give orders of magnitude; the rest is our guess, and
said to be one. Limits in `insights/logic/drift.py` and the scales in `insights/logic/pairs_model.py` were chosen on
couples like these, with other seeds than the ones that are reported.
"""

# Days. Laurenceau, Barrett & Rovine 2005 (J. Family Psychology 19): daily intimacy of spouses varies about as much
# from day to day within a person as between people, and two spouses' days go together moderately (r about .3 to .4).
SHARED_DAY_VARIANCE = 0.35
OWN_DAY_VARIANCE = 0.65
# Inertia of a couple's affect from one day to the next: .2 to .5 in diaries (Kuppens, Allen & Sheeber 2010,
# Psychological Science 21, give the order of magnitude for moods).
DAY_INERTIA = (0.2, 0.5)
# Slow change: sd of the step from day to day. Our guess: 0.1 to 0.5 of the daily spread over three months.
LEVEL_STEP = (0.005, 0.04)
# On the scale from 0 to 100. Our guess.
MEAN, SPREAD = (50.0, 80.0), (10.0, 18.0)

# How often somebody checks in. Diary studies lose 10 to 40 % of days; the app is looser than a study.
CHECK_IN_RATE = (0.5, 0.9)

# Practices: six kinds, on so many of a pair's days. Our guess.
PRACTICE_RATES = (0.10, 0.30)
PRACTICES = 6
# Effects on the next day. Gratitude and capitalization diaries find within-person effects of about .1 to .3 of the
# daily spread (Algoe, Gable & Maisel 2010, Personal Relationships 17; Gable et al. 2004, JPSP 87); half of the kinds
# do nothing for a given couple. Our guess.
EFFECT_NONE = 0.4
EFFECT_MEAN, EFFECT_SD = 0.28, 0.2
# Self-chosen: log odds of doing something rise by so much per unit of the day's shared mood.
CHOICE_BY_MOOD = 0.6

# Guesses of the other: force of truth, of one's own day, and a bias, by West & Kenny 2011; values of Acitelli's
# couples and of diaries lie about there.
TRUTH_FORCE, ASSUMED_SIMILARITY, GUESS_BIAS = (0.1, 0.5), (0.1, 0.5), (-0.3, 0.3)
GUESS_NOISE, GUESS_INERTIA = 0.6, (0.0, 0.4)

# Suggestions (`bench/simulate/suggesting.py`). Gains in the same unit as above; all of them are our guess unless a
# source is named. Each kind of thing has a mean gain, and the share of times that it is taken up. What the population
# gains is drawn anew for every seed around these means; for EFFECT_NONE of the couples a thing does nothing. They are
# written down here, apart from what `suggestions/logic/prior.py` ships, so that a change of what is believed at first
# changes nothing of what is true.
GAINS = {
    "thanks": (0.30, 0.5),
    "line": (0.20, 0.5),
    "news": (0.28, 0.375),
    "taking-in": (0.25, 0.375),
    "affection": (0.30, 0.5),
    "quiet": (0.22, 0.375),
    "card": (0.15, 0.25),
    "step": (0.15, 0.25),
    "promise": (0.15, 0.25),
    "habit": (0.15, 0.25),
    "window": (0.22, 0.375),
    "listening": (0.30, 0.3),
    "thanking": (0.28, 0.3),
    "weekly": (0.25, 0.25),
    "opening-up": (0.30, 0.25),
}
GAIN_OF_THE_REST = (0.2, 0.375)  # each of the ten decks of questions
POPULATION_GAIN_SD, POPULATION_TAKEN_SD = 0.08, 0.4  # the second in log odds
COUPLE_GAIN_SD, COUPLE_TAKEN_SD = 0.12, 0.8
# Something new again and again is worth less (Bao & Lyubomirsky 2013, on hedonic adaptation, give the direction only).
WEARS_BY, HALVES_AFTER = (0.4, 0.9), (2.0, 7.0)
# What each can bear: depth 2 to 5; a couple bears what the one who bears less does. Reciprocal disclosure deepens step
# by step (Altman & Taylor 1973): after so many good ones at its edge a couple bears one depth more.
BEARS = {2: 0.15, 3: 0.40, 4: 0.30, 5: 0.15}
STEPS_TO_BEAR_MORE = 12
# A question or talk deeper than can be borne takes away; so does a deep one in the days after a quarrel.
TOO_DEEP_COSTS, RAW_COSTS = 0.5, 0.3
DEEPER_IS_WORTH = 0.15  # more, for each depth above 1 that is borne
# Who sets a ceiling where it belongs on the first evening; the others keep the first one (3). After a bad evening so
# many set it.
SETS_A_CEILING, LEARNS_TO = 0.7, 0.5
QUARREL_RATE, QUARREL_IS_SEEN = 1 / 20, 0.5
APART, CLOSES_A_TOPIC = 0.2, 0.05
# How often the evening's question is answered, and how far an answer is from what was gained.
RATES, RATING_NOISE = 0.5, 0.5
# On such a share of days something in particular is needed; it stays from one day to the next so often; couples differ
# in what it is (the shape of a gamma for each of the six); and it is said in the check-in so often.
NEEDS, NEED_STAYS, NEEDS_DIFFER, NEED_IS_SAID = 0.7, 0.5, 0.7, 0.5
# Half of what is said is said while there is still time for the small act of the day, the rest in the evening. Our
# guess, before it was seen what it does: the app asks at no hour of its own.
SAID_IN_TIME = 0.5
# What answers a need does more than what does not, which may do little (Cutrona, Shaffer, Wesner & Gardner 2007, J.
# Family Psychology 21; Maisel & Gable 2009, Psychological Science 20: the direction; the size is our guess). On
# average over all kinds of things it is 1.
NEEDED, NOT_NEEDED, NEEDED_A_LITTLE = 2.5, 0.7, 1.3
# Each small act of affection is liked by both so often. Kind words wait to be taken in on so many days.
BOTH_LIKE, WORDS_WAIT = 0.6, 0.3
# What went well is taken up more often, what went badly less: the law of effect (Thorndike 1911, Animal Intelligence).
# What is remembered of a kind of thing moves by so much toward how it felt this time, and one whole "closer" more in
# that memory is so many log odds more of taking it up. Choices in the laboratory are described in that way (Gershman
# 2016, J. Mathematical Psychology 71); that evenings of two people move as much is our guess.
REMEMBERS, HEEDS = 0.3, 3.0
# Whoever felt farther apart by a thing, of whose kind nothing good is remembered either, says "not this any more" so
# often: of a small thing or a talk, that one; of a question, its deck. Most people leave settings as they are, so
# seldom: our guess. Both were written down before it was seen what they do.
LEAVES_OUT = 0.2
# How many of the three things of a day two people have time for.
TIME_FOR = (0.6, 0.3, 0.1)


# Other laws, held against what was tuned on the ones above: nothing was tuned on these.
# Heavier tails: t with so many degrees of freedom, of the same spread.
TAILS = 4
# Effects that fade: a gain is half as large after so many days of using the app.
FADES_AFTER = 60.0
# Trust that moves: for so many days after a quarrel a couple bears one depth less.
SHAKEN_FOR = 10
# Of the days alone: the level jumps at this rate, as far as it would have wandered in the meantime; on one day of the
# week closeness is so much higher; and whoever is one spread below their mean checks in with so many log odds less.
JUMPS = 1 / 30
SUNDAY = 0.4
SKIPS = 0.3

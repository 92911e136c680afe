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

"""How honest the statistics are, beside their goals, as JSON; on made-up couples (`bench/simulate`).

    python bench/insights.py [--couples 1000] [--data DIR] [--only PART] [--plot FILE.svg]

Parts: effects, ratings, drift, others, guesses, costs, trial. "Others" holds couples by other laws than those that
everything was tuned on against it: at most 1.3 false questions of a drop a year, and intervals and band cover at least
92 %. DIR holds the data of the trial (`data_mimicHeartSteps.csv`, of the R package MRTAnalysis, which is no part of
this project); without it that part is left out. Seeds are those below. The plot is of what a page of change costs by
its years.
"""

import argparse
import json
import os
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "src"), str(Path(__file__).resolve().parents[1])]

import numpy as np  # noqa: E402
from bench.simulate.couples import AS_ASSUMED, Law, couple  # noqa: E402
from bench.simulate.guessing import guessed  # noqa: E402
from bench.simulate.rating import ratings_of  # noqa: E402

from mandorla.insights.logic import drift, randomized  # noqa: E402
from mandorla.insights.logic.claims import CERTAIN  # noqa: E402
from mandorla.insights.logic.guesses import reading  # noqa: E402
from mandorla.insights.logic.normal import TWO_SIDED_95  # noqa: E402
from mandorla.insights.logic.pairs_model import Days, posterior  # noqa: E402
from mandorla.insights.logic.rated import rated  # noqa: E402

Figures = dict[str, Any]
SEED = 20_261
DAYS = 180
YEAR = 365.0
BEFORE, CALM = 150, 515  # days of which the first are not looked at
LAWS = {
    "heavier tails": Law(has_tails=True),
    "effects that fade": Law(fades=True),
    "a level that jumps": Law(jumps=True),
    "a rhythm of the week": Law(has_weeks=True),
    "bad days left out": Law(skips=True),
    "all of these": Law(True, True, True, True, True),
}
LOOKED_AT = 500  # as insights/seeing.py does


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--couples", type=int, default=1000)
    parser.add_argument("--data", type=Path, default=None)
    parser.add_argument("--only", choices=PARTS, default=None)
    parser.add_argument("--plot", type=Path, default=None)
    asked = parser.parse_args()
    parts = [asked.only] if asked.only else list(PARTS)
    found = {name: PARTS[name](asked.couples, asked.data) for name in parts}
    if asked.plot and found.get("costs"):
        asked.plot.write_text(plot_of(found["costs"] or {}), encoding="utf-8")
    print(json.dumps(found, indent=2))


def effects(couples: int, data: Path | None) -> Figures:
    """Intervals, claims and bands at 180 days, where things work and where nothing does, randomized and self-chosen."""
    return {
        f"{'works' if works else 'nothing works'}, {'self-chosen' if chosen else 'randomized'}": _scenario(
            couples, works=works, chosen=chosen
        )
        for works in (True, False)
        for chosen in (False, True)
    }


def _scenario(couples: int, *, works: bool, chosen: bool, law: Law = AS_ASSUMED) -> Figures:
    kept, wide, wrong_by, inside = [], [], [], []
    with_claim = helped = claimed = wrong = 0
    for number in range(couples):
        chance = np.random.default_rng([SEED, works, chosen, number])
        made = couple(chance, DAYS, works=works, is_self_chosen=chosen, other=law)
        found = posterior(Days(made.y, made.done))
        half = TWO_SIDED_95 * found.effect_sd
        kept.append(np.abs(found.effect - made.effects) <= half)
        wide.append(2 * half / made.spread)
        wrong_by.append((found.effect - made.effects) / made.spread)
        inside.append(np.abs(found.level - made.level)[6::7] <= TWO_SIDED_95 * found.level_sd[6::7])
        helps = found.tail >= CERTAIN
        helped += bool((helps & (made.effects <= 0)).any())
        with_claim += bool(helps.any())
        claimed += int(helps.sum())
        wrong += int((helps & (made.effects < 0)).sum())
    return {
        "interval covers": round(float(np.mean(kept)), 4),
        "mean width, SD": round(float(np.mean(wide)), 3),
        "RMSE, SD": round(float(np.sqrt(np.mean(np.square(wrong_by)))), 3),
        "couples with a claim": round(with_claim / couples, 4),
        "couples told that something helps that doesn't": round(helped / couples, 4),
        "claims": claimed,
        "of them with the wrong sign": round(wrong / max(claimed, 1), 4),
        "band covers the level": round(float(np.mean(inside)), 4),
    }


def ratings(couples: int, data: Path | None) -> Figures:
    """How often the intervals hold of what was said right after a practice."""
    found: Figures = {}
    for works in (True, False):
        kept, wide = [], []
        for number in range(couples):
            made = ratings_of(np.random.default_rng([SEED, 11, works, number]), works=works)
            for one in rated(made.ratings):
                kept.append(one.low <= made.means[int(one.kind)] <= one.high)
                wide.append(one.high - one.low)
        found["works" if works else "nothing works"] = {
            "interval covers": round(float(np.mean(kept)), 4),
            "mean width, of an answer": round(float(np.mean(wide)) / 0.5, 3),
        }
    return found


def drifting(couples: int, data: Path | None) -> Figures:
    """False alarms a year, and days until a drop or a silence is asked about, on one person's entries."""
    before, after = BEFORE, 120
    since = np.arange(before + after) - before
    shapes = {"1 SD over 60 days": np.clip(since / 60, 0, 1), "1 SD at once": (since >= 0) * 1.0}
    found: Figures = {}
    calm = [_own(number, CALM, None) for number in range(couples)]
    found["false questions of a drop, a year"] = _false_drops(calm)
    for name, shape in shapes.items():
        waits = np.array(
            [
                _first(
                    drift.drift_scores(_own(couples + n, before + after, shape))[before:], drift.DRIFT_LIMIT
                )
                for n in range(couples)
            ]
        )
        found[name] = _waits(waits)
    silences: list[int] = []
    gone: list[float] = []
    for y in calm:
        came, counted = np.isfinite(y), np.ones(len(y), dtype=bool)
        scores = drift.withdrawal_scores(came, counted)[before:]
        silences.append(len(drift.questions(scores, drift.WITHDRAWAL_LIMIT)))
        came[before:] = False
        scores = drift.withdrawal_scores(came[: before + 60], counted[: before + 60])
        gone.append(_first(scores[before:], drift.WITHDRAWAL_LIMIT))
    found["false questions of a silence, a year"] = round(
        float(np.mean(silences)) * YEAR / (CALM - before), 3
    )
    found["a silence"] = _waits(np.array(gone))
    return found


def _false_drops(calm: list[Any]) -> float:
    alarms = [len(drift.questions(drift.drift_scores(y)[BEFORE:], drift.DRIFT_LIMIT)) for y in calm]
    return round(float(np.mean(alarms)) * YEAR / (CALM - BEFORE), 3)


def others(couples: int, data: Path | None) -> Figures:
    """False questions of a drop, and how often intervals and band hold, by laws that nothing was tuned on."""
    found: Figures = {}
    for name, law in LAWS.items():
        calm = [_own(number, CALM, None, law) for number in range(couples)]
        works = _scenario(couples, works=True, chosen=False, law=law)
        found[name] = {
            "false questions of a drop, a year": _false_drops(calm),
            **{what: works[what] for what in ("interval covers", "band covers the level", "RMSE, SD")},
        }
    return found


def _own(number: int, days: int, drop: Any, law: Law = AS_ASSUMED) -> Any:
    return couple(np.random.default_rng([SEED, 7, number]), days, works=False, drop=drop, other=law).y[:, 0]


def _first(scores: Any, limit: float) -> float:
    over = np.flatnonzero(scores >= limit)
    return float(over[0] + 1) if len(over) else float("inf")


def _waits(waits: Any) -> Figures:
    return {
        "median days": float(np.median(waits)),
        **{f"within {most} days": round(float(np.mean(waits <= most)), 4) for most in (20, 60)},
    }


def guesses(couples: int, data: Path | None) -> Figures:
    """How often the intervals of Truth and Bias hold, by the number of pairs of a guess and a truth."""
    found: Figures = {}
    for pairs in (60, 120):
        kept = []
        for number in range(couples):
            made = guessed(np.random.default_rng([SEED, 9, pairs, number]), pairs)
            read = reading(made.day, made.guess, made.truth, made.own)
            if read:
                kept.append(np.abs(read.b - made.terms) <= read.half)
        names = ("bias", "force of truth", "assumed similarity")
        covers = np.mean(kept, axis=0)
        found[f"{pairs} pairs"] = {
            name: round(float(one), 4) for name, one in zip(names, covers, strict=True)
        }
    return found


def costs(couples: int, data: Path | None) -> Figures:
    """Milliseconds and megabytes by years of two people with six practices; the third of five runs, processor time."""
    found: Figures = {}
    for years in (1, 2, 5, 10):
        made = couple(np.random.default_rng([SEED, years]), 365 * years)
        days = Days(made.y, made.done)
        times = sorted(_seconds(lambda days=days: _all(days)) for _ in range(5))  # type: ignore[misc]
        tracemalloc.start()
        _all(days)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        found[f"{years} years"] = {"ms": round(times[2] * 1000, 1), "MB": round(most / 1e6, 1)}
    years, ms = np.array([(int(name.split()[0]), one["ms"]) for name, one in found.items()]).T
    slope, begin = np.polyfit(years, ms, 1)
    unexplained = float(np.sum((ms - begin - slope * years) ** 2) / np.sum((ms - ms.mean()) ** 2))
    found["a straight line"] = {"ms a year": round(float(slope), 1), "explains": round(1 - unexplained, 4)}
    return found


def plot_of(costs: Figures) -> str:
    """What it costs by years, as an SVG of 480 by 320."""
    known = [(int(name.split()[0]), one["ms"]) for name, one in costs.items() if "ms" in one]
    wide, high = max(years for years, _ms in known), max(ms for _years, ms in known)
    points = [(60 + 390 * years / wide, 270 - 230 * ms / high) for years, ms in known]
    line = " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
    labels = [
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4"/><text x="{x:.0f}" y="{y - 10:.0f}">{ms:.0f} ms</text>'
        f'<text x="{x:.0f}" y="290">{years}</text>'
        for (x, y), (years, ms) in zip(points, known, strict=True)
    ]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 320" font-family="sans-serif" font-size="12"'
        ' text-anchor="middle"><path d="M60 30V270H460" fill="none" stroke="gray"/>'
        f'<polyline points="{line}" fill="none" stroke="black"/>{"".join(labels)}'
        '<text x="255" y="312">years of two people</text></svg>\n'
    )


def _all(days: Days) -> None:
    posterior(days, since=len(days.y) - 92, first=max(0, len(days.y) - 365))
    drift.drift_scores(days.y[-LOOKED_AT:, 0])
    seen = np.isfinite(days.y[-LOOKED_AT:, 0])
    drift.withdrawal_scores(seen, np.ones_like(seen))


def _seconds(do: Callable[[], None]) -> float:
    begun = time.process_time()
    do()
    return time.process_time() - begun


def trial(couples: int, data: Path | None) -> Figures | None:
    """Weighted, centered least squares on the trial of MRTAnalysis: it has 2.0115176 .3395683 .1574444, SE .0622."""
    path = data / "data_mimicHeartSteps.csv" if data else None
    if path is None or not path.is_file():
        return None
    rows = np.genfromtxt(path, delimiter=",", names=True)
    controls = np.column_stack([np.ones(len(rows)), rows["logstep_pre30min"]])
    made = randomized.Trial(
        rows["logstep_30min"],
        rows["intervention"],
        rows["rand_prob"],
        rows["avail"],
        rows["userid"].astype(int),
        controls,
    )
    found = randomized.effect(made, 0.6)
    return {"b": [round(float(one), 7) for one in found.b], "SE of the effect": round(float(found.se[2]), 4)}


PARTS: dict[str, Callable[[int, Path | None], Figures | None]] = {
    "effects": effects,
    "ratings": ratings,
    "drift": drifting,
    "others": others,
    "guesses": guesses,
    "costs": costs,
    "trial": trial,
}

if __name__ == "__main__":
    main()

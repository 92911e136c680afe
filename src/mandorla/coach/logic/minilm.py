"""The meaning of a sentence as 384 numbers: all-MiniLM-L6-v2 in numpy.

A BERT encoder (Devlin et al. 2019) of six layers, the mean of its last states, scaled to length 1 (Reimers & Gurevych
2019; Wang et al. 2020). Weights are passed in; nothing is read here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mandorla.coach.logic.wordpiece import pieces

Array = NDArray[Any]

LAYERS, HEADS, WIDTH = 6, 12, 384
MIDDLE = (2, 3)  # after these layers a state still tells who speaks of whom, and how
MOST_PIECES = 96
_TINY = 1e-12


@dataclass(frozen=True, slots=True)
class Model:
    """Arrays by their names in the file, and the numbers of the word pieces."""

    arrays: Mapping[str, Array]
    vocabulary: Mapping[str, int]


def meaning(model: Model, text: str, kind: type[np.floating[Any]] = np.float32) -> Array:
    """A vector of length 1; `kind` is how exactly it is computed. Only the first 96 pieces of the text count."""
    *_, last = _states(model, text, kind, LAYERS)
    return _scaled(last.mean(axis=0))


def manner(model: Model, text: str, kind: type[np.floating[Any]] = np.float32) -> Array:
    """Less what is spoken of than how: a vector of length 1 from the middle of the encoder instead of its end."""
    return _middle(list(_states(model, text, kind, max(MIDDLE) + 1)))


def manner_and_meaning(model: Model, text: str, kind: type[np.floating[Any]] = np.float32) -> Array:
    """Both of these from one reading of the text, one after the other in one vector."""
    states = list(_states(model, text, kind, LAYERS))
    return np.concatenate([_middle(states), _scaled(states[-1].mean(axis=0))])


def _middle(states: Sequence[Array]) -> Array:
    return _scaled(np.sum([_scaled(states[layer].mean(axis=0)) for layer in MIDDLE], axis=0))


def _states(model: Model, text: str, kind: type[np.floating[Any]], layers: int) -> Iterator[Array]:
    state = _embed(model.arrays, pieces(text, model.vocabulary, MOST_PIECES), kind)
    for layer in range(layers):
        state = _layer(model.arrays, f"encoder.layer.{layer}", state)
        yield state


def _scaled(vector: Array) -> Array:
    scaled: Array = vector / max(float(np.sqrt((vector * vector).sum())), _TINY)
    return scaled


def _embed(arrays: Mapping[str, Array], numbers: list[int], kind: type[np.floating[Any]]) -> Array:
    word = arrays["embeddings.word_embeddings.weight"][numbers].astype(kind)
    place = arrays["embeddings.position_embeddings.weight"][: len(numbers)]
    state = word + place + arrays["embeddings.token_type_embeddings.weight"][0]
    return _level(arrays, "embeddings.LayerNorm", state)


def _layer(arrays: Mapping[str, Array], name: str, state: Array) -> Array:
    attended = _linear(
        arrays, f"{name}.attention.output.dense", _attention(arrays, f"{name}.attention.self", state)
    )
    state = _level(arrays, f"{name}.attention.output.LayerNorm", attended + state)
    between = _gelu(_linear(arrays, f"{name}.intermediate.dense", state))
    return _level(
        arrays, f"{name}.output.LayerNorm", _linear(arrays, f"{name}.output.dense", between) + state
    )


def _attention(arrays: Mapping[str, Array], name: str, state: Array) -> Array:
    count, size = len(state), WIDTH // HEADS
    query, key, value = (
        _linear(arrays, f"{name}.{part}", state).reshape(count, HEADS, size).transpose(1, 0, 2)
        for part in ("query", "key", "value")
    )
    weight = query @ key.transpose(0, 2, 1) / state.dtype.type(size**0.5)
    weight = np.exp(weight - weight.max(axis=-1, keepdims=True))
    weight /= weight.sum(axis=-1, keepdims=True)
    mixed: Array = (weight @ value).transpose(1, 0, 2).reshape(count, WIDTH)
    return mixed


def _linear(arrays: Mapping[str, Array], name: str, state: Array) -> Array:
    made: Array = state @ arrays[f"{name}.weight"].T.astype(state.dtype, copy=False)
    made += arrays[f"{name}.bias"].astype(state.dtype, copy=False)
    return made


def _level(arrays: Mapping[str, Array], name: str, state: Array) -> Array:
    centered = state - state.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centered * centered).mean(axis=-1, keepdims=True) + state.dtype.type(_TINY))
    leveled: Array = centered / spread * arrays[f"{name}.weight"] + arrays[f"{name}.bias"]
    return leveled.astype(state.dtype, copy=False)


def _gelu(value: Array) -> Array:
    # Gauss's error function by Abramowitz & Stegun 7.1.26: off by less than 2e-7.
    size = np.abs(value) * value.dtype.type(0.7071067811865476)
    step = 1 / (1 + value.dtype.type(0.3275911) * size)
    terms = (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)
    series = np.zeros_like(value)
    for term in terms:
        series = (series + value.dtype.type(term)) * step
    erf = np.sign(value) * (1 - series * np.exp(-size * size))
    made: Array = value * (1 + erf) / 2
    return made

"""Question-discounted soft token recall: how much of a reference text is in an answer, in whatever words.

For each token i of the reference, the best cosine s_i to any token of the answer, in the encoder's middle layers; over
the reference, their mean weighted by idf_i * (1 - q_i), where q_i is the token's best cosine to the question's tokens:
what the question already says proves nothing (soft recall: BERTScore, Zhang et al. 2020, arXiv:1904.09675; question
demoting: Sultan et al. 2016, doi:10.18653/v1/N16-1123). Cosines under `CHANCE` are what English text on any subject
reaches and count as nothing, so that length by itself earns little.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

CHANCE = 0.45
"""Mean cosine of both layers that tokens of unrelated texts reach; of 0.25 to 0.7, best on answers people graded."""


def discount(reference: Floats, question: Floats) -> Floats:
    """How much of each reference token the question leaves to say.

    Args:
        reference: (m, w) token states.
        question: (q, w) token states; q may be 0.

    Returns:
        (m,) 1 - best cosine to the question, 0 to 1.
    """
    if not len(question):
        return np.ones(len(reference), np.float32)
    return 1 - np.clip((reference @ question.T).max(axis=1), 0, 1)


def above_chance(cosines: Floats) -> Floats:
    """Cosines above chance, scaled to 0..1; any shape."""
    above = cosines - np.float32(CHANCE)
    above /= np.float32(1 - CHANCE)
    return np.clip(above, 0, 1, out=above)


def recall(best: Floats, weights: Floats) -> float:
    """Weighted mean of the best matches, 0 to 1; 0 where nothing has weight.

    Args:
        best: (m,) best match of each reference token, 0 to 1.
        weights: (m,) at least 0.
    """
    total = float(weights.sum())
    return min(float(weights @ best) / total, 1.0) if total > 0 else 0.0


def recall_by_stretch(best: Floats, weights: Floats) -> Floats:
    """`recall` for every column of (m, s): (s,)."""
    total = float(weights.sum())
    if total <= 0:
        return np.zeros(best.shape[1], np.float32)
    # np.clip would take longer than the product.
    return np.minimum(np.maximum(weights @ best / np.float32(total), np.float32(0)), np.float32(1))

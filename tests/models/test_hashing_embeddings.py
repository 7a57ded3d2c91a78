from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.models.hashing import HashingEmbeddings

embeddings = HashingEmbeddings()


def test_words_of_one_stem_are_nearer_than_others():
    allocate, allocation, violin = embeddings.vectors(["allocate", "allocation", "violin"])
    assert allocate @ allocation > 0.4
    assert abs(allocate @ violin) < 0.2


def test_a_misspelling_stays_near():
    right, wrong = embeddings.vectors(["securitisation", "securitsation"])
    assert right @ wrong > 0.5


def test_case_and_accents_do_not_count():
    plain, accented = embeddings.encode(["resume", "RÉSUMÉ"])
    assert np.array_equal(plain.vector, accented.vector)
    assert plain.ids.tolist() == accented.ids.tolist()


def test_both_layers_are_the_same():
    (encoded,) = embeddings.encode(["one and the same"])
    assert encoded.layers[4] is encoded.layers[6]


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_a_text_with_nothing_in_it_has_no_tokens_and_a_zero_vector(text):
    (encoded,) = embeddings.encode([text])
    assert len(encoded.ids) == 0
    assert encoded.layers[4].shape == (0, embeddings.dimension)
    assert not encoded.vector.any()


def test_no_texts_give_no_vectors():
    assert embeddings.vectors([]).shape == (0, embeddings.dimension)


@given(st.text(st.characters(), max_size=80))
def test_tokens_are_words_and_marks_where_the_offsets_say(text):
    (encoded,) = embeddings.encode([text])
    cut = [text[start:stop] for start, stop in encoded.offsets]
    assert "".join(cut) == "".join(text.split())
    assert len(encoded.ids) == len(encoded.layers[6]) == len(cut)
    assert (encoded.ids >= 0).all()
    norms = np.linalg.norm(encoded.layers[6], axis=1)
    assert norms == pytest.approx(np.ones(len(cut)), abs=1e-5)


@given(st.lists(st.text(max_size=30), max_size=5))
def test_a_text_gives_the_same_bits_whatever_it_is_encoded_with(others):
    alone = embeddings.vectors(["the same text"])[0]
    assert np.array_equal(embeddings.vectors([*others, "the same text"])[-1], alone)


def test_another_process_gives_the_same_bits():
    program = (
        "from interviewer.models.hashing import HashingEmbeddings\n"
        "print(HashingEmbeddings().vectors(['the same text'])[0].tobytes().hex())"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == embeddings.vectors(["the same text"])[0].tobytes().hex()

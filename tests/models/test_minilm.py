"""The real model, where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.errors import EmbeddingsError
from interviewer.models.embeddings import Encoded
from interviewer.models.minilm import open_minilm

LONG = " ".join(f"In week {week} deposits fell and we drew on the central bank's facility." for week in range(60))
REFERENCE = [-0.007041, -0.024294, -0.08401, 0.00568]
texts = st.text(st.characters(), max_size=60)


def same(left: Encoded, right: Encoded) -> bool:
    pairs = [(left.vector, right.vector), (left.ids, right.ids), (left.offsets, right.offsets)]
    pairs += [(left.layers[layer], right.layers[layer]) for layer in (4, 6)]
    return all(np.array_equal(one, other) for one, other in pairs)


def test_a_paraphrase_is_nearer_than_another_subject(minilm):
    asked, paraphrase, other = minilm.vectors(
        [
            "A bank needs enough cash to pay depositors back.",
            "Lenders must hold sufficient liquid funds to repay savers.",
            "The violin is tuned in perfect fifths.",
        ]
    )
    assert asked @ paraphrase > 0.5
    assert asked @ other < 0.2


def test_the_vector_is_the_reference_implementations(minilm):
    # From transformers and torch on the same weights, mean pooling over all tokens.
    vector = minilm.vectors(["Liquidity risk is the risk that a bank cannot meet its obligations."])[0]
    assert vector[:4] == pytest.approx(REFERENCE, abs=1e-6)


def test_a_words_state_depends_on_its_sentence(minilm):
    flooded, muddy, rates = minilm.encode(
        ["the river bank flooded", "the bank of the river was muddy", "the bank raised its rates"]
    )
    river, shore, lender = flooded.layers[6][2], muddy.layers[6][1], rates.layers[6][1]
    assert river @ shore > river @ lender + 0.05


def test_the_two_layers_differ(minilm):
    (encoded,) = minilm.encode(["We verified the collateral."])
    assert not np.allclose(encoded.layers[4], encoded.layers[6], atol=0.1)


@pytest.mark.parametrize("text", ["", " ", "\n\t \u00a0", "\x00\u200b\ufffd"])
def test_a_text_with_nothing_to_read_has_no_tokens_and_a_zero_vector(minilm, text):
    (encoded,) = minilm.encode([text])
    assert encoded.ids.shape == (0,)
    assert encoded.offsets.shape == (0, 2)
    assert encoded.layers[4].shape == encoded.layers[6].shape == (0, 384)
    assert not encoded.vector.any()


def test_no_texts_give_no_vectors(minilm):
    assert minilm.encode([]) == []
    assert minilm.vectors([]).shape == (0, 384)


def test_offsets_cut_the_words_out_of_the_text(minilm):
    text = "Héllo 👩‍🔬, naïve cafe\u0301s — 量子 risk"
    (encoded,) = minilm.encode([text])
    cut = [text[start:stop] for start, stop in encoded.offsets]
    assert {"Héllo", "naïve", "量", "子", "risk"} <= set(cut)


@settings(max_examples=25, deadline=None)
@given(text=texts)
def test_whatever_the_text_the_shapes_agree_and_nothing_is_nan(minilm, text):
    (encoded,) = minilm.encode([text])
    tokens = len(encoded.ids)
    assert encoded.offsets.shape == (tokens, 2)
    assert all(0 <= start < stop <= len(text) for start, stop in encoded.offsets)
    assert (np.diff(encoded.offsets[:, 0]) >= 0).all()
    for states in encoded.layers.values():
        assert states.shape == (tokens, 384)
        assert np.linalg.norm(states, axis=1) == pytest.approx(np.ones(tokens), abs=1e-5)
    assert np.linalg.norm(encoded.vector) == pytest.approx(1.0 if tokens else 0.0, abs=1e-5)


def test_half_a_surrogate_pair_moves_no_offset(minilm):
    text = "before \ud83d after"
    (encoded,) = minilm.encode([text])
    assert [text[start:stop] for start, stop in encoded.offsets] == ["before", "after"]


def test_a_special_token_spelled_out_is_only_text(minilm):
    (encoded,) = minilm.encode(["done [SEP] [CLS] next"])
    assert not set(encoded.ids) & {101, 102}


@settings(max_examples=12, deadline=None)
@given(others=st.lists(texts, max_size=4), place=st.integers(0, 4))
def test_a_text_gives_the_same_bits_whatever_it_is_encoded_with(minilm, others, place):
    text = "The board asked for the liquidity coverage ratio."
    (alone,) = minilm.encode([text])
    together = minilm.encode([*others[:place], text, *others[place:]])
    assert same(together[min(place, len(others))], alone)


def test_long_and_short_texts_together_give_what_they_give_alone(minilm):
    together = [LONG[:cut] for cut in (40, 700, 95, 2000, 300, len(LONG), 410, 180, 20)]
    for text, encoded in zip(together, minilm.encode(together), strict=True):
        (alone,) = minilm.encode([text])
        assert encoded.vector == pytest.approx(alone.vector, abs=1e-6)
        assert encoded.layers[4] == pytest.approx(alone.layers[4], abs=1e-6)
        assert encoded.layers[6] == pytest.approx(alone.layers[6], abs=1e-6)


def test_a_second_run_gives_the_same_bits(minilm):
    assert same(minilm.encode([LONG])[0], minilm.encode([LONG])[0])


def test_callers_side_by_side_get_the_same_bits(minilm):
    texts = ["A short one.", LONG, ""]
    expected = minilm.vectors(texts)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(minilm.vectors, [texts] * 6))
    assert all(np.array_equal(vectors, expected) for vectors in found)


def test_one_thread_gives_what_two_give(minilm, model_folder):
    alone = open_minilm(model_folder, threads=1)
    for one, two in zip(alone.encode(["A short one.", LONG]), minilm.encode(["A short one.", LONG]), strict=True):
        assert one.vector == pytest.approx(two.vector, abs=1e-6)
        assert one.layers[4] == pytest.approx(two.layers[4], abs=1e-6)


def test_vectors_are_those_of_encode(minilm):
    both = ["One answer.", "", LONG]
    assert np.array_equal(minilm.vectors(both), np.stack([encoded.vector for encoded in minilm.encode(both)]))


def test_a_long_text_keeps_every_token_in_order(minilm):
    (encoded,) = minilm.encode([LONG])
    assert len(encoded.ids) > 600
    words = "".join(LONG[start:stop] for start, stop in encoded.offsets)
    assert words == LONG.replace(" ", "")
    assert encoded.layers[6].shape == (len(encoded.ids), 384)


def test_the_start_of_a_long_text_is_read_as_it_would_be_alone(minilm):
    (long,) = minilm.encode([LONG])
    (head,) = minilm.encode([LONG[: long.offsets[253][1]]])
    assert len(head.ids) == 254
    assert np.array_equal(long.layers[6][:150], head.layers[6][:150])


def test_the_end_of_a_long_text_counts_in_its_vector(minilm):
    ending = " ".join(["The violin is tuned in perfect fifths."] * 60)
    plain, turned, subject = minilm.vectors([LONG, f"{LONG} {ending}", ending])
    assert turned @ subject > plain @ subject + 0.3


def test_what_was_encoded_cannot_be_written_to(minilm):
    (encoded,) = minilm.encode(["fixed"])
    with pytest.raises(ValueError, match="read-only"):
        encoded.vector[0] = 1


def test_another_weights_file_is_refused(model_folder, tmp_path):
    for name in ("tokenizer.json", "model.safetensors"):
        shutil.copy(model_folder / name, tmp_path)
    with (tmp_path / "model.safetensors").open("r+b") as weights:
        weights.seek(50_000_000)
        weights.write(b"\x00\x01\x02\x03\x04\x05\x06\x07")
    with pytest.raises(EmbeddingsError, match=r"model\.safetensors is not the file .* Install"):
        open_minilm(tmp_path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(EmbeddingsError, match=r"model\.safetensors could not be read .* Install"):
        open_minilm(tmp_path)


def test_no_threads_are_refused(model_folder):
    with pytest.raises(EmbeddingsError, match="Set 1 or more"):
        open_minilm(model_folder, threads=0)


def test_it_opens_in_well_under_a_second(model_folder):
    started = time.process_time()
    open_minilm(model_folder)
    assert time.process_time() - started < 0.6


@pytest.mark.parametrize("module", ["embeddings", "choose"])
def test_importing_the_room_loads_no_runtime(module):
    heavy = "{'onnxruntime', 'tokenizers', 'langchain_openai', 'openai', 'torch'}"
    program = f"import sys, interviewer.models.{module}; sys.exit(str({heavy} & set(sys.modules) or ''))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""

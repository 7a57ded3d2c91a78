from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interviewer.models.windows import Window, windows

lengths = st.integers(0, 3000)
sizes = st.integers(2, 300).flatmap(lambda size: st.tuples(st.just(size), st.integers(0, size - 1)))


def test_what_fits_is_one_window():
    assert windows(254, size=254, overlap=64) == [Window(0, 254, 0, 254)]


def test_no_tokens_need_no_window():
    assert windows(0, size=254, overlap=64) == []


@given(lengths, sizes)
def test_every_token_is_kept_exactly_once_and_in_order(tokens, size_and_overlap):
    kept = [at for window in windows(tokens, *size_and_overlap) for at in range(window.kept_from, window.kept_to)]
    assert kept == list(range(tokens))


@given(lengths, sizes)
def test_a_window_reads_what_it_keeps_and_no_more_than_its_size(tokens, size_and_overlap):
    for window in windows(tokens, *size_and_overlap):
        assert 0 <= window.start <= window.kept_from < window.kept_to <= window.stop <= tokens
        assert window.stop - window.start <= size_and_overlap[0]


@given(st.integers(255, 3000))
def test_a_token_is_kept_where_it_sits_most_centrally(tokens):
    plan = windows(tokens, size=254, overlap=64)
    for window in plan:
        for at in (window.kept_from, window.kept_to - 1):
            distances = [abs(2 * at + 1 - other.start - other.stop) for other in plan]
            assert abs(2 * at + 1 - window.start - window.stop) <= min(distances) + 1


@given(st.integers(255, 3000))
def test_no_token_is_kept_within_half_the_overlap_of_a_cut(tokens):
    for window in windows(tokens, size=254, overlap=64):
        assert window.start == 0 or window.kept_from - window.start >= 32
        assert window.stop == tokens or window.stop - window.kept_to >= 32

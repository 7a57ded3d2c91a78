from __future__ import annotations

import pytest

from evals.remembering import RememberingEmbeddings
from interviewer.models.choose import open_embeddings


@pytest.fixture(scope="session")
def encoder():
    return RememberingEmbeddings(open_embeddings(threads=1))

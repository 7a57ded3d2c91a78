"""The endpoint over real HTTP, against a server on loopback that answers as it is told."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np
import pytest
from pydantic import SecretStr

from interviewer.errors import EmbeddingsError
from interviewer.models.endpoint import EndpointEmbeddings
from interviewer.models.hashing import HashingEmbeddings


def letters(text: str) -> list[float]:
    """What the scripted model makes of a text: three counts, not of unit length."""
    return [float(text.count(letter)) for letter in "aen"] if text else [0.0, 0.0, 0.0]


class ScriptedEndpoint:
    def __init__(self) -> None:
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.status = 200
        self.answer: Callable[[list[str]], list[list[float]]] = lambda texts: [letters(text) for text in texts]
        self.url = ""

    def reply(self, body: dict[str, Any]) -> dict[str, Any]:
        vectors = self.answer(body["input"])
        data = [{"object": "embedding", "index": at, "embedding": vector} for at, vector in enumerate(vectors)]
        return {
            "object": "list",
            "model": body["model"],
            "data": data,
            "usage": {"prompt_tokens": 1, "total_tokens": 1},
        }


@pytest.fixture
def endpoint() -> Iterator[ScriptedEndpoint]:
    script = ScriptedEndpoint()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            script.requests.append(body)
            script.keys.append(self.headers["Authorization"])
            found = self.path == "/v1/embeddings" and script.status == 200
            said = script.reply(body) if found else {"error": {"message": "no such model"}}
            content = json.dumps(said).encode()
            self.send_response(script.status if self.path == "/v1/embeddings" else 404)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    script.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield script
    server.shutdown()
    thread.join()
    server.server_close()


def opened(endpoint: ScriptedEndpoint, **settings: Any) -> EndpointEmbeddings:
    return EndpointEmbeddings(HashingEmbeddings(), url=endpoint.url, model="tiny", **settings)


def test_vectors_are_the_endpoints_scaled_to_unit_length(endpoint):
    vectors = opened(endpoint).vectors(["a banana", "seen"])
    expected = np.array([letters("a banana"), letters("seen")])
    assert vectors == pytest.approx(expected / np.linalg.norm(expected, axis=1, keepdims=True))


def test_token_states_are_the_local_models(endpoint):
    (encoded,) = opened(endpoint).encode(["a banana"])
    (local,) = HashingEmbeddings().encode(["a banana"])
    assert np.array_equal(encoded.layers[4], local.layers[4])
    assert encoded.offsets.tolist() == local.offsets.tolist()
    assert encoded.vector.shape == (3,)


def test_texts_are_sent_as_text(endpoint):
    opened(endpoint).vectors(["a banana"])
    assert endpoint.requests[-1]["input"] == ["a banana"]
    assert endpoint.requests[-1]["model"] == "tiny"


def test_a_text_with_nothing_in_it_is_not_sent(endpoint):
    vectors = opened(endpoint).vectors(["", "a banana", " \n"])
    assert endpoint.requests[-1]["input"] == ["a banana"]
    assert vectors.any(axis=1).tolist() == [False, True, False]


def test_no_texts_are_no_request(endpoint):
    embeddings = opened(endpoint, dimension=3)
    assert embeddings.vectors([]).shape == (0, 3)
    assert endpoint.requests == []


def test_many_texts_go_in_requests_of_64_and_keep_their_order(endpoint):
    texts = ["a" * at + "e" for at in range(1, 151)]
    vectors = opened(endpoint, dimension=3).vectors(texts)
    assert [len(request["input"]) for request in endpoint.requests] == [64, 64, 22]
    assert vectors[149, 0] == pytest.approx(150 / np.hypot(150, 1))


def test_the_dimension_is_asked_once_and_stands_in_the_name(endpoint):
    embeddings = opened(endpoint)
    assert (embeddings.dimension, len(endpoint.requests)) == (3, 1)
    assert embeddings.name == f"tiny@endpoint/3+{HashingEmbeddings.name}"


def test_a_wanted_dimension_is_asked_for(endpoint):
    opened(endpoint, dimension=3).vectors(["a banana"])
    assert endpoint.requests[-1]["dimensions"] == 3


def test_the_key_is_the_one_given(endpoint):
    opened(endpoint, key=SecretStr("given"))
    assert endpoint.keys == ["Bearer given"]


def test_a_key_in_the_environment_is_not_sent(endpoint, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "meant-for-elsewhere")
    opened(endpoint)
    assert endpoint.keys == ["Bearer none"]


def test_a_notice_says_that_it_is_about_the_local_part(endpoint):
    assert opened(endpoint).notice.startswith("Whole texts are compared by the configured endpoint")


def test_a_refusal_names_the_endpoint_and_what_to_do(endpoint):
    endpoint.status = 404
    with pytest.raises(EmbeddingsError, match=r"endpoint http://127.*tiny.*failed.*Check the address"):
        opened(endpoint)


def test_an_endpoint_that_is_away_is_an_error(endpoint):
    endpoint.url = "http://127.0.0.1:9/v1"
    with pytest.raises(EmbeddingsError, match="failed"):
        opened(endpoint)


@pytest.mark.parametrize(
    "answer",
    [
        lambda texts: [],
        lambda texts: [[0.1, 0.2] for _ in texts],
        lambda texts: [[float("nan")] * 3 for _ in texts],
        lambda texts: [[] for _ in texts],
        lambda texts: [[0.1, 0.2, 0.3]] * (len(texts) + 1),
    ],
    ids=["nothing", "another dimension", "not numbers", "empty vectors", "one too many"],
)
def test_an_answer_that_is_not_one_vector_a_text_is_an_error(endpoint, answer):
    embeddings = opened(endpoint)
    endpoint.answer = answer
    with pytest.raises(EmbeddingsError, match="answer"):
        embeddings.vectors(["a banana"])

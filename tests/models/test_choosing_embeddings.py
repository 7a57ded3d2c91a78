from __future__ import annotations

import logging
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from interviewer.errors import EmbeddingsError
from interviewer.models import downloaded, hashing, minilm
from interviewer.models.choose import open_embeddings

NOT_INSTALLED = "no_such_embedding_wheel"
WIDTH = 8


def write_tokenizer(file: Path) -> None:
    vocabulary = {word: at for at, word in enumerate(["[UNK]", "[CLS]", "[SEP]", "risk", "bank", "deposit", "##s"])}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.enable_truncation(2)
    tokenizer.enable_padding(length=5)
    tokenizer.save(str(file))


def write_graph(file: Path, inputs: tuple[str, ...]) -> None:
    """The smallest graph of the export's shape: a state is its token's row in a table."""
    onnx = pytest.importorskip("onnx", reason="onnx is needed to write a stand-in for the download")
    helper, kinds = onnx.helper, onnx.TensorProto
    table = np.random.default_rng(7).normal(size=(7, WIDTH)).astype(np.float32)
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "input_ids"], ["last_hidden_state"])],
        "stand-in",
        [helper.make_tensor_value_info(name, kinds.INT64, ["batch", "tokens"]) for name in inputs],
        [helper.make_tensor_value_info("last_hidden_state", kinds.FLOAT, ["batch", "tokens", "width"])],
        [helper.make_tensor("table", kinds.FLOAT, table.shape, table.tobytes(), raw=True)],
    )
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=10), file)


@pytest.fixture
def download(tmp_path):
    write_tokenizer(tmp_path / "tokenizer.json")
    write_graph(tmp_path / "model.onnx", ("input_ids", "attention_mask", "token_type_ids"))
    return tmp_path


def test_the_wheel_comes_before_the_download(model_folder, download):
    embeddings = open_embeddings(downloaded_folder=download)
    assert (embeddings.name, embeddings.dimension, embeddings.notice) == (minilm.NAME, 384, "")


def test_the_download_comes_before_hashing(download):
    embeddings = open_embeddings(wheel_package=NOT_INSTALLED, downloaded_folder=download)
    assert (embeddings.name, embeddings.dimension) == (downloaded.NAME, WIDTH)
    assert "only its last layer" in embeddings.notice


def test_the_download_gives_its_last_layer_for_both(download):
    embeddings = open_embeddings(wheel_package=NOT_INSTALLED, downloaded_folder=download)
    (encoded,) = embeddings.encode(["Bank deposits risk"])
    assert encoded.ids.tolist() == [4, 5, 6, 3]
    assert np.array_equal(encoded.layers[4], encoded.layers[6])
    assert np.linalg.norm(encoded.vector) == pytest.approx(1.0)


def test_with_no_model_at_all_words_are_hashed(tmp_path):
    embeddings = open_embeddings(wheel_package=NOT_INSTALLED, downloaded_folder=tmp_path)
    assert embeddings.name == hashing.HashingEmbeddings.name


def test_hashing_is_announced_loudly(tmp_path, caplog):
    with caplog.at_level(logging.WARNING, logger="interviewer"):
        embeddings = open_embeddings(wheel_package=NOT_INSTALLED, downloaded_folder=tmp_path)
    assert embeddings.notice in caplog.messages
    assert "not by their meaning" in embeddings.notice
    assert "\n" not in embeddings.notice


def test_the_installed_model_is_not_announced(model_folder, caplog):
    with caplog.at_level(logging.WARNING, logger="interviewer"):
        open_embeddings()
    assert caplog.messages == []


def test_a_configured_endpoint_comes_first_and_its_failure_is_not_passed_over(tmp_path):
    with pytest.raises(EmbeddingsError, match=r"127\.0\.0\.1:9"):
        open_embeddings(endpoint_url="http://127.0.0.1:9/v1", endpoint_model="tiny", downloaded_folder=tmp_path)


@pytest.mark.parametrize("half", [{"endpoint_url": "http://127.0.0.1:9/v1"}, {"endpoint_model": "tiny"}])
def test_half_an_endpoint_is_refused(half, tmp_path):
    with pytest.raises(EmbeddingsError, match="Set both, or neither"):
        open_embeddings(**half, wheel_package=NOT_INSTALLED, downloaded_folder=tmp_path)


def test_a_damaged_download_is_an_error_and_not_hashing(download):
    (download / "model.onnx").write_bytes(b"half a file")
    with pytest.raises(EmbeddingsError, match="could not be loaded"):
        open_embeddings(wheel_package=NOT_INSTALLED, downloaded_folder=download)


def test_a_download_of_another_shape_is_an_error(download):
    write_graph(download / "model.onnx", ("input_ids",))
    with pytest.raises(EmbeddingsError, match="is not the model Chroma downloads"):
        open_embeddings(wheel_package=NOT_INSTALLED, downloaded_folder=download)


@pytest.mark.parametrize("content", ["{}", '{"not": "a tokenizer"', ""])
def test_a_damaged_tokenizer_is_an_error(download, content):
    (download / "tokenizer.json").write_text(content)
    with pytest.raises(EmbeddingsError, match=r"tokenizer\.json could not be read"):
        open_embeddings(wheel_package=NOT_INSTALLED, downloaded_folder=download)

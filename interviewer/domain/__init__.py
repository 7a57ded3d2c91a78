"""Values and rules: what an interview, a rubric, a rating and a fit are, and how one follows from another.

In and out are frozen values. No I/O, no clock, no randomness of its own; imports only the standard library,
pydantic and `interviewer.errors`.
"""

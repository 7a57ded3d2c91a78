"""Trying an answer on any version of a pack, published or not.

In: a `RubricPack`, one of its questions, what is replied. Out: a `Trial`: ratings with their words, what would be asked
next, and what one more key point would change. Keeps nothing.
"""

"""One module for each family of claims: a `Passage` in, drafts of claims out. Imports the words, the grammar, the domain."""
# ruff: noqa: E501 - a pattern or a table row reads best on one line

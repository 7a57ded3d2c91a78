"""One module for each family of claims: a `Passage` in, drafts of claims out. Imports words, grammar and the domain."""

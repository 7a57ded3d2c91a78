"""What is kept: interviews, turns, ratings and packs in a database; rubrics for retrieval in Chroma.

In and out are domain values; rows never leave this room. Imports `domain`, `errors` and its libraries only.
"""

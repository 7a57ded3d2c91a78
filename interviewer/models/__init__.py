"""Text in, meaning as numbers out: sentence vectors and token states, from whichever model is at hand.

In: texts of any length. Out: `Encoded` values (`embeddings.py`); `choose.open_embeddings` opens a model.
May import `interviewer.errors` and nothing else of the project; the only room that imports LangChain's model classes.
"""

"""Models, local and remote: texts as numbers, forms filled in, and words as they come.

In: texts of any length, for `Encoded` values (`embeddings.py`; `choose.open_embeddings` opens a model), or prompts, for
the forms and streams of `interviewer.chat` (`choose_chat.open_chat_models` opens those; `langchain_chat.py` is one
model, and what is wrapped around it tries again, leaves alone, falls back and keeps to a budget).
May import `interviewer.errors` and `interviewer.chat`, and nothing else of the project; the only room that imports
LangChain's model classes.
"""

"""The interviewer's ears and voice: authored words, the same for the same turns, or a chat model's, checked.

In: an applicant's message, or a step of the interview. Out: what the message asks for, or what is said next, in the
words of `prompts/interviewer/` or in a model's (`by_model`). Imports `chat`, `content`, `domain` and `errors` only.
"""

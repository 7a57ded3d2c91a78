"""Answers x criteria -> `Rating` or `Unrated`, each with the words it was read from.

`embedded.EmbeddedGrader` and `work_sample.rate_work_sample` are the doors; embeddings and published rubrics come in
behind the protocols of `ports`. May import `interviewer.domain` and `interviewer.errors`.
"""

"""The pages: they render what the use cases return and send back what people do; they decide and compute nothing.

In: `Services`. Out: pages for three roles, each role package with `pages.pages(services) -> list[st.Page]`.
Imports `services`, `screening`, `reviewing`, `domain`, `content`, `intake` and `errors`; only `app.py` imports this.
"""

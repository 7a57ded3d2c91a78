"""What the recruiter's and the rubric author's pages share: marked text, bars, words for figures, one style sheet.

In: domain values. Out: escaped HTML for `st.html`. Imports `domain` only; decides nothing and adds nothing up.
"""

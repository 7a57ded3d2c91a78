"""The English that the interviewer listens for, and watches its own words for; another language is another folder.

Out: tables of regular expressions and of words. Imports `domain` only.
"""

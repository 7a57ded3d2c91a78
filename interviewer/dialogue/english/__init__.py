"""The English that the interviewer listens for: patterns only; another language is another folder.

Out: tables of regular expressions that have to match a whole tidied clause. Imports `domain` only.
"""

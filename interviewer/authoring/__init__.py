"""What rubric authors do: write a draft, hold it against graded answers, publish it, retire it.

`parts`, `changing`, `merging` and `notes` look at a draft's text and change it. In: a `PackText`. Out: another one, or
values that say where what is. They import `content`, `domain`, `errors`, `linting`, and of `grading` only what an
embedding model is.

The others are use cases over what is stored, and import any room but `services`, `settings` and what people touch.
`drafts` and `workbench` save a text at every change; `before_publishing` and `publishing` make it a frozen version;
`gold_book`, `agreeing` and `comparing` keep what people graded and say how far the machine agrees with it.

Agreement is worked out in `gold`; answers are tried on a version in `trying`, and invented applicants in `simulating`.
"""

"""What the writer does with words: sentences and clauses by the roles of their words, in any language."""

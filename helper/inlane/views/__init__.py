"""Rewritings of a text: each gives the edits that undo one kind of disguise, and knows nothing of views or spans."""

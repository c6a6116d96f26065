"""Answering a question in one sentence made from facts, or refusing it; one module a step or a kind of question."""

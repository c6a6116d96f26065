"""What a knowledge file says: format, values, periods, names; loading, checking, the compiled store.

Nothing in here formats an answer.
"""

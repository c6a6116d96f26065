"""What a knowledge file says: format, values, periods, names; loading, checking, the compiled store.

Nothing in here formats an answer.
"""

import os

# Another package's plugin has no say in what a knowledge file may hold, and looking for one costs as much as a query.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

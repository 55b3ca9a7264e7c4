"""How a view reaches its reader: in a notebook, or on a page of its own."""

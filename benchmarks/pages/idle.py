"""(c) A kernel that has shown one widget and has nothing to do."""

# %%
import ipywidgets
from IPython.display import display

# %%
label = ipywidgets.Label("A widget")
label.add_class("benchmark-first")
display(label)  # type: ignore[no-untyped-call]

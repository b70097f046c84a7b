"""Draws the same four bars with matplotlib: the peer process of the chart benchmark."""
import sys

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot

values = {"Sefton": 36.2, "Liverpool": 37.48, "Knowsley": 39.17, "Halton": 48.29}
figure, axes = pyplot.subplots(figsize=(3.2, 1.4), dpi=100)
axes.barh(list(values), list(values.values()))
axes.set_title("GVA per hour worked, 2023")
axes.set_xlabel("£ an hour")
figure.savefig(sys.argv[1], bbox_inches="tight")

"""Draws one Vega-Lite file as PNG at scale 1: the peer process of the chart benchmark."""
import sys

import vl_convert

with open(sys.argv[1], encoding="utf-8") as file:
    picture = vl_convert.vegalite_to_png(file.read(), scale=1)
with open(sys.argv[2], "wb") as file:
    file.write(picture)

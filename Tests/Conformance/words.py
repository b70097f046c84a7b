"""Compares the words of each chart, and where each stands, with Vega's scenegraph.

Usage: words.py CORPUS HANDBILL [--rows rows.json] [--list]
"""
import argparse
import collections
import glob
import gzip
import json
import math
import os
import subprocess
import tempfile

NEAR = 2.0  # points
BASELINE = {"top": 0.79, "middle": 0.30, "bottom": -0.21}


def reference_words(node, x, y, found):
    """Anchor, alignment and text of every visible text item, in the picture's coordinates."""
    kind = node.get("marktype")
    for item in node.get("items", []):
        if kind == "group":
            if item.get("opacity") == 0:
                continue
            for child in item.get("items", []):
                reference_words(child, x + (item.get("x") or 0), y + (item.get("y") or 0), found)
        elif kind == "text":
            text = item.get("text")
            if text is None or item.get("opacity") == 0 or item.get("fillOpacity") == 0:
                continue
            if item.get("fill") in (None, "transparent", "none") and not item.get("stroke"):
                continue
            breaks = item.get("lineBreak") or "\n"
            lines = text if isinstance(text, list) else str(text).split(breaks)
            size = item.get("fontSize", 11)
            height = item.get("lineHeight") or size + 2
            at_x, at_y = x + (item.get("x") or 0), y + (item.get("y") or 0)
            if item.get("radius"):
                turn = (item.get("theta") or 0) - math.pi / 2
                at_x += item["radius"] * math.cos(turn)
                at_y += item["radius"] * math.sin(turn)
            baseline = item.get("baseline", "alphabetic")
            # Several lines hang from the first, whatever the baseline.
            offset = BASELINE.get(baseline, 0) * size
            if baseline == "line-top":
                offset = 0.29 * size + 0.5 * height
            if baseline == "line-bottom":
                offset = 0.29 * size - 0.5 * height
            for number, line in enumerate(lines):
                line = " ".join(str(line).split())
                if line:
                    found.append(
                        {
                            "text": line, "x": at_x, "y": at_y, "angle": item.get("angle") or 0,
                            "dx": item.get("dx") or 0,
                            "dy": (item.get("dy") or 0) + offset + number * height,
                            "align": item.get("align", "left"), "limited": bool(item.get("limit")),
                        }
                    )


def apply(matrix, x, y):
    a, b, c, d, tx, ty = matrix
    return a * x + c * y + tx, b * x + d * y + ty


def joined(outer, inner):
    a, b, c, d, _, _ = outer
    e, f, g, h, _, _ = inner
    tx, ty = apply(outer, inner[4], inner[5])
    return (a * e + c * f, b * e + d * f, a * g + c * h, b * g + d * h, tx, ty)


def own_words(elements, matrix, found):
    for element in elements:
        operation = element["operation"]
        if "group" in operation:
            group = operation["group"]["_0"]
            t = group["transform"]
            inner = joined(matrix, (t["a"], t["b"], t["c"], t["d"], t["tx"], t["ty"]))
            if group["opacity"] > 0:
                own_words(group["elements"], inner, found)
        elif "glyphs" in operation:
            run = operation["glyphs"]["_0"]
            origin = operation["glyphs"]["origin"]
            x, y = apply(matrix, origin["x"], origin["y"])
            found.append({"text": run["text"], "x": x, "y": y, "width": run["width"]})


def merged(runs, wanted):
    """Runs of one line that follow each other (another font for one character) as one."""
    texts = {word["text"] for word in wanted}
    lines = []
    for run in runs:
        last = lines[-1] if lines else None
        follows = last and abs(last["y"] - run["y"]) < 0.01 and (
            abs(last["x"] + last["width"] - run["x"]) < 0.05
        )
        if follows and not {last["text"].strip(), run["text"].strip()} <= texts:
            last["text"] += run["text"]
            last["width"] += run["width"]
        else:
            lines.append(dict(run))
    for line in lines:
        line["text"] = " ".join(line["text"].split())
    return [line for line in lines if line["text"]]


def start(word, width):
    """Where the first letter stands on its baseline."""
    dx = word["dx"] - width * {"left": 0, "start": 0, "center": 0.5, "right": 1, "end": 1}[word["align"]]
    angle = math.radians(word["angle"])
    return (
        word["x"] + dx * math.cos(angle) - word["dy"] * math.sin(angle),
        word["y"] + dx * math.sin(angle) + word["dy"] * math.cos(angle),
    )


def is_same(wanted, drawn):
    if wanted["text"] == drawn["text"]:
        return True
    return wanted["limited"] and drawn["text"].endswith("…") and wanted["text"].startswith(
        drawn["text"][:-1].rstrip()
    )


def problems(wanted, drawn):
    left = list(drawn)
    for word in wanted:
        best = None
        for candidate in left:
            if is_same(word, candidate):
                x, y = start(word, candidate["width"])
                distance = math.hypot(candidate["x"] - x, candidate["y"] - y)
                if best is None or distance < best[0]:
                    best = (distance, candidate)
        if best is None:
            yield f"missing “{word['text']}”"
        else:
            left.remove(best[1])
            if best[0] > NEAR:
                yield f"“{word['text']}” is off by {best[0]:.1f}"
    for extra in left:
        yield f"too many “{extra['text']}”"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus")
    parser.add_argument("handbill")
    parser.add_argument("--rows")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    passed = None
    if options.rows:
        with open(options.rows, encoding="utf-8") as file:
            passed = {row["name"] for row in json.load(file) if row["passed"]}
    right, wrong = [], collections.OrderedDict()
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(glob.glob(f"{options.corpus}/*.ref.sg.json.gz")):
            name = os.path.basename(path)[: -len(".ref.sg.json.gz")]
            if passed is not None and name not in passed:
                continue
            frame = f"{folder}/a.frame.json"
            made = subprocess.run(
                [options.handbill, "chart", f"{options.corpus}/{name}.vl.json", "-o", frame],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60,
            )
            if made.returncode != 0:
                wrong[name] = ["not drawn"]
                continue
            with gzip.open(path) as file:
                reference = json.load(file)
            wanted, drawn = [], []
            reference_words(reference["scenegraph"], *reference["origin"], wanted)
            with open(frame, encoding="utf-8") as file:
                own_words(json.load(file)["elements"], (1, 0, 0, 1, 0, 0), drawn)
            found = list(problems(wanted, merged(drawn, wanted)))
            if found:
                wrong[name] = found
            else:
                right.append(name)
    for name, found in wrong.items():
        print(f"{name}: {len(found)}: {'; '.join(found[:3])}")
    total = len(right) + len(wrong)
    print(f"all words right in {len(right)} of {total} charts ({100 * len(right) / max(total, 1):.1f} %)")


if __name__ == "__main__":
    main()

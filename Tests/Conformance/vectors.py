"""Compares SVG and PDF of charts with our own PNG, by the measures of a scorer.

Usage: vectors.py CORPUS HANDBILL SCORER.py [--count 40] [--cairo]
SVG goes through rsvg-convert, PDF through pdftoppm, all at two pixels a point. pdftoppm moves the edges of strokes and rectangles to
whole pixels of the size it draws at, so it draws eight times as large and the mean of each 8 by 8 pixels is taken. With --cairo PDF
goes through pdftocairo, which draws what the document says at any size.
Needs what the scorer needs (numpy, scipy, scikit-image, pillow).
"""
import argparse
import glob
import importlib.util
import os
import subprocess
import tempfile

from PIL import Image

OVERSAMPLING = 8


def draw_pdf(pdf, target, cairo):
    """Writes `target`.png at two pixels a point."""
    if cairo:
        subprocess.run(["pdftocairo", "-png", "-singlefile", "-r", "144", pdf, target], check=True)
        return
    subprocess.run(["pdftoppm", "-png", "-singlefile", "-r", str(144 * OVERSAMPLING), pdf, target], check=True)
    with Image.open(f"{target}.png") as large:
        large.convert("RGB").reduce(OVERSAMPLING).save(f"{target}.png")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus")
    parser.add_argument("handbill")
    parser.add_argument("scorer")
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--cairo", action="store_true")
    options = parser.parse_args()
    spec = importlib.util.spec_from_file_location("scorer", options.scorer)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)

    paths = sorted(glob.glob(f"{options.corpus}/*.vl.json"))
    step = max(1, len(paths) // options.count)
    results = {"svg": [0, 0], "pdf": [0, 0]}
    with tempfile.TemporaryDirectory() as folder:
        for path in paths[::step][: options.count]:
            name = os.path.basename(path)[: -len(".vl.json")]
            png, svg, pdf = (f"{folder}/a.{kind}" for kind in ("png", "svg", "pdf"))
            made = subprocess.run(
                [options.handbill, "chart", path, "--scale", "2", "-o", png, "-o", svg, "-o", pdf],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60,
            )
            if made.returncode != 0:
                print(f"{name}: not drawn")
                continue
            subprocess.run(["rsvg-convert", "-z", "2", svg, "-o", f"{folder}/svg.png"], check=True)
            draw_pdf(pdf, f"{folder}/pdf", options.cairo)
            for kind, counts in results.items():
                wrong, _ = scorer.compare(png, f"{folder}/{kind}.png")
                counts[bool(wrong)] += 1
                if wrong:
                    print(f"{name}: {kind}: {wrong}")
    for kind, (passed, failed) in results.items():
        print(f"{kind}: {passed} passed, {failed} failed")


if __name__ == "__main__":
    main()

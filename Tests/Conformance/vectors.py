"""Compares SVG and PDF of charts with our own PNG, by the measures of a scorer.

Usage: vectors.py CORPUS HANDBILL SCORER.py [--count 40] [--splash]
SVG goes through rsvg-convert, PDF through pdftocairo, all at two pixels a point. With --splash PDF goes through pdftoppm, which
moves the edges of fills and thin lines to whole pixels, so that bars at half pixels count as different.
Needs what the scorer needs (numpy, scipy, scikit-image, pillow).
"""
import argparse
import glob
import importlib.util
import os
import subprocess
import tempfile


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus")
    parser.add_argument("handbill")
    parser.add_argument("scorer")
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--splash", action="store_true")
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
            subprocess.run(
                ["pdftoppm" if options.splash else "pdftocairo", "-png", "-singlefile", "-r", "144", pdf, f"{folder}/pdf"], check=True
            )
            for kind, counts in results.items():
                wrong, _ = scorer.compare(png, f"{folder}/{kind}.png")
                counts[bool(wrong)] += 1
                if wrong:
                    print(f"{name}: {kind}: {wrong}")
    for kind, (passed, failed) in results.items():
        print(f"{kind}: {passed} passed, {failed} failed")


if __name__ == "__main__":
    main()

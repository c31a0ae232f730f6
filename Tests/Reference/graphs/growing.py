"""A program grows: steps of all kinds are drawn until there are enough that fit."""
import numpy as np

from inputs import Inputs
from refusals import Redraw, Unfit, is_near, need, start_far
from steps.arithmetic import Arithmetic
from steps.functions import Functions
from steps.images import Images
from steps.indexing import Indexing
from steps.loops import Loops
from steps.networks import Networks
from steps.products import Products
from steps.reductions import Reductions
from steps.shapes import Shapes
from variables import Step, fits, promoted

LETTERS = "a b c d e h i j k l m n o p q r u".split()

# The names of the methods that make a step, or raise Unfit; repeated as often as they shall be tried.
KINDS = (["unary"] * 7 + ["plain_unary"] * 2 + ["pair"] * 8 + ["power"] * 2 + ["several", "linear", "linear", "leaky"]
         + ["comparison", "choice", "choice", "clipped", "cast"] + ["reduction"] * 5 + ["place"]
         + ["dot"] * 3 + ["layer", "outer", "tensordot"] + ["dimshuffle"] * 2 + ["reshape"] * 2
         + ["flatten", "rearranged", "rearranged", "concatenate", "concatenate", "stack", "filled"]
         + ["item"] * 3 + ["picked"] * 2 + ["taken"] + ["changed"] * 3
         + ["softmaxed"] * 2 + ["hand_softmax", "categorical", "categorical", "binary"]
         + ["convolution"] * 3 + ["pool"] * 3 + ["bias"] + ["scan"] * 2 + ["again", "joined", "joined", "joined"])


class Growing(Inputs, Functions, Arithmetic, Reductions, Products, Shapes, Indexing, Networks, Images, Loops):
    def again(self):
        """A line that an earlier one has already: a common subexpression."""
        steps = [v for v in self.variables if isinstance(v, Step)]
        need(steps)
        s = self.pick(steps[-4:])
        return Step(s.text, s.arguments, s.body, s.dtype, s.flags)

    def joined(self):
        """The newest two put together, so that less is dead code."""
        need(len(self.variables) >= 2)
        a, b = self.variables[-1], self.pick(self.variables[:-1])
        need(a.dtype != "bool" and b.dtype != "bool")
        if fits(a, b) is not None:
            function, sign = self.pick([(np.multiply, "*"), (np.add, "+"), (np.subtract, "-")])
            return self.alike("{0} %s {1}" % sign, [a, b], function)
        need(b.is_real)
        return self.step("{0} + {1}.mean()", [a, b], lambda x, y: x + y.mean(), promoted(a.dtype, b.dtype), a.flags)

    def grow(self, count):
        """Adds steps until there are `count`."""
        values = {v.name: v.array for v in self.variables}
        kinds = KINDS
        if any(v.rank == 4 for v in self.variables):
            kinds = kinds + ["convolution"] * 12 + ["pool"] * 12
        names = LETTERS[:count]
        for _ in range(400):
            try:
                start_far()
                step = getattr(self, self.pick(kinds))()
                value = step.compute(values, False)
            except Unfit:
                continue
            if is_near() or not self.is_small(step, value):
                continue
            if any(flag and n != 1 for flag, n in zip(step.flags, value.shape)) or len(step.flags) != value.ndim:
                raise AssertionError(f"{step.text}: {step.flags} {value.shape}")
            step.name, step.array = names.pop(0), value
            self.variables.append(step)
            values[step.name] = value
            if not names:
                return
        raise Redraw

    @staticmethod
    def is_small(step, value):
        if not 0 < value.size <= 150 or value.ndim > 4:
            return False
        numbers = value.astype("float64")
        return np.isfinite(numbers).all() and np.abs(numbers).max() <= (120 if step.dtype == "int8" else 300)

"""The inputs of a program: arguments of its functions and shared variables."""
import numpy as np

from drawing import Drawing, written
from variables import Input

KINDS = {(): "scalar", (False,): "vector", (False, False): "matrix", (True, False): "row",
         (False, True): "col", (False,) * 3: "tensor3", (False,) * 4: "tensor4"}
PREFIXES = {"float64": "d", "float32": "f", "int64": "l", "int32": "i"}


def declaration(v):
    if v.is_shared:
        return f"{v.name} = theano.shared({written(v.array)}, name='{v.name}')"
    if v.flags in KINDS:
        return f"{v.name} = T.{PREFIXES[v.dtype]}{KINDS[v.flags]}('{v.name}')"
    return f"{v.name} = T.TensorType('{v.dtype}', {v.flags})('{v.name}')"


class Inputs(Drawing):
    def draw_inputs(self):
        """1 to 4 inputs whose shapes go together, and now and then a place `v`."""
        theme = self.pick(["plain"] * 5 + ["images"] * 2 + ["rows"] * 2)
        n, m, k = (self.random.randint(1, 4) for _ in range(3))
        count = self.pick([1, 2, 2, 3, 3, 4])
        if theme == "images":
            c = self.pick([1, 2])
            wanted = [(self.pick([1, 2]), c, self.random.randint(3, 5), self.random.randint(3, 5)),
                      (self.pick([1, 2]), c, self.pick([1, 2, 2, 3]), self.pick([1, 2, 2, 3])), (2,)]
        elif theme == "rows":
            n, m = max(n, 2), max(m, 2)
            wanted = [(n, m), "labels", (m, m), (m,)]
        else:
            shapes = [(n, m)] * 4 + [(m,)] * 3 + [()] * 2 + [(n, m, k), (m, k), (n,), (m, m), (1, m), (n, 1)]
            wanted = [self.pick(shapes) for _ in range(4)]
        count = max(count, 2 if theme != "plain" else 1)
        self.inputs = []
        for name, shape in zip("xyzw", wanted[:count]):
            if shape == "labels":
                dtype = self.pick(["int64", "int32"])
                self.inputs.append(Input(name, dtype, (False,), self.wholes((n,), 0, m - 1, dtype)))
            else:
                self.inputs.append(self.input(name, shape, theme))
        if self.chance(0.15):
            self.inputs.append(Input("v", "int64", (), np.array(self.random.randint(0, 2))))
        self.variables = list(self.inputs)

    def input(self, name, shape, theme):
        kind = self.pick(["any"] * 5 + ["positive"] * 2 + ["small", "whole"]) if theme == "plain" else "any"
        dtype = "float32" if self.chance(0.03) else "float64"
        if kind == "whole":
            dtype = self.pick(["int64", "int64", "int32"])
            array = self.wholes(shape, -3, 5, dtype)
        else:
            low, high = {"any": (-2, 2), "positive": (0.2, 2.5), "small": (-0.9, 0.9)}[kind]
            array = self.reals(shape, low, high, dtype)
        flags = [False] * len(shape)
        is_shared = self.chance(0.2)
        if not is_shared and len(shape) == 2 and 1 in shape and self.chance(0.6):
            flags[shape.index(1)] = True
        return Input(name, dtype, flags, array, is_shared)

"""Steps that are products of vectors, matrices and tensors."""
import numpy as np

from drawing import Drawing, written
from numeric import sigmoid
from refusals import need
from variables import Constant, promoted


class Products(Drawing):
    def dot(self):
        a = self.some_number(lambda v: v.rank <= 3)
        numbers = [v for v in self.variables if v.dtype != "bool"]
        transposed = [v for v in numbers if v.rank == 2 and a.rank in (1, 2) and a.shape[-1] == v.shape[1]]
        if transposed and self.chance(0.3):
            b = self.pick(transposed)
            return self.step("T.dot({0}, {1}.T)", [a, b], lambda x, y: np.dot(x, y.T),
                             promoted(a.dtype, b.dtype), a.flags[:-1] + b.flags[:1])
        fitting = [v for v in numbers if v.rank <= 3 and (
            v.rank == 0 or a.rank == 0 or a.shape[-1] == v.shape[max(0, v.rank - 2)])]
        need(fitting)
        b = self.pick(fitting)
        text = self.pick(["T.dot({0}, {1})", "{0}.dot({1})"])
        if a.rank == 0 or b.rank == 0:
            return self.alike(text, [a, b], np.multiply)
        flags = a.flags[:-1] + (b.flags[:-2] + b.flags[-1:] if b.rank > 1 else ())
        return self.step(text, [a, b], np.dot, promoted(a.dtype, b.dtype), flags)

    def layer(self):
        """A product with bias and activation, as networks have it."""
        a = self.some_real(lambda v: v.rank in (1, 2))
        w = self.reals((a.shape[-1], self.random.randint(1, 3)), -1, 1)
        b = self.reals((w.shape[1],), -0.5, 0.5)
        name, function = self.pick([("T.tanh", np.tanh), ("T.nnet.sigmoid", sigmoid), ("", lambda x: x)])
        need(a.dtype == "float64")
        return self.step(name + "(T.dot({0}, {1}) + {2})", [a, Constant(written(w), w), Constant(written(b), b)],
                         lambda x, y, z: function(np.dot(x, y) + z), "float64", a.flags[:-1] + (w.shape[1] == 1,))

    def outer(self):
        a = self.some_number(lambda v: v.rank == 1)
        b = self.some_number(lambda v: v.rank == 1)
        return self.step("T.outer({0}, {1})", [a, b], np.outer, promoted(a.dtype, b.dtype), a.flags + b.flags)

    def tensordot(self):
        a = self.some_number(lambda v: 1 <= v.rank <= 3)
        b = self.some_number(lambda v: 1 <= v.rank <= 3)
        if self.chance(0.35):
            n = self.pick([1, 1, 2, 0])
            need(n <= min(a.rank, b.rank) and a.shape[a.rank - n:] == b.shape[:n])
            left, right, text = list(range(a.rank - n, a.rank)), list(range(n)), str(n)
        else:
            pairs = [(i, j) for i in range(a.rank) for j in range(b.rank) if a.shape[i] == b.shape[j]]
            need(pairs)
            i, j = self.pick(pairs)
            left, right = [i], [j]
            rest = [(p, q) for p, q in pairs if p != i and q != j]
            if rest and self.chance(0.4):
                p, q = self.pick(rest)
                left, right = [i, p], [j, q]
            text = f"[{left}, {right}]" if self.chance(0.8) or len(left) > 1 else f"[{i}, {j}]"
        flags = [f for i, f in enumerate(a.flags) if i not in left] + [f for i, f in enumerate(b.flags) if i not in right]
        return self.step("T.tensordot({0}, {1}, axes=%s)" % text, [a, b], lambda x, y: np.tensordot(x, y, (left, right)),
                         promoted(a.dtype, b.dtype), flags)

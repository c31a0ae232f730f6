"""Steps that change shapes: reshapes, orders of axes, joined variables, filled ones."""
import numpy as np

from drawing import Drawing
from refusals import need
from variables import promoted


class Shapes(Drawing):
    def dimshuffle(self):
        a = self.some()
        order = [i for i in range(a.rank) if not (a.flags[i] and self.chance(0.5))]
        if self.chance(0.6):
            self.random.shuffle(order)
        pattern = list(order)
        while len(pattern) < 4 and self.chance(0.45):
            pattern.insert(self.random.randint(0, len(pattern)), "x")
        need(pattern)
        dropped = [i for i in range(a.rank) if i not in order]
        words = ", ".join(repr(p) for p in pattern)
        return self.step("{0}.dimshuffle(%s)" % self.pick([words, f"[{words}]"]), [a],
                         lambda x: np.transpose(x, order + dropped).reshape([1 if p == "x" else x.shape[p] for p in pattern]),
                         a.dtype, [p == "x" or a.flags[p] for p in pattern])

    def reshape(self):
        a = self.some(lambda v: v.rank)
        shape, rest = [], a.array.size
        for _ in range(self.pick([0, 1, 1, 2, 3])):
            n = self.pick([d for d in range(1, rest + 1) if rest % d == 0])
            shape.append(n)
            rest //= n
        shape.append(rest)
        if len(shape) == 1 and self.chance(0.8):
            shape = [1] + shape
        words = [str(n) for n in shape]
        flags = [n == 1 for n in shape]
        if self.chance(0.4):
            place = self.random.randrange(len(shape))
            words[place], flags[place] = "-1", False
        elif self.chance(0.3):
            found = [(i, j) for i, n in enumerate(shape) for j, m in enumerate(a.shape) if n == m and not a.flags[j] and n != 1]
            if found:
                i, j = self.pick(found)
                words[i] = "%s.shape[%d]" % (a.name, j)
        text = "(" + ", ".join(words) + ("," if len(words) == 1 else "") + ")"
        return self.step(self.pick(["{0}.reshape(%s)", "T.reshape({0}, %s)"]) % text, [a],
                         lambda x: x.reshape(shape), a.dtype, flags)

    def flatten(self):
        a = self.some(lambda v: v.rank)
        kept = self.random.randint(1, a.rank)
        text = "{0}.flatten()" if kept == 1 else "{0}.flatten(%d)" % kept
        if kept == 1 and self.chance(0.3):
            text = self.pick(["T.flatten({0})", "{0}.ravel()"])
        last = all(a.flags[kept - 1:])
        return self.step(text, [a], lambda x: x.reshape(x.shape[:kept - 1] + (-1,)), a.dtype, a.flags[:kept - 1] + (last,))

    def rearranged(self):
        a = self.some(lambda v: v.rank)
        kind = self.pick(["T", "T", "transpose", "swapaxes", "padleft", "padright", "axes"])
        if kind in ("padleft", "padright"):
            need(a.rank < 4)
            if kind == "padleft":
                return self.step("T.shape_padleft({0})", [a], lambda x: x[None], a.dtype, (True,) + a.flags)
            return self.step("T.shape_padright({0})", [a], lambda x: x[..., None], a.dtype, a.flags + (True,))
        order = list(range(a.rank))
        if kind == "swapaxes":
            i, j = self.random.randrange(a.rank), self.random.randrange(a.rank)
            order[i], order[j] = order[j], order[i]
            text = "{0}.swapaxes(%d, %d)" % (i, j)
        elif kind == "axes":
            self.random.shuffle(order)
            text = self.pick(["{0}.transpose(%s)" % ", ".join(map(str, order)), "T.transpose({0}, %s)" % (order,)])
        else:
            order.reverse()
            text = "{0}.T" if kind == "T" else "T.transpose({0})"
        return self.step(text, [a], lambda x: x.transpose(order), a.dtype, [a.flags[p] for p in order])

    def concatenate(self):
        a = self.some_number(lambda v: v.rank)
        axis = self.random.randrange(a.rank)
        fitting = [v for v in self.variables if v.dtype != "bool" and v.rank == a.rank
                   and all(m == n for i, (m, n) in enumerate(zip(v.shape, a.shape)) if i != axis)]
        parts = [a] + [self.pick(fitting) for _ in range(self.pick([1, 1, 2]))]
        self.random.shuffle(parts)
        words = ", ".join("{%d}" % i for i in range(len(parts)))
        place = axis if self.chance(0.7) else axis - a.rank
        text = self.pick([f"T.concatenate([{words}], axis={place})", f"T.join({place}, {words})"])
        if axis == 0 and self.chance(0.3):
            text = f"T.concatenate([{words}])"
        flags = [i != axis and any(p.flags[i] for p in parts) for i in range(a.rank)]
        return self.step(text, parts, lambda *x: np.concatenate(x, axis=axis), promoted(*[p.dtype for p in parts]), flags)

    def stack(self):
        a = self.some_number(lambda v: v.rank < 4)
        fitting = [v for v in self.variables if v.dtype != "bool" and v.shape == a.shape and v.flags == a.flags]
        parts = [a] + [self.pick(fitting) for _ in range(self.pick([1, 1, 2]))]
        axis = self.random.randint(0, a.rank)
        words = ", ".join("{%d}" % i for i in range(len(parts)))
        text = f"T.stack([{words}], axis={axis})" if axis or self.chance(0.3) else f"T.stack([{words}])"
        return self.step(text, parts, lambda *x: np.stack(x, axis=axis), promoted(*[p.dtype for p in parts]),
                         a.flags[:axis] + (False,) + a.flags[axis:])

    def filled(self):
        a = self.some_number()
        kind = self.pick(["zeros_like", "ones_like", "fill", "alloc", "zeros", "shape", "size"])
        if kind == "zeros_like":
            return self.step("T.zeros_like({0}) + {0}", [a], lambda x: x * 1, a.dtype, a.flags)
        if kind == "ones_like":
            return self.step("T.ones_like({0}) - {0}", [a], lambda x: 1 - x, a.dtype, a.flags)
        if kind == "fill":
            b = self.some_real(lambda v: v.rank == 0)
            return self.step("T.fill({0}, {1})", [a, b], lambda x, y: np.full(x.shape, y), b.dtype, a.flags)
        if kind == "alloc":
            b = self.some_real(lambda v: v.rank <= 1)
            shape = (self.pick([1, 2, 3]),) + b.shape
            text = "T.alloc({0}, %s)" % ", ".join(map(str, shape))
            return self.step(text, [b], lambda x: np.broadcast_to(x, shape), b.dtype, [n == 1 for n in shape])
        need(a.rank and a.is_real)
        if kind == "zeros":
            need(a.dtype == "float64" and not any(a.flags))
            return self.step("T.zeros({0}.shape) + {0} * 2", [a], lambda x: x * 2, a.dtype, a.flags)
        if kind == "shape":
            axis = self.random.randrange(a.rank)
            return self.step("{0} / {0}.shape[%d]" % axis, [a], lambda x: x / x.shape[axis], "float64", a.flags)
        return self.step("{0}.sum() / T.cast({0}.size, '%s')" % a.dtype, [a], lambda x: x.sum() / x.size, a.dtype, ())

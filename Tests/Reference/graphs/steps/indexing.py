"""Steps that take parts of variables, or change them."""
import numpy as np

from drawing import Drawing
from refusals import need
from variables import Constant


class Indexing(Drawing):
    def slices(self, a):
        """An index of numbers, slices, None and ...: its text, its value and the flags."""
        parts, words, flags = [], [], []
        count = self.random.randint(1, a.rank)
        for axis in range(count):
            n = a.shape[axis]
            kind = self.random.randint(0, 9)
            if kind == 0 and a.rank < 4:
                parts.append(None)
                words.append(self.pick(["None", "np.newaxis"]))
                flags.append(True)
            if kind <= 3:
                i = self.random.randint(-n, n - 1)
                parts.append(i)
                words.append(str(i))
                continue
            step = self.pick([None, None, None, 2, -1, -1, -2])
            start = self.pick([None, None, self.random.randint(-n, n - 1)])
            stop = self.pick([None, None, self.random.randint(-n, n + 1)])
            part = slice(start, stop, step)
            need(len(range(*part.indices(n))))
            parts.append(part)
            words.append(":".join("" if p is None else str(p) for p in (start, stop)) + (f":{step}" if step else ""))
            # As Theano's Subtensor has it.
            flags.append(a.flags[axis] and start in (None, 0) and (stop is None or stop > 0))
        rest = list(a.flags[count:])
        if not rest and self.chance(0.15) and a.rank - sum(flags) < 4:
            parts.append(None)
            words.append("None")
            flags.append(True)
        if rest and self.chance(0.2):
            parts.append(Ellipsis)
            words.append("...")
        return ", ".join(words), tuple(parts), flags + rest

    def item(self):
        a = self.some(lambda v: v.rank)
        text, index, flags = self.slices(a)
        return self.step("{0}[%s]" % text, [a], lambda x: x[index], a.dtype, flags)

    def places(self, a, repeats=True):
        """An index of whole numbers in arrays: text, variables, a function of their values, and flags."""
        kind = self.pick(["list", "list", "arange", "variable", "second", "scalar", "slice"])
        if kind == "list" or kind == "second" and a.rank > 1:
            return self.listed(a, 0 if kind == "list" else 1, repeats)
        if kind == "arange" and a.rank >= 2:
            labels = self.labels(a.shape[1], a.shape[0])
            need(labels)
            v = self.pick(labels)
            return "T.arange(%s.shape[0]), %s" % (v.name, v.name), [v], lambda y: (np.arange(len(y)), y), (False,) + a.flags[2:]
        if kind == "variable":
            labels = self.labels(a.shape[0])
            need(labels)
            v = self.pick(labels)
            need(repeats or len(set(v.array.tolist())) == v.array.size)
            return v.name, [v], lambda y: (y,), v.flags + a.flags[1:]
        numbers = [v for v in self.inputs if v.rank == 0 and v.dtype == "int64" and 0 <= v.array < a.shape[0]]
        need(numbers)
        v = self.pick(numbers)
        if kind == "slice":
            return "%s:%s + 2" % (v.name, v.name), [v], lambda i: (slice(int(i), int(i) + 2),), (False,) + a.flags[1:]
        return v.name, [v], lambda i: (int(i),), a.flags[1:]

    def listed(self, a, axis, repeats):
        n = a.shape[axis]
        count = self.random.randint(2, 3)
        if repeats:
            chosen = [self.random.randint(-n, n - 1) for _ in range(count)]
        else:
            need(n >= count)
            chosen = self.random.sample(range(n), count)
        text = f"{chosen}" if axis == 0 else f":, {chosen}"
        if axis == 0 and self.chance(0.3):
            text = f"np.array({chosen})"
        index = (slice(None),) * axis + (np.array(chosen),)
        return text, [], lambda: index, a.flags[:axis] + (False,) + a.flags[axis + 1:]

    def picked(self):
        a = self.some(lambda v: v.rank)
        text, names, index, flags = self.places(a)
        return self.step("{0}[%s]" % text, [a] + names, lambda x, *more: x[index(*more)], a.dtype, flags)

    def taken(self):
        a = self.some(lambda v: v.rank)
        axis = self.random.randrange(a.rank)
        chosen = [self.random.randint(0, a.shape[axis] - 1) for _ in range(self.random.randint(2, 3))]
        return self.step("{0}.take(%s, axis=%d)" % (chosen, axis), [a], lambda x: np.take(x, chosen, axis=axis), a.dtype,
                         a.flags[:axis] + (False,) + a.flags[axis + 1:])

    def changed(self):
        """A part set to a value, or increased by it."""
        a = self.some_real(lambda v: v.rank)
        adding = self.chance(0.5)
        if self.chance(0.5):
            text, index, _ = self.slices(a)
            need("None" not in text and "newaxis" not in text)
            names, find = [], lambda *more: index
        else:
            text, names, find, _ = self.places(a, repeats=adding)
        part = a.array[find(*[v.array for v in names])]
        need(part.size)
        alike = [v for v in self.variables if v.dtype == a.dtype]
        values = [v for v in alike if v.shape == part.shape] + [v for v in alike if v.rank == 0]
        if values and self.chance(0.7):
            b = self.pick(values)
        else:
            b = Constant.of(self.number(-1, 1))
            need(a.dtype == "float64")

        def body(x, value, *more):
            x = np.array(x)
            if adding:
                np.add.at(x, find(*more), value)
            else:
                x[find(*more)] = value
            return x
        name = "inc_subtensor" if adding else "set_subtensor"
        return self.step("T.%s({0}[%s], {1})" % (name, text), [a, b] + names, body, a.dtype, a.flags)

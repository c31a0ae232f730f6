"""What some programs do beside the comparison: other calls, givens, second gradients, updates."""
import numpy as np

from drawing import written
from evaluation import Evaluation
from refusals import Redraw, Unfit


class Extras(Evaluation):
    def write_extras(self):
        if self.chance(0.2):
            self.write_other_call()
        replaced = [v for v in self.arguments if not any(v.flags)]
        if replaced and self.chance(0.08):
            self.write_given(self.pick(replaced))
        if (not self.frozen and not self.is_low and self.sources and self.sources[0].array.size <= 6
                and self.chance(0.12)):
            self.write_second()
        shared = [(v, slope) for v, slope in zip(self.sources, self.slopes) if v.is_shared]
        if shared and self.chance(0.5):
            self.write_update(*self.pick(shared))

    def write_other_call(self):
        """The same functions called with other numbers."""
        changing = [v for v in self.arguments if v.is_real or v.rank == 0]
        if not changing:
            return
        other = dict(self.given)
        for v in changing:
            if v.is_real:
                other[v.name] = np.round(v.array * self.pick([0.9, 0.8, 1.05]) + 0.01, 3).astype(v.dtype)
            elif v.name == "v":
                other[v.name] = np.array(self.random.randint(0, 2))
        try:
            _, wide = self.checked(other)
        except (Redraw, Unfit, IndexError, ValueError):
            return
        result = wide[self.result.name]
        if result.shape != self.result.shape:
            return
        value, cost = ("f(*{})[0]", "f(*{})[1]") if self.is_one else ("f(*{})", "g(*{})")
        self.lines += [
            "others = [" + ", ".join(written(other[v.name]) for v in self.arguments) + "]",
            f"print('again', np.allclose({value.format('others')}, {written(result, 12)}, {self.near}))",
            f"print('cost again', np.allclose({cost.format('others')}, {float(self.cost(wide)):.12g}, {self.near}))",
            f"print('once more', np.allclose({value.format('values')}, value, {self.near}))"]
        self.expected += ["again True", "cost again True", "once more True"]

    def write_given(self, v):
        """An argument replaced by a shared variable."""
        rest = [(n, a.name) for n, a in enumerate(self.arguments) if a is not v]
        names, values = ", ".join(name for _, name in rest), ", ".join(f"values[{n}]" for n, _ in rest)
        givens = self.pick(["[(%s, kept)]", "{%s: kept}"]) % v.name
        self.lines += [
            f"kept = theano.shared(values[{self.arguments.index(v)}])",
            f"given = theano.function([{names}], {self.result.name}, givens={givens}, on_unused_input='ignore')",
            f"print('given', np.allclose(given({values}), value, {self.near}))"]
        self.expected.append("given True")

    def write_second(self):
        v = self.sources[0]
        direction = self.reals(v.shape, -1, 1)
        curve = self.second(self.given, direction)
        self.lines += [
            f"direction = {written(direction)}",
            f"curve = T.grad((slopes[0] * direction).sum(), {v.name}, disconnected_inputs='ignore')",
            "for mode in [None, 'FAST_COMPILE']:",
            f"    bend = theano.function({self.takes}, curve, mode=mode, on_unused_input='ignore')(*values)",
            f"    print('second gradient', np.allclose(bend, {written(curve, 10)}, rtol=1e-5, atol=1e-6))"]
        self.expected += ["second gradient True"] * 2

    def write_update(self, v, slope):
        """A step of descent of a shared variable."""
        rate = self.pick([0.1, 0.5])
        after = v.array.astype("float64") - rate * slope
        update = f"({v.name}, {v.name} - T.cast({rate} * slopes[{self.sources.index(v)}], {v.name}.dtype))"
        self.lines += [
            f"train = theano.function({self.takes}, cost, updates=[{update}], on_unused_input='ignore')",
            f"print('before', np.allclose(train(*values), number, {self.near}))",
            f"print('after', np.allclose({v.name}.get_value(), {written(after, 10)}, {self.slopes_near}))"]
        self.expected += ["before True", "after True"]

"""How a case is put together: a program that compares its values and gradients with NumPy's; or one
that fails, or has numbers far from 0."""
from drawing import written
from extras import Extras
from extreme import Extreme
from failing import Failing
from inputs import declaration
from refusals import Redraw, Unfit
from variables import Step


class Cases(Extras, Extreme, Failing):
    def case(self):
        """A program and its output."""
        kind = self.random.random()
        if kind < 0.05:
            return self.failing()
        if kind < 0.09:
            return self.extreme()
        while True:
            try:
                return self.graph()
            except (Redraw, Unfit):
                pass

    def graph(self):
        self.draw_inputs()
        self.grow(self.random.randint(3, 15))
        self.draw_cost()
        self.given = {v.name: v.array for v in self.inputs}
        values, wide = self.checked(self.given)
        steps = [v for v in self.variables[:-1] if isinstance(v, Step) and v.is_real]
        self.frozen = {}
        if steps and self.chance(0.07):
            name = self.pick(steps).name
            self.frozen = {name: wide[name]}
        self.slopes = self.gradients(self.given, self.frozen)

        self.arguments = [v for v in self.inputs if not v.is_shared]
        self.takes = "[" + ", ".join(v.name for v in self.arguments) + "]"
        if self.is_low:
            self.near, self.slopes_near, alike = "rtol=1e-4, atol=1e-4", "rtol=1e-3, atol=1e-3", "rtol=1e-4, atol=1e-4"
        else:
            self.near, self.slopes_near, alike = "rtol=1e-9, atol=1e-11", "rtol=1e-7, atol=1e-9", "rtol=1e-10, atol=1e-12"
        self.lines, self.expected = [], []
        self.write_graph()
        value = (wide if self.result.is_real else values)[self.result.name]
        self.lines += [f"value = {written(value, 8 if self.is_low else 12)}", f"number = {float(self.cost(wide)):.12g}"]
        self.write_comparison()
        self.lines.append(f"print('modes', [np.allclose(a, b, {alike}) for a, b in zip(found[0], found[1])])")
        self.expected.append("modes " + str([True] * (2 + len(self.sources))))
        self.write_extras()
        return "\n".join(self.lines), "\n".join(self.expected)

    def write_graph(self):
        lines = self.lines
        lines += ["import numpy as np", "import theano", "import theano.tensor as T"]
        body = [f"{v.name} = {v.text}" for v in self.variables if isinstance(v, Step)]
        if any("pool." in line or "downsample." in line for line in body):
            lines.append("from theano.tensor.signal import downsample, pool")
        lines += [declaration(v) for v in self.inputs] + body
        if self.cost_kind != "mean":
            lines.append(f"weights = {written(self.weights)}")
        lines.append(f"cost = {self.cost_text()}")
        if self.sources:
            names = ", ".join(v.name for v in self.sources)
            held = "".join(f", consider_constant=[{name}]" for name in self.frozen)
            lines.append(f"slopes = T.grad(cost, [{names}]{held}, disconnected_inputs='ignore')")
        lines.append("values = [" + ", ".join(written(v.array) for v in self.arguments) + "]")

    def compiled(self, outputs):
        return f"theano.function({self.takes}, {outputs}, mode=mode, on_unused_input='ignore')"

    def write_comparison(self):
        """The value, the cost and its gradients, with and without simplification."""
        result, lines, expected = self.result, self.lines, self.expected
        lines.append(f"print({result.name}.dtype, {result.name}.broadcastable)")
        expected.append(f"{result.dtype} {result.flags}")
        lines += ["found = []", "for mode in [None, 'FAST_COMPILE']:"]
        slopes = "slopes" if self.sources else "[]"
        self.is_one = self.chance(0.25)
        if self.is_one:
            lines += [f"    f = {self.compiled(f'[{result.name}, cost] + {slopes}')}", "    found.append(f(*values))"]
        else:
            lines += [f"    f = {self.compiled(result.name)}", f"    g = {self.compiled('cost')}",
                      f"    s = {self.compiled(slopes)}", "    found.append([f(*values), g(*values)] + s(*values))"]
        lines.append("for results in found:")
        lines.append(f"    print('value', np.allclose(results[0], value, {self.near}), results[0].dtype, results[0].shape)")
        lines.append(f"    print('cost', np.allclose(results[1], number, {self.near}), results[1].dtype)")
        once = [f"value True {result.dtype} {result.shape}",
                f"cost True {result.dtype if self.cost_kind == 'mean' else 'float64'}"]
        for n, (v, slope) in enumerate(zip(self.sources, self.slopes), 2):
            lines.append(f"    print('gradient of {v.name}', np.allclose(results[{n}], {written(slope, 10)}, {self.slopes_near}), "
                         f"results[{n}].dtype, results[{n}].shape)")
            once.append(f"gradient of {v.name} True {v.dtype} {v.shape}")
        expected += once * 2

"""What NumPy finds for a program: its values, its cost and the slopes of that, from differences."""
import numpy as np

from growing import Growing
from numeric import slope
from refusals import Redraw, is_near, start_far
from variables import Step, Wide, numpy_type


class Evaluation(Growing):
    def evaluate(self, given, wide, frozen={}, shift={}):
        """The values of all steps for values of inputs; `frozen` are values that steps keep."""
        values = {}
        for v in self.inputs:
            values[v.name] = given[v.name].astype(numpy_type(v.dtype, wide))
            if v.name in shift:
                values[v.name] = values[v.name] + shift[v.name]
        for step in self.variables:
            if isinstance(step, Step):
                values[step.name] = frozen[step.name] if step.name in frozen else step.compute(values, wide)
        return values

    def checked(self, given):
        """The values of a call and the wide ones, if they are far from kinks and lose few digits."""
        start_far()
        values = self.evaluate(given, False)
        if is_near():
            raise Redraw
        wide = self.evaluate(given, True)
        absolute, relative = (2e-5, 2e-5) if self.is_low else (1e-13, 1e-12)
        for v in self.variables:
            a, b = values[v.name].astype(Wide), wide[v.name].astype(Wide)
            if not np.isfinite(a).all() or np.abs(a).max(initial=0) > 500:
                raise Redraw
            if (np.abs(a - b) > absolute + relative * np.abs(b)).any():
                raise Redraw
        return values, wide

    # The cost --------------------------------------------------------------------------------------

    def draw_cost(self):
        self.result = self.variables[-1]
        if self.result.dtype == "bool":
            raise Redraw
        self.is_low = any(v.dtype == "float32" for v in self.variables)
        self.sources = [v for v in self.inputs if v.is_real]
        self.weights = self.reals(self.result.shape, -1.5, 1.5)
        self.cost_kind = self.pick(["sum"] * 4 + ["mean", "tanh", "square"])
        if self.cost_kind == "mean" and not self.result.is_real:
            self.cost_kind = "sum"
        if self.cost_kind in ("square", "mean") and self.result.most() > 30:
            self.cost_kind = "tanh"

    def cost_text(self):
        name = self.result.name
        # The tanh of short whole numbers is float32, and the cost is compared in float64.
        real = name if self.result.dtype not in ("bool", "int8", "int16") else f"T.cast({name}, 'float64')"
        return {"sum": f"({name} * weights).sum()", "mean": f"T.mean({name} ** 2)",
                "tanh": f"T.sum(T.tanh({real}) * weights)",
                "square": f"({name} * {name} * weights).sum() + 0.5"}[self.cost_kind]

    def cost(self, values):
        result, weights = values[self.result.name].astype(Wide), self.weights.astype(Wide)
        if self.cost_kind == "sum":
            return (result * weights).sum()
        if self.cost_kind == "mean":
            return (result ** 2).mean()
        if self.cost_kind == "tanh":
            return (np.tanh(result) * weights).sum()
        return (result * result * weights).sum() + Wide(0.5)

    # Slopes ----------------------------------------------------------------------------------------

    def gradients(self, given, frozen):
        """The slopes of the cost with respect to each real input."""
        found = []
        for v in self.sources:
            result = np.zeros(v.shape)
            for place in np.ndindex(*v.shape):
                def at(t):
                    shift = np.zeros(v.shape, dtype=Wide)
                    shift[place] = t
                    return self.cost(self.evaluate(given, True, frozen, {v.name: shift}))
                result[place] = slope(at)
            if np.abs(result).max(initial=0) > 1000:
                raise Redraw
            found.append(result)
        return found

    def second(self, given, direction):
        """The gradient of (gradient * direction).sum() with respect to the first real input."""
        v = self.sources[0]
        result = np.zeros(v.shape)
        for place in np.ndindex(*v.shape):
            def inner(t):
                def at(s):
                    shift = np.asarray(direction.astype(Wide) * s)
                    shift[place] += t
                    return self.cost(self.evaluate(given, True, shift={v.name: shift}))
                return slope(at, 1e-3)
            result[place] = slope(inner, 1e-3)
        return result

"""Steps of networks of images: convolutions, pools and biases of channels."""
from drawing import Drawing, written
from numeric import convolved, pooled
from refusals import need
from variables import Constant, promoted


class Images(Drawing):
    def convolution(self):
        a = self.some_real(lambda v: v.rank == 4 and v.shape[2] * v.shape[3] > 1)
        filters = [v for v in self.variables if v.dtype == a.dtype and v.rank == 4 and v.shape[1] == a.shape[1]
                   and v is not a and v.shape[2] <= 4]
        if filters and self.chance(0.8):
            w = self.pick(filters)
        else:
            need(a.dtype == "float64")
            array = self.reals((self.pick([1, 2]), a.shape[1], self.pick([1, 2, 3]), self.pick([1, 2, 3])), -1, 1)
            w = Constant(written(array), array)
        border = self.pick(["valid", "valid", "full", "half", (1, 1), (0, 1)])
        step = self.pick([(1, 1)] * 4 + [(2, 2), (1, 2)])
        flips = self.chance(0.85)
        text = "T.nnet.conv2d({0}, {1}"
        if border != "valid" or not self.chance(0.7):
            text += f", border_mode={border!r}"
        if step != (1, 1):
            text += f", subsample={step}"
        if not flips:
            text += ", filter_flip=False"
        if self.chance(0.2):
            text += f", input_shape={a.shape}, filter_shape={w.shape}"
        return self.step(text + ")", [a, w], lambda x, y: convolved(x, y, border, step, flips), a.dtype,
                         (a.flags[0], w.flags[0], False, False))

    def pool(self):
        a = self.some_real(lambda v: v.rank == 4 and v.shape[2] > 1 and v.shape[3] > 1)
        size = self.pick([(2, 2), (2, 2), (1, 2), (2, 1), (3, 2), (3, 3)])
        ignores = self.chance(0.6)
        mode = self.pick(["max"] * 3 + ["average_inc_pad", "average_exc_pad", "sum"])
        need(mode != "sum" or ignores)
        step = self.pick([None, None, None, (1, 1), (2, 1), (1, 2), (2, 2)])
        if self.chance(0.3) and mode == "max" and step is None:
            text = f"downsample.max_pool_2d({{0}}, {size}, ignore_border={ignores})"
        else:
            text = f"pool.pool_2d({{0}}, ws={size}, ignore_border={ignores}"
            if step:
                text += f", stride={step}"
            if mode != "max" or self.chance(0.2):
                text += f", mode={mode!r}"
            text += ")"
        return self.step(text, [a], lambda x: pooled(x, size, step or size, mode, ignores), a.dtype,
                         a.flags[:2] + (False, False))

    def bias(self):
        """A bias over the channels."""
        a = self.some_real(lambda v: v.rank == 4)
        vectors = [v for v in self.variables if v.is_real and v.rank == 1 and v.shape[0] == a.shape[1] and not v.flags[0]]
        need(vectors)
        b = self.pick(vectors)
        need(not a.flags[1])
        return self.step("{0} + {1}.dimshuffle('x', 0, 'x', 'x')", [a, b], lambda x, y: x + y[None, :, None, None],
                         promoted(a.dtype, b.dtype), a.flags)

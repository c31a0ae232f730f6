"""Theano as a peer of networks.py: `bench_theano.py --net N3 --batch 10 --threads 2 --mode mkl`.

Run by the `theano` environment of NNREPL_PEERS (Python 3.7, Theano 1.0.5, NumPy below 1.21, SciPy; mkl and mkl-devel
for mode mkl), with the folder of peers_common.py on PYTHONPATH. The networks are written as
network3.py writes them: shared data, one compiled function of the mini-batch's number, its updates in it.
Convolutions are Theano's default on a processor, matrix products with OpenMP over the images; the modes differ
in whose.
"""

import ctypes
import os
import sys

from peers_common import BOOK, data, init_params, measure, parse

options = parse(["openblas", "mkl"])
blas, os.environ["OPENBLAS_NUM_THREADS"] = "-lopenblas", "1"  # threads are for OpenMP: OpenBLAS's slow it down
if options.mode == "mkl":
    folder = os.path.join(sys.prefix, "lib")
    ctypes.CDLL(os.path.join(folder, "libmkl_rt.so"), ctypes.RTLD_GLOBAL)
    blas = f"-L{folder} -lmkl_rt"
os.environ["THEANO_FLAGS"] = (
    f"floatX=float32,device=cpu,openmp=True,allow_gc=False,blas.ldflags={blas},gcc.cxxflags=-O3 -ffast-math")

import numpy as np
import theano
import theano.tensor as T
from theano.sandbox.rng_mrg import MRG_RandomStreams
from theano.tensor.signal.pool import pool_2d

net, batch, book = options.net, options.batch, BOOK[options.net]
streams = MRG_RandomStreams(1)
parameters = [theano.shared(value) for value in init_params(net)]
pixels, labels = data(net)
batches = len(pixels) // batch
pixels, labels = theano.shared(pixels), T.cast(theano.shared(labels), "int32")
index, x, y = T.lscalar(), T.matrix(), T.ivector()

activation = T.nnet.sigmoid if net in ("N1", "N2") else T.nnet.relu
left = iter(parameters)


def convolved(images, shape):
    filters, biases = next(left), next(left)
    result = T.nnet.conv2d(images, filters, input_shape=shape, filter_shape=filters.get_value().shape)
    return activation(pool_2d(result, (2, 2), ignore_border=True) + biases.dimshuffle("x", 0, "x", "x"))


def dense(values, dropout):
    if dropout:
        values = values * T.cast(streams.binomial(size=values.shape, p=0.5), "float32")
    weights, biases = next(left), next(left)
    return T.dot(values, weights) + biases


value = x
if net in ("N2", "N3", "N4"):
    value = convolved(value.reshape((batch, 1, 28, 28)), (batch, 1, 28, 28))
    if net != "N2":
        value = convolved(value, (batch, 20, 12, 12))
    value = value.flatten(2)
remaining = (len(parameters) - {"N2": 2, "N3": 4, "N4": 4}.get(net, 0)) // 2
for layer in range(remaining):
    value = dense(value, net == "N4")
    if layer < remaining - 1:
        value = activation(value)
cost = -T.mean(T.log(T.nnet.softmax(value))[T.arange(batch), y])
if book["lmbda"]:
    scale = book["lmbda"] if net == "N5" else book["lmbda"] / batches
    cost = cost + 0.5 * scale * sum((p ** 2).sum() for p in parameters if p.ndim > 1)
rate, momentum, updates = np.float32(book["lr"]), np.float32(book["momentum"]), []
for parameter, slope in zip(parameters, T.grad(cost, parameters)):
    if momentum:
        velocity = theano.shared(np.zeros_like(parameter.get_value()))
        next_velocity = momentum * velocity - rate * slope
        updates += [(velocity, next_velocity), (parameter, parameter + next_velocity)]
    else:
        updates.append((parameter, parameter - rate * slope))
rows = slice(index * batch, (index + 1) * batch)
train = theano.function(
    [index], cost, updates=updates,
    givens={x: pixels[rows], y: labels[rows]})

done = 0


def run(count):
    global done
    for _ in range(count):
        train(done % batches)
        done += 1


if __name__ == "__main__":
    measure(options, "theano", run, theano.__version__)

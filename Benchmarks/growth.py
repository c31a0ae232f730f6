# Time against arithmetic as the work grows: mini-batches, filters, images, layers. Run by nnrepl itself:
#
#     .build/release/nnrepl < Benchmarks/growth.py       # writes Assets/growth.png
#
# Arithmetic is that of all multiplications and additions, forward and backward, without the gradient that
# the first layer's input does not need; the engine leaves out those that a maximum makes superfluous.
import numpy as np
import matplotlib.pyplot as plt


def seconds(shape, layers, batch):
    """Seconds for one mini-batch: the best of six epochs of some."""
    features = 1
    for size in shape: features = features * size
    count = max(1, min(1000, 4000000 // (batch * features)))
    inputs = np.random.rand(count * batch, features).astype('float32')
    labels = np.arange(count * batch) % 10
    net = network(shape, layers)
    train(net, (inputs, labels), epochs=6, batch=batch, rate=0.001)
    return min(net.history.seconds) / count


def convolution(filters, channels, size, out):
    return 2.0 * filters * channels * size * size * out * out


def lenet(batch):
    work = 2 * convolution(20, 1, 5, 24) + 3 * convolution(40, 20, 5, 8) + 6.0 * (640 * 100 + 100 * 10)
    layers = [conv(20, 5, activation='relu'), pool(2), conv(40, 5, activation='relu'), pool(2),
              dense(100, activation='relu'), softmax(10)]
    return batch * work, seconds((1, 28, 28), layers, batch)


def filters(count):
    work = 2 * convolution(count, 1, 5, 24) + 6.0 * (count * 144 * 100 + 100 * 10)
    layers = [conv(count, 5, activation='relu'), pool(2), dense(100, activation='relu'), softmax(10)]
    return 10 * work, seconds((1, 28, 28), layers, 10)


def images(side):
    inner = (side - 4) // 2
    work = 2 * convolution(20, 1, 5, side - 4) + 6.0 * (20 * inner * inner * 100 + 100 * 10)
    layers = [conv(20, 5, activation='relu'), pool(2), dense(100, activation='relu'), softmax(10)]
    return 10 * work, seconds((1, side, side), layers, 10)


def depth(count):
    work = 4.0 * 784 * 100 + 6.0 * ((count - 2) * 100 * 100 + 100 * 10)
    layers = [dense(100, activation='tanh') for _ in range(count - 1)] + [softmax(10)]
    return 10 * work, seconds((784,), layers, 10)


plt.figure(figsize=(11, 8))
series = [('mini-batch', lenet, [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]),
          ('filters', filters, [20, 40, 80, 160, 320]),
          ('image', images, [28, 56, 84, 112, 168, 224]),
          ('layers', depth, [2, 3, 5, 10, 20, 35, 50])]
for index, (name, measure, sizes) in enumerate(series):
    found = [measure(size) for size in sizes]
    work = [pair[0] / 1e6 for pair in found]
    times = [pair[1] * 1e6 for pair in found]
    for size, w, t in zip(sizes, work, times):
        print('GROWTH %-10s %5d %10.2f MFLOP %10.1f us %7.1f GFLOP/s' % (name, size, w, t, w / t * 1e3))
    plt.subplot(2, 2, index + 1)
    plt.loglog(work, times, 'o-', label=name)
    plt.title('%s %d to %d' % (name, sizes[0], sizes[-1]))
    plt.xlabel('MFLOP')
    plt.ylabel('us')
plt.savefig('Assets/growth.png')

import time
import numpy as np
def best(f, k=7):
    t = 1e9
    for i in range(k):
        s = time.time(); f(); t = min(t, time.time() - s)
    return t * 1000
np.random.seed(0)
a = np.random.rand(1000000); b = np.random.rand(1000000); c = np.random.rand(1000000)
print("a+b*c %.2f" % best(lambda: a + b * c))
A = np.random.rand(1024, 1024); B = np.random.rand(1024, 1024)
print("dot %.2f" % best(lambda: A.dot(B)))
print("sort %.2f" % best(lambda: np.sort(a)))
print("sum %.3f" % best(lambda: a.sum()))
print("exp %.2f" % best(lambda: np.exp(a)))
print("tanh %.2f" % best(lambda: np.tanh(a)))
X = np.random.rand(5, 4); W = np.random.rand(4, 10); d = np.random.rand(10)
def small():
    for i in range(10000): np.maximum(0, X.dot(W) + d)
print("small %.2f" % best(small, 3))
print("fancy %.2f" % best(lambda: a[a > 0.5]))
print("axis %.2f" % best(lambda: A.sum(axis=0)))
print("rand %.2f" % best(lambda: np.random.randn(100000)))

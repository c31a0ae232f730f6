import numpy as np
from scipy import linalg
import pickle
a = np.array([[1+2j, 3], [0.5j, -1]])
print(np.einsum('ij,jk->ik', a, a))
print(np.round(linalg.eigvals(np.array([[0., 1], [-1, 0]])), 6))
print(np.zeros(3, complex), np.ones(2, dtype='c8'), np.array([1, 2], dtype=complex).dtype, np.dtype('c16').kind, np.dtype('e').name)
print(isinstance(np.complex128(1), complex), complex(np.complex128(2-1j)))
print(a.T, a.conj().T, a.real.sum(), (a * 1j).imag)
print(a == a.T, a[a.real > 0], a.max(), a.argmax(), np.sort(a, axis=None))
print(np.sum(a, axis=0), a.cumsum(), a.prod(), a.std(), a.var(axis=0))
print(np.poly1d([1, 0, -1]).roots, np.poly([1, -1]), np.polyval([1, 2], 1j))
p = np.poly1d([1, -3, 2]); print(p); print(p(3), p.r, p * p, p.deriv())
print(np.linalg.eigvals([[1, -2], [3, 1]]))
w, v = np.linalg.eig(np.array([[2, -1], [1, 2]])); print(w); print(v)
print(np.linalg.norm(a), np.round(np.linalg.det(a), 8), np.vdot(a, a), np.linalg.svd(a)[1])
x = np.arange(3, dtype='float16'); x += 0.1; print(x, x.dtype, x[1], x.nbytes, repr(x / 3))
print(np.float16(1) + np.float32(2), (np.float16(1) + 1).dtype, np.float16(65504) * 2, np.int8(3) * np.float16(0.5))
print(np.histogram(np.array([1, 2, 2.5]), bins=2), np.finfo(float).eps, np.finfo(np.float32).max, np.iinfo(int).max)
print(3 in np.arange(5), 7 in np.arange(6).reshape(2, 3), 'a' in np.arange(3))
np.testing.assert_allclose([1, 2], [1, 2.0000000001])
try:
    np.testing.assert_array_equal([1, 2], [1, 3])
except AssertionError as e:
    print('failed')
b = np.array([1, 2, 3], dtype=np.int8)
try:
    b += 1.5
except TypeError as e:
    print(e)
try:
    c2 = np.zeros(2); c2[0] = [1, 2]
except ValueError as e:
    print(e)
try:
    np.array([[1, 2], [3]])
except ValueError as e:
    print(e)
b[0] *= np.uint8(7); print(b)
print(pickle.loads(pickle.dumps(a)), pickle.loads(pickle.dumps(np.arange(2, dtype='f2'))))
print(np.real(3), np.imag([1j]), np.angle(1j), np.angle([-1, 1j], deg=True), np.abs(3 + 4j), np.conj(2j), np.iscomplexobj(a))
print(np.exp(1j * np.pi).real, np.sqrt(-1 + 0j), np.power(1j, 2), np.log(-1 + 0j), 1j * np.arange(3))
t = np.arange(8); s = np.sin(2 * np.pi * t / 8); print(np.round(np.abs(np.fft.fft(s)), 6)); print(np.fft.fftfreq(8, d=0.1))
print(np.round(np.fft.rfft(s), 6) + 0, np.fft.irfft(np.fft.rfft(s)).round(3) + 0)
print(np.array([1+1e-10j, 1e5]), np.array([complex(1, 1e-5)]), np.array([[1+1j, 20], [300, -4j]]))
print(str(np.array([0.1+0.2j])), np.array2string(np.array([1.23456j]), precision=2))

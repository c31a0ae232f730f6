import math
names = [
    'sqrt', 'exp', 'log', 'log10', 'log2', 'log1p', 'expm1', 'sin', 'cos', 'tan', 'asin', 'acos',
    'atan', 'sinh', 'cosh', 'tanh', 'asinh', 'atanh', 'erf', 'erfc', 'fabs', 'degrees', 'radians',
    'floor', 'ceil', 'trunc', 'cbrt', 'exp2']
for name in names:
    print(name, getattr(math, name)(0.3), getattr(math, name)(0.71))
for x in [0.3, 1.5, 5, 20.25]:
    print('%.12g %.12g %.12g' % (math.gamma(x), math.lgamma(x), math.acosh(x + 1)))
print(math.atan2(1, -2), math.pow(2, 0.5), math.fmod(-7, 3), math.copysign(1, -0.0), math.hypot(3, 4), math.modf(-2.75), math.frexp(10), math.ldexp(0.6, 3), math.fsum([0.1] * 10), math.gcd(12, 18), math.comb(10, 3), math.perm(5, 2), math.factorial(15), math.isqrt(99), math.prod([1, 2, 3.5]), math.log(8, 2), math.isclose(0.1 + 0.2, 0.3), math.dist([1, 2], [4, 6]), math.lcm(4, 6), math.remainder(7, 4))

# Complex numbers; what is expected is CPython 3.11's own output.
print(2j)
# expect: 2j
print(1+2j)
# expect: (1+2j)
print((1+2j) * (3-1j))
# expect: (5+5j)
print((1+2j) / (2-1j))
# expect: 1j
print((1+2j) - 1)
# expect: 2j
print(3 - (1+2j))
# expect: (2-2j)
print(2 * 1j)
# expect: 2j
print(1j ** 2)
# expect: (-1+0j)
print((1+2j) ** 3)
# expect: (-11-2j)
print((1+2j) ** -2)
# expect: (-0.12-0.16j)
print((1+2j) ** 0.5)
# expect: (1.272019649514069+0.7861513777574233j)
print((1+2j) ** (2-1j))
# expect: (2.428447747683073+14.93241486964456j)
print(2 ** 1j)
# expect: (0.7692389013639721+0.6389612763136348j)
print((-8) ** (1/3))
# expect: (1.0000000000000002+1.7320508075688772j)
print((-1) ** 0.5)
# expect: (6.123233995736766e-17+1j)
print(0j ** 0)
# expect: (1+0j)
print(abs(3+4j))
# expect: 5.0
print(abs(-2j))
# expect: 2.0
print(-(1-2j))
# expect: (-1+2j)
print(+(1-2j))
# expect: (1-2j)
print((1+2j).real)
# expect: 1.0
print((1+2j).imag)
# expect: 2.0
print((1+2j).conjugate())
# expect: (1-2j)
print(complex(1, 2))
# expect: (1+2j)
print(complex('1-2j'))
# expect: (1-2j)
print(complex(' -1.5e3j '))
# expect: -1500j
print(complex('(2+3j)'))
# expect: (2+3j)
print(complex('j'))
# expect: 1j
print(complex('-inf+nanj'))
# expect: (-inf+nanj)
print(complex(1j, 1j))
# expect: (-1+1j)
print(complex())
# expect: 0j
print(complex(2.5))
# expect: (2.5+0j)
print(1+0j == 1)
# expect: True
print(1+2j == 1+2j)
# expect: True
print(1+2j != 2j)
# expect: True
print({1+0j: 'a'}[1])
# expect: a
print({1, 1.0, 1+0j})
# expect: {1}
print(bool(0j), bool(1j))
# expect: False True
print([1j, 2, 3.5])
# expect: [1j, 2, 3.5]
print(str(1e20+1e-7j))
# expect: (1e+20+1e-07j)
print(complex(-0.0, -0.0))
# expect: (-0-0j)
print(complex(0.0, -1))
# expect: -1j
print(complex(float('inf'), float('-inf')))
# expect: (inf-infj)
print(complex(float('nan'), 1))
# expect: (nan+1j)
print(1e16+1e15j)
# expect: (1e+16+1000000000000000j)
print(0.1+0.2j)
# expect: (0.1+0.2j)
print('{:.2f}'.format(1+2.345j))
# expect: 1.00+2.35j
print('{:.3e}'.format(1.5-2j))
# expect: 1.500e+00-2.000e+00j
print('{:>12}|'.format(1+2j))
# expect:       (1+2j)|
print('{:10.1f}|'.format(1-2j))
# expect:   1.0-2.0j|
print('{}'.format(2j))
# expect: 2j
print('{:+.1f}'.format(1+2j))
# expect: +1.0+2.0j
print(f'{1+2j:.1f}')
# expect: 1.0+2.0j
print('%s %r' % (1+2j, -1j))
# expect: (1+2j) (-0-1j)
print(sum([1j, 2, 3+1j]))
# expect: (5+2j)
print(isinstance(1j, complex), isinstance(1, complex), type(1j) == complex)
# expect: True False True
print((3).real, (3).imag, (2.5).real, (2.5).imag, True.real)
# expect: 3 0 2.5 0.0 1
print((3).conjugate(), (2.5).conjugate())
# expect: 3 2.5
print((2.0).is_integer(), (2.5).is_integer())
# expect: True False
print((255).bit_length(), (-8).bit_length(), (0).bit_length())
# expect: 8 4 0
print(10**30 * 1j)
# expect: 1e+30j
print(1j * True)
# expect: 1j
print(pow(1j, 2))
# expect: (-1+0j)
try:
    print(1j < 2)
except Exception as error:
    print(type(error).__name__)
# expect: TypeError
try:
    print(1j // 2)
except Exception as error:
    print(type(error).__name__)
# expect: TypeError
try:
    print(1j % 2)
except Exception as error:
    print(type(error).__name__)
# expect: TypeError
try:
    print(1j / 0)
except Exception as error:
    print(type(error).__name__)
# expect: ZeroDivisionError
try:
    print(0j ** -1)
except Exception as error:
    print(type(error).__name__)
# expect: ZeroDivisionError
try:
    print(int(1j))
except Exception as error:
    print(type(error).__name__)
# expect: TypeError
try:
    print(float(1j))
except Exception as error:
    print(type(error).__name__)
# expect: TypeError
try:
    print(complex('1+'))
except Exception as error:
    print(type(error).__name__)
# expect: ValueError
try:
    print(complex('1', 2))
except Exception as error:
    print(type(error).__name__)
# expect: TypeError
try:
    print(complex('x'))
except Exception as error:
    print(type(error).__name__)
# expect: ValueError
try:
    print(1j > 1j)
except Exception as error:
    print(type(error).__name__)
# expect: TypeError
try:
    print(1j @ 2)
except Exception as error:
    print(type(error).__name__)
# expect: TypeError
try:
    print(max([1j, 2j]))
except Exception as error:
    print(type(error).__name__)
# expect: TypeError
try:
    print([1,2][1j])
except Exception as error:
    print(type(error).__name__)
# expect: TypeError
try:
    print('%d' % 1j)
except Exception as error:
    print(type(error).__name__)
# expect: TypeError
try:
    print('{:d}'.format(1j))
except Exception as error:
    print(type(error).__name__)
# expect: ValueError
try:
    print('{:05}'.format(1j))
except Exception as error:
    print(type(error).__name__)
# expect: ValueError
try:
    print((1e200+1j) ** 2)
except Exception as error:
    print(type(error).__name__)
# expect: OverflowError
try:
    print(1j + 'a')
except Exception as error:
    print(type(error).__name__)
# expect: TypeError
try:
    print(~1j)
except Exception as error:
    print(type(error).__name__)
# expect: TypeError
try:
    print(round(1j))
except Exception as error:
    print(type(error).__name__)
# expect: TypeError
try:
    print(range(1j))
except Exception as error:
    print(type(error).__name__)
# expect: TypeError

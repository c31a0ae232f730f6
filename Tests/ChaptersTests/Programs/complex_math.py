import cmath
for z in [1 + 2j, -1, 0.5j, 3 - 4j, -0.25 + 0.75j]:
    print(z, cmath.sqrt(z), cmath.exp(z), cmath.log(z))
    print("%.12f" % abs(cmath.sin(z)), "%.12f" % abs(cmath.tanh(z)), "%.12f" % cmath.acos(z).real)
    print(cmath.phase(z), cmath.polar(z), cmath.isnan(z), cmath.isfinite(z))
print(cmath.rect(2, 0), cmath.log(8, 2).real, cmath.log10(100), cmath.pi, cmath.infj)
print(cmath.isclose(1j, 1.0000000001j), cmath.isclose(1, 2), cmath.isinf(complex("inf")))
for call in [lambda: cmath.log(0), lambda: cmath.exp(1000), lambda: cmath.sqrt("a")]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__)

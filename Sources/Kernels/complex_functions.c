// Functions of one complex number: the C library's, whose type Swift does not have. Those that C
// lacks are NumPy's (npy_math_complex, umath/funcs.inc.src).
#define _GNU_SOURCE
#include <complex.h>
#include <math.h>
#include "Kernels.h"

// Not re + im * I, which loses the signs of zeros; C lays a complex number out as its two parts.
static double complex join(double re, double im) {
  union {
    double parts[2];
    double complex number;
  } both = {{re, im}};
  return both.number;
}

double nk_hypot(double a, double b) { return hypot(a, b); }

void nk_complex_power(
    double base_re, double base_im, double re, double im, double *out_re, double *out_im) {
  double complex r = cpow(join(base_re, base_im), join(re, im));
  *out_re = creal(r);
  *out_im = cimag(r);
}

void nk_complex_apply(
    nk_complex_function function, double re, double im, double *out_re, double *out_im) {
  double complex x = join(re, im), r;
  switch (function) {
    case NK_COMPLEX_EXP: r = cexp(x); break;
    case NK_COMPLEX_LOG: r = clog(x); break;
    case NK_COMPLEX_SQRT: r = csqrt(x); break;
    case NK_COMPLEX_SIN: r = csin(x); break;
    case NK_COMPLEX_COS: r = ccos(x); break;
    case NK_COMPLEX_TAN: r = ctan(x); break;
    case NK_COMPLEX_ASIN: r = casin(x); break;
    case NK_COMPLEX_ACOS: r = cacos(x); break;
    case NK_COMPLEX_ATAN: r = catan(x); break;
    case NK_COMPLEX_SINH: r = csinh(x); break;
    case NK_COMPLEX_COSH: r = ccosh(x); break;
    case NK_COMPLEX_TANH: r = ctanh(x); break;
    case NK_COMPLEX_ASINH: r = casinh(x); break;
    case NK_COMPLEX_ACOSH: r = cacosh(x); break;
    case NK_COMPLEX_ATANH: r = catanh(x); break;
    case NK_COMPLEX_LOG2: r = clog(x); r = join(creal(r) * M_LOG2E, cimag(r) * M_LOG2E); break;
    case NK_COMPLEX_LOG10: r = clog(x); r = join(creal(r) * M_LOG10E, cimag(r) * M_LOG10E); break;
    case NK_COMPLEX_EXP2: r = cexp(join(re * M_LN2, im * M_LN2)); break;
    case NK_COMPLEX_LOG1P: r = join(log(hypot(re + 1, im)), atan2(im, re + 1)); break;
    case NK_COMPLEX_EXPM1: {
      double a = sin(im / 2);
      r = join(expm1(re) * cos(im) - 2 * a * a, exp(re) * sin(im));
      break;
    }
    default: r = join(NAN, NAN);
  }
  *out_re = creal(r);
  *out_im = cimag(r);
}

// Functions of one or two numbers, element by element.
#ifndef REAL
#include "functions.h"
#define NK_SELF "elementwise.c"
#include "for_both_types.h"
#else

#define UNARY(name, expression)                                \
  CLONES void F(name)(const REAL *x, REAL *y, ptrdiff_t n) {   \
    EACH_APART                                                 \
    for (ptrdiff_t i = 0; i < n; i++) {                        \
      REAL v = x[i];                                           \
      y[i] = (expression);                                     \
    }                                                          \
  }

UNARY(nk_exp, F(nk_exp1)(v))
UNARY(nk_log, F(nk_log1)(v))
UNARY(nk_tanh, F(nk_tanh1)(v))
UNARY(nk_sigmoid, F(nk_sigmoid1)(v))
// Written so that a NaN stays one.
UNARY(nk_relu, v < 0 ? 0 : v)
UNARY(nk_square, v * v)

CLONES void F(nk_scale)(REAL factor, const REAL *x, REAL *y, ptrdiff_t n) {
  EACH_APART
  for (ptrdiff_t i = 0; i < n; i++) y[i] = factor * x[i];
}

#define GRADIENT(name, expression)                                               \
  CLONES void F(name)(const REAL *y, const REAL *dy, REAL *dx, ptrdiff_t n) {    \
    EACH_APART                                                                   \
    for (ptrdiff_t i = 0; i < n; i++) {                                          \
      REAL v = y[i];                                                             \
      dx[i] = (expression);                                                      \
    }                                                                            \
  }

GRADIENT(nk_sigmoid_gradient, dy[i] * v * (1 - v))
GRADIENT(nk_tanh_gradient, dy[i] * (1 - v * v))
GRADIENT(nk_relu_gradient, v > 0 ? dy[i] : 0)

// One loop for each pattern of steps, since a loop with unknown steps would not vectorise.
#define BINARY(name, operator)                                                              \
  CLONES void F(name)(const REAL *a, ptrdiff_t a_step, const REAL *b, ptrdiff_t b_step,     \
                      REAL *out, ptrdiff_t n) {                                             \
    if (n == 0) return;                                                                     \
    if (a_step == 0) {                                                                      \
      REAL left = *a;                                                                       \
      EACH_APART                                                                            \
      for (ptrdiff_t i = 0; i < n; i++) out[i] = left operator b[i * b_step];               \
    } else if (b_step == 0) {                                                               \
      REAL right = *b;                                                                      \
      EACH_APART                                                                            \
      for (ptrdiff_t i = 0; i < n; i++) out[i] = a[i] operator right;                       \
    } else {                                                                                \
      EACH_APART                                                                            \
      for (ptrdiff_t i = 0; i < n; i++) out[i] = a[i] operator b[i];                        \
    }                                                                                       \
  }

BINARY(nk_add, +)
BINARY(nk_subtract, -)
BINARY(nk_multiply, *)
BINARY(nk_divide, /)

CLONES void F(nk_combine)(REAL a, const REAL *x, REAL b, REAL *y, ptrdiff_t n) {
  if (b == 0) {
    EACH_APART
    for (ptrdiff_t i = 0; i < n; i++) y[i] = a * x[i];
  } else {
    EACH_APART
    for (ptrdiff_t i = 0; i < n; i++) y[i] = a * x[i] + b * y[i];
  }
}

// Also called inside other kernels' loops over short planes, so the switch stands outside the loop.
#define BIASED(expression)                                            \
  for (ptrdiff_t p = first; p < last; p++) {                          \
    const REAL *from = x + p * inner;                                 \
    REAL *to = y + p * inner;                                         \
    REAL b = bias[p % channels];                                      \
    EACH_APART                                                        \
    for (ptrdiff_t i = 0; i < inner; i++) {                           \
      REAL v = from[i] + b;                                           \
      to[i] = (expression);                                           \
    }                                                                 \
  }
#define BIASED_ROWS(expression)                                       \
  for (ptrdiff_t p = first; p < last;) {                              \
    ptrdiff_t c = p % channels, end = p + channels - c;               \
    if (end > last) end = last;                                       \
    EACH_APART                                                        \
    for (ptrdiff_t i = 0; i < end - p; i++) {                         \
      REAL v = x[p + i] + bias[c + i];                                \
      y[p + i] = (expression);                                        \
    }                                                                 \
    p = end;                                                          \
  }
#define WITH_ACTIVATION(loop)                                         \
  switch (activation) {                                               \
    case NK_LINEAR: loop(v) break;                                    \
    case NK_SIGMOID: loop(F(nk_sigmoid1)(v)) break;                   \
    case NK_TANH: loop(F(nk_tanh1)(v)) break;                         \
    case NK_RELU: loop(v < 0 ? 0 : v) break;                          \
  }

CLONES void F(nk_bias)(const REAL *x, const REAL *bias, REAL *y, ptrdiff_t channels,
                       ptrdiff_t inner, ptrdiff_t first, ptrdiff_t last,
                       nk_activation activation) {
  if (inner == 1) {
    WITH_ACTIVATION(BIASED_ROWS)
  } else {
    WITH_ACTIVATION(BIASED)
  }
}

#undef UNARY
#undef GRADIENT
#undef BINARY
#undef BIASED
#undef BIASED_ROWS
#undef WITH_ACTIVATION
#endif

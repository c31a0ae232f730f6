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
// Arrays of double use these too, so the compiler's check for overlap goes for both types.
#define SAME_PLACE _Pragma("clang loop vectorize(assume_safety)")
#define BINARY(name, operation)                                                              \
  CLONES void F(name)(const REAL *a, ptrdiff_t a_step, const REAL *b, ptrdiff_t b_step,     \
                      REAL *out, ptrdiff_t n) {                                             \
    if (n == 0) return;                                                                     \
    if (a_step == 0) {                                                                      \
      REAL left = *a;                                                                       \
      if (b_step == 0) {                                                                    \
        REAL right = *b;                                                                    \
        for (ptrdiff_t i = 0; i < n; i++) out[i] = operation(left, right);                  \
        return;                                                                             \
      }                                                                                     \
      SAME_PLACE                                                                            \
      for (ptrdiff_t i = 0; i < n; i++) out[i] = operation(left, b[i]);                     \
    } else if (b_step == 0) {                                                               \
      REAL right = *b;                                                                      \
      SAME_PLACE                                                                            \
      for (ptrdiff_t i = 0; i < n; i++) out[i] = operation(a[i], right);                    \
    } else {                                                                                \
      SAME_PLACE                                                                            \
      for (ptrdiff_t i = 0; i < n; i++) out[i] = operation(a[i], b[i]);                     \
    }                                                                                       \
  }

#define SUM(x, y) ((x) + (y))
#define DIFFERENCE(x, y) ((x) - (y))
#define PRODUCT(x, y) ((x) * (y))
#define QUOTIENT(x, y) ((x) / (y))
// Not a number if either is not; the first of two equal ones (-0 and 0).
#define LARGER(x, y) ((x) >= (y) || (x) != (x) ? (x) : (y))
#define SMALLER(x, y) ((x) <= (y) || (x) != (x) ? (x) : (y))

BINARY(nk_add, SUM)
BINARY(nk_subtract, DIFFERENCE)
BINARY(nk_multiply, PRODUCT)
BINARY(nk_divide, QUOTIENT)
BINARY(nk_maximum, LARGER)
BINARY(nk_minimum, SMALLER)

CLONES void F(nk_outer)(const REAL *a, ptrdiff_t a_step, const REAL *b, REAL *out, ptrdiff_t rows,
                        ptrdiff_t columns) {
  for (ptrdiff_t row = 0; row < rows; row++) {
    REAL left = a[row * a_step];
    REAL *to = out + row * columns;
    // As a sum that begins with 0, which a product of -0 leaves.
    SAME_PLACE
    for (ptrdiff_t i = 0; i < columns; i++) to[i] = left * b[i] + 0;
  }
}

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
#undef SAME_PLACE
#undef SUM
#undef DIFFERENCE
#undef PRODUCT
#undef QUOTIENT
#undef LARGER
#undef SMALLER
#undef BIASED
#undef BIASED_ROWS
#undef WITH_ACTIVATION
#endif

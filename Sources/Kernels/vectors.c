// Products of a matrix and a vector: at the sizes of chapters' networks a call of BLAS costs more
// than the arithmetic.
#ifndef REAL
#define NK_SELF "vectors.c"
#include "for_both_types.h"
#else

// The order of a sum depends on the number of columns alone.
CLONES void F(nk_matrix_vector)(const REAL *m, ptrdiff_t row_step, const REAL *x, REAL *y,
                                ptrdiff_t rows, ptrdiff_t columns) {
#pragma clang fp reassociate(on) contract(fast)
  ptrdiff_t i = 0;
  for (; i + 4 <= rows; i += 4) {
    const REAL *a = m + i * row_step, *b = a + row_step, *c = b + row_step, *d = c + row_step;
    REAL p = 0, q = 0, r = 0, s = 0;
    for (ptrdiff_t j = 0; j < columns; j++) {
      p += a[j] * x[j];
      q += b[j] * x[j];
      r += c[j] * x[j];
      s += d[j] * x[j];
    }
    y[i] = p;
    y[i + 1] = q;
    y[i + 2] = r;
    y[i + 3] = s;
  }
  for (; i < rows; i++) {
    const REAL *a = m + i * row_step;
    REAL p = 0;
    for (ptrdiff_t j = 0; j < columns; j++) p += a[j] * x[j];
    y[i] = p;
  }
}

CLONES void F(nk_vector_matrix)(const REAL *x, const REAL *m, ptrdiff_t row_step, REAL *y,
                                ptrdiff_t rows, ptrdiff_t columns) {
#pragma clang fp contract(fast)
  ptrdiff_t i = 0;
  memset(y, 0, (size_t)columns * sizeof(REAL));
  for (; i + 4 <= rows; i += 4) {
    const REAL *a = m + i * row_step, *b = a + row_step, *c = b + row_step, *d = c + row_step;
    REAL p = x[i], q = x[i + 1], r = x[i + 2], s = x[i + 3];
    _Pragma("clang loop vectorize(assume_safety)")
    for (ptrdiff_t j = 0; j < columns; j++) {
      y[j] = y[j] + p * a[j] + q * b[j] + r * c[j] + s * d[j];
    }
  }
  for (; i < rows; i++) {
    const REAL *a = m + i * row_step;
    REAL p = x[i];
    _Pragma("clang loop vectorize(assume_safety)")
    for (ptrdiff_t j = 0; j < columns; j++) y[j] += p * a[j];
  }
}

#endif

// Sums, and the kernels that work on rows of class scores.
#ifndef REAL
#include "functions.h"
#define NK_SELF "reductions.c"
#include "for_both_types.h"
#else

// 32 partial sums in the order written: the same bits on every processor.
#define SUM_OF(name, expression)                                                        \
  CLONES REAL F(name)(const REAL *x, ptrdiff_t n) {                                     \
    REAL partial[32] = {0};                                                             \
    ptrdiff_t whole = n - n % 32;                                                       \
    for (ptrdiff_t i = 0; i < whole; i += 32)                                           \
      for (int lane = 0; lane < 32; lane++) {                                           \
        REAL v = x[i + lane];                                                           \
        partial[lane] += (expression);                                                  \
      }                                                                                 \
    for (ptrdiff_t i = whole; i < n; i++) {                                             \
      REAL v = x[i];                                                                    \
      partial[i - whole] += (expression);                                               \
    }                                                                                   \
    for (int width = 16; width > 0; width /= 2)                                         \
      for (int lane = 0; lane < width; lane++) partial[lane] += partial[lane + width];  \
    return partial[0];                                                                  \
  }

SUM_OF(nk_sum, v)
SUM_OF(nk_square_sum, v * v)

CLONES void F(nk_add_rows)(const REAL *x, ptrdiff_t row_step, REAL *y, ptrdiff_t rows,
                           ptrdiff_t columns) {
  for (ptrdiff_t row = 0; row < rows; row++, x += row_step) {
    EACH_APART
    for (ptrdiff_t i = 0; i < columns; i++) y[i] += x[i];
  }
}

static inline REAL F(largest)(const REAL *x, ptrdiff_t n) {
  REAL best = x[0];
  for (ptrdiff_t i = 1; i < n; i++) best = x[i] > best ? x[i] : best;
  return best;
}

CLONES void F(nk_softmax)(const REAL *x, REAL *y, ptrdiff_t rows, ptrdiff_t columns) {
  for (ptrdiff_t row = 0; row < rows; row++, x += columns, y += columns) {
    REAL top = F(largest)(x, columns), sum = 0;
    EACH_APART
    for (ptrdiff_t i = 0; i < columns; i++) y[i] = F(nk_exp1)(x[i] - top);
    for (ptrdiff_t i = 0; i < columns; i++) sum += y[i];
    REAL scale = 1 / sum;
    for (ptrdiff_t i = 0; i < columns; i++) y[i] *= scale;
  }
}

CLONES void F(nk_softmax_gradient)(const REAL *y, const REAL *dy, REAL *dx, ptrdiff_t rows,
                                   ptrdiff_t columns) {
  for (ptrdiff_t row = 0; row < rows; row++, y += columns, dy += columns, dx += columns) {
    REAL dot = 0;
    for (ptrdiff_t i = 0; i < columns; i++) dot += y[i] * dy[i];
    EACH_APART
    for (ptrdiff_t i = 0; i < columns; i++) dx[i] = y[i] * (dy[i] - dot);
  }
}

static inline bool F(in_range)(int32_t label, ptrdiff_t columns) {
  return label >= 0 && label < columns;
}

REAL F(nk_log_likelihood)(const REAL *p, const int32_t *labels, ptrdiff_t rows,
                          ptrdiff_t columns) {
  REAL sum = 0;
  for (ptrdiff_t row = 0; row < rows; row++)
    sum -= F(in_range)(labels[row], columns) ? F(nk_log1)(p[row * columns + labels[row]]) : (REAL)NAN;
  return sum / (REAL)rows;
}

void F(nk_log_likelihood_gradient)(const REAL *p, const int32_t *labels, REAL dy, REAL *dp,
                                   ptrdiff_t rows, ptrdiff_t columns) {
  memset(dp, 0, (size_t)(rows * columns) * sizeof(REAL));
  for (ptrdiff_t row = 0; row < rows; row++)
    if (F(in_range)(labels[row], columns)) {
      ptrdiff_t place = row * columns + labels[row];
      dp[place] = -dy / ((REAL)rows * p[place]);
    }
}

CLONES REAL F(nk_cross_entropy)(const REAL *x, const int32_t *labels, ptrdiff_t rows,
                                ptrdiff_t columns) {
  REAL total = 0;
  for (ptrdiff_t row = 0; row < rows; row++, x += columns) {
    REAL top = F(largest)(x, columns), sum = 0;
    for (ptrdiff_t i = 0; i < columns; i++) sum += F(nk_exp1)(x[i] - top);
    REAL chosen = F(in_range)(labels[row], columns) ? x[labels[row]] : (REAL)NAN;
    total += F(nk_log1)(sum) + (top - chosen);
  }
  return total / (REAL)rows;
}

CLONES void F(nk_cross_entropy_gradient)(const REAL *p, const int32_t *labels, REAL dy, REAL *dx,
                                         ptrdiff_t rows, ptrdiff_t columns) {
  REAL scale = dy / (REAL)rows;
  for (ptrdiff_t row = 0; row < rows; row++, p += columns, dx += columns) {
    bool known = F(in_range)(labels[row], columns);
    REAL chosen = known ? p[labels[row]] : 0;
    EACH_APART
    for (ptrdiff_t i = 0; i < columns; i++) dx[i] = known ? scale * p[i] : 0;
    if (known) dx[labels[row]] = scale * (chosen - 1);
  }
}

CLONES void F(nk_argmax)(const REAL *x, int64_t *places, ptrdiff_t outer, ptrdiff_t length,
                         ptrdiff_t inner) {
  for (ptrdiff_t o = 0; o < outer; o++)
    for (ptrdiff_t i = 0; i < inner; i++) {
      const REAL *from = x + o * length * inner + i;
      REAL best = from[0];
      ptrdiff_t place = 0;
      for (ptrdiff_t k = 1; k < length; k++) {
        REAL v = from[k * inner];
        // Once a NaN is found, nothing compares greater and none replaces it.
        if (v > best || (v != v && best == best)) best = v, place = k;
      }
      places[o * inner + i] = place;
    }
}
#undef SUM_OF
#endif

// Products of matrices of which one side is short, as a mini-batch is: BLAS would first copy the long
// matrix, which costs as much as the product itself. Here it is read once, where it lies.
#ifndef NK_SELF
#define NK_SELF "thin_products.c"
#include "for_each_level.h"
#elif defined(LEVEL)
#include "vector.h"
#pragma clang fp contract(fast)

// The rows of a tile of the result; a tile has two vectors of columns.
#define TILE_ROWS 6

// What follows a sum: c = scale * sum + keep * c.
#define STORE(place, sum)                                        \
  AT(place) = keep == 0 ? scale * (sum) : scale * (sum) + keep * READ(place)

// c[i][j] for `rows` rows and `wide` vectors of columns; sums over the inner index run in order.
INLINE void L(tile)(const REAL *a, ptrdiff_t a_row, ptrdiff_t a_step, const REAL *b, ptrdiff_t b_row,
                    ptrdiff_t inner, REAL scale, REAL keep, REAL *c, ptrdiff_t c_row, int rows,
                    int wide) {
  V s[TILE_ROWS][2] = {0};
  for (ptrdiff_t k = 0; k < inner; k++) {
    V v[2];
    UNROLLED
    for (int j = 0; j < wide; j++) v[j] = READ(b + k * b_row + j * LANES);
    UNROLLED
    for (int i = 0; i < rows; i++) {
      REAL p = a[i * a_row + k * a_step];
      UNROLLED
      for (int j = 0; j < wide; j++) s[i][j] += p * v[j];
    }
  }
  UNROLLED
  for (int i = 0; i < rows; i++)
    UNROLLED
    for (int j = 0; j < wide; j++) STORE(c + i * c_row + j * LANES, s[i][j]);
}

// The columns that fill no vector.
INLINE void L(narrow_tile)(const REAL *a, ptrdiff_t a_row, ptrdiff_t a_step, const REAL *b,
                           ptrdiff_t b_row, ptrdiff_t inner, REAL scale, REAL keep, REAL *c,
                           ptrdiff_t c_row, int rows, ptrdiff_t columns) {
  ptrdiff_t j = 0;
  for (; j + 4 <= columns; j += 4) {
    L(nk_four) s[TILE_ROWS] = {0};
    for (ptrdiff_t k = 0; k < inner; k++) {
      L(nk_four) v = *(const L(nk_four) *)(b + k * b_row + j);
      UNROLLED
      for (int i = 0; i < rows; i++) s[i] += a[i * a_row + k * a_step] * v;
    }
    UNROLLED
    for (int i = 0; i < rows; i++) {
      L(nk_four) *to = (L(nk_four) *)(c + i * c_row + j);
      *to = keep == 0 ? scale * s[i] : scale * s[i] + keep * *to;
    }
  }
  for (; j < columns; j++) {
    REAL s[TILE_ROWS] = {0};
    for (ptrdiff_t k = 0; k < inner; k++) {
      REAL v = b[k * b_row + j];
      UNROLLED
      for (int i = 0; i < rows; i++) s[i] += a[i * a_row + k * a_step] * v;
    }
    for (int i = 0; i < rows; i++) {
      REAL *to = c + i * c_row + j;
      *to = keep == 0 ? scale * s[i] : scale * s[i] + keep * *to;
    }
  }
}

// All columns of a block of rows.
INLINE void L(rows)(const REAL *a, ptrdiff_t a_row, ptrdiff_t a_step, const REAL *b, ptrdiff_t b_row,
                    ptrdiff_t columns, ptrdiff_t inner, REAL scale, REAL keep, REAL *c,
                    ptrdiff_t c_row, int rows) {
  ptrdiff_t j = 0;
  for (; j + 2 * LANES <= columns; j += 2 * LANES)
    L(tile)(a, a_row, a_step, b + j, b_row, inner, scale, keep, c + j, c_row, rows, 2);
  if (j + LANES <= columns) {
    L(tile)(a, a_row, a_step, b + j, b_row, inner, scale, keep, c + j, c_row, rows, 1);
    j += LANES;
  }
  if (j < columns)
    L(narrow_tile)(a, a_row, a_step, b + j, b_row, inner, scale, keep, c + j, c_row, rows,
                   columns - j);
}

static void L(nk_thin_product)(const REAL *a, ptrdiff_t a_row, ptrdiff_t a_step, const REAL *b,
                               ptrdiff_t b_row, ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t inner,
                               REAL scale, REAL keep, REAL *c, ptrdiff_t c_row) {
  // So much of b at a time that the blocks of rows find it in the nearest cache.
  ptrdiff_t most = 24576 / (columns * (ptrdiff_t)sizeof(REAL));
  if (most < 32) most = 32;
  if (rows <= TILE_ROWS || most > inner) most = inner > 0 ? inner : 1;
  for (ptrdiff_t k = 0; k == 0 || k < inner; k += most, keep = 1) {
    ptrdiff_t length = inner - k < most ? inner - k : most;
    for (ptrdiff_t i = 0, height; i < rows; i += height) {
      // Blocks of the same height, as far as possible.
      ptrdiff_t blocks = (rows - i + TILE_ROWS - 1) / TILE_ROWS;
      height = (rows - i + blocks - 1) / blocks;
      const REAL *from = a + i * a_row + k * a_step;
#define CASE(n)                                                                              \
  case n:                                                                                    \
    L(rows)(from, a_row, a_step, b + k * b_row, b_row, columns, length, scale, keep,         \
            c + i * c_row, c_row, n);                                                        \
    break;
      switch (height) { CASE(1) CASE(2) CASE(3) CASE(4) CASE(5) CASE(6) }
#undef CASE
    }
  }
}

// The sums of four vectors, each over its lanes.
INLINE void L(four_sums)(const V *all, L(nk_four) *sums) {
  L(nk_four) s[4];
  UNROLLED
  for (int i = 0; i < 4; i++) {
#if VECTOR_BYTES / REAL_BYTES == 2
    s[i] = (L(nk_four)){all[i][0], all[i][1]};
#else
    const L(nk_four) *parts = (const L(nk_four) *)&all[i];
    s[i] = parts[0];
    UNROLLED
    for (int j = 1; j < (int)LANES / 4; j++) s[i] += parts[j];
#endif
  }
  L(nk_four) e = __builtin_shufflevector(s[0], s[1], 0, 4, 1, 5) +
                 __builtin_shufflevector(s[0], s[1], 2, 6, 3, 7);
  L(nk_four) f = __builtin_shufflevector(s[2], s[3], 0, 4, 1, 5) +
                 __builtin_shufflevector(s[2], s[3], 2, 6, 3, 7);
  *sums = __builtin_shufflevector(e, f, 0, 1, 4, 5) + __builtin_shufflevector(e, f, 2, 3, 6, 7);
}

// The rows of a tile of dot products; it has four columns.
#define DOT_ROWS 3

// c[i][j] = a[i] . b[j] for `rows` rows and four columns. `tails` has the last numbers of each row of
// a in a vector that ends where the rows end, with zeros before.
INLINE void L(dot_tile)(const REAL *a, ptrdiff_t a_row, const REAL *tails, const REAL *b,
                        ptrdiff_t b_row, ptrdiff_t inner, REAL scale, REAL keep, REAL *c,
                        ptrdiff_t c_row, int rows) {
  V s[DOT_ROWS][4] = {0};
  ptrdiff_t k = 0;
  for (; k + LANES <= inner; k += LANES) {
    V x[DOT_ROWS];
    UNROLLED
    for (int i = 0; i < rows; i++) x[i] = READ(a + i * a_row + k);
    UNROLLED
    for (int j = 0; j < 4; j++) {
      V y = READ(b + j * b_row + k);
      UNROLLED
      for (int i = 0; i < rows; i++) s[i][j] += x[i] * y;
    }
  }
  if (k < inner)
    UNROLLED
    for (int j = 0; j < 4; j++) {
      V y = READ(b + j * b_row + inner - LANES);
      UNROLLED
      for (int i = 0; i < rows; i++) s[i][j] += READ(tails + i * LANES) * y;
    }
  UNROLLED
  for (int i = 0; i < rows; i++) {
    L(nk_four) *to = (L(nk_four) *)(c + i * c_row), sum;
    L(four_sums)(s[i], &sum);
    *to = keep == 0 ? scale * sum : scale * sum + keep * *to;
  }
}

static void L(nk_thin_dots)(const REAL *a, ptrdiff_t a_row, const REAL *b, ptrdiff_t b_row,
                            ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t inner, REAL scale,
                            REAL keep, REAL *c, ptrdiff_t c_row) {
  REAL tails[NK_THIN * LANES];
  ptrdiff_t j = 0;
  if (inner >= LANES) {
    memset(tails, 0, sizeof tails);
    for (ptrdiff_t i = 0; i < rows; i++)
      for (ptrdiff_t k = inner - inner % LANES; k < inner; k++)
        tails[i * LANES + LANES - inner + k] = a[i * a_row + k];
    for (; j + 4 <= columns; j += 4)
      for (ptrdiff_t i = 0, height; i < rows; i += height) {
        ptrdiff_t blocks = (rows - i + DOT_ROWS - 1) / DOT_ROWS;
        height = (rows - i + blocks - 1) / blocks;
#define CASE(n)                                                                                  \
  case n:                                                                                        \
    L(dot_tile)(a + i * a_row, a_row, tails + i * LANES, b + j * b_row, b_row, inner, scale,     \
                keep, c + i * c_row + j, c_row, n);                                              \
    break;
        switch (height) { CASE(1) CASE(2) CASE(3) }
#undef CASE
      }
  }
  for (; j < columns; j++)
    for (ptrdiff_t i = 0; i < rows; i++) {
      REAL sum = 0, *to = c + i * c_row + j;
      for (ptrdiff_t k = 0; k < inner; k++) sum += a[i * a_row + k] * b[j * b_row + k];
      *to = keep == 0 ? scale * sum : scale * sum + keep * *to;
    }
}

#undef TILE_ROWS
#undef DOT_ROWS
#undef STORE
#elif defined(DISPATCH)
void F(nk_thin_product)(const REAL *a, ptrdiff_t a_row, ptrdiff_t a_step, const REAL *b,
                        ptrdiff_t b_row, ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t inner,
                        REAL scale, REAL keep, REAL *c, ptrdiff_t c_row) {
  CHOSEN(nk_thin_product,
         (a, a_row, a_step, b, b_row, rows, columns, inner, scale, keep, c, c_row))
}

void F(nk_thin_dots)(const REAL *a, ptrdiff_t a_row, const REAL *b, ptrdiff_t b_row, ptrdiff_t rows,
                     ptrdiff_t columns, ptrdiff_t inner, REAL scale, REAL keep, REAL *c,
                     ptrdiff_t c_row) {
  CHOSEN(nk_thin_dots, (a, a_row, b, b_row, rows, columns, inner, scale, keep, c, c_row))
}
#endif

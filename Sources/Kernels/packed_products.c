// Products by a matrix that many products share, as the weights of a recurrent layer are: it is laid
// out once in panels, which are then read from one end to the other.
#ifndef NK_SELF
#define NK_SELF "packed_products.c"
#include "for_each_level.h"
#elif defined(LEVEL)
#include "vector.h"
#pragma clang fp contract(fast)

// A panel's columns: two vectors. A tile's rows: as many sums as the registers hold.
#define PANEL (2 * LANES)
#if VECTOR_BYTES == 64
#define TILE_ROWS 12
#else
#define TILE_ROWS 6
#endif

static void L(nk_pack)(const REAL *b, ptrdiff_t b_row, ptrdiff_t b_step, ptrdiff_t inner,
                       ptrdiff_t columns, REAL *panels) {
  ptrdiff_t whole = columns - columns % PANEL, rest = columns - whole;
  REAL *last = panels + whole * inner;
  if (rest > 0) memset(last, 0, (size_t)(inner * PANEL) * sizeof(REAL));
  if (b_step == 1) {
    // Rows are read from one end to the other.
    for (ptrdiff_t k = 0; k < inner; k++, b += b_row) {
      for (ptrdiff_t j = 0; j < whole; j += PANEL) {
        REAL *to = panels + j * inner + k * PANEL;
        V v = READ(b + j), w = READ(b + j + LANES);
        AT(to) = v;
        AT(to + LANES) = w;
      }
      for (ptrdiff_t j = 0; j < rest; j++) last[k * PANEL + j] = b[whole + j];
    }
    return;
  }
  for (ptrdiff_t j = 0; j < columns; j += PANEL, panels += inner * PANEL) {
    ptrdiff_t width = columns - j < PANEL ? columns - j : PANEL;
    if (b_row == 1) {
      L(nk_turn)(b + j * b_step, b_step, panels, PANEL, width, inner);
    } else {
      for (ptrdiff_t k = 0; k < inner; k++)
        for (ptrdiff_t i = 0; i < width; i++)
          panels[k * PANEL + i] = b[k * b_row + (j + i) * b_step];
    }
  }
}

// `rows` rows by one panel; of a panel that is not full, `columns` go to the result.
INLINE void L(panel)(const REAL *a, ptrdiff_t a_row, ptrdiff_t a_step, const REAL *panel,
                     ptrdiff_t inner, REAL scale, REAL keep, REAL *c, ptrdiff_t c_row,
                     ptrdiff_t columns, int rows) {
  V s[TILE_ROWS][2] = {0};
  for (ptrdiff_t k = 0; k < inner; k++) {
    V v = READ(panel + k * PANEL), w = READ(panel + k * PANEL + LANES);
    UNROLLED
    for (int i = 0; i < rows; i++) {
      REAL p = a[i * a_row + k * a_step];
      s[i][0] += p * v;
      s[i][1] += p * w;
    }
  }
  if (columns == PANEL) {
    UNROLLED
    for (int i = 0; i < rows; i++)
      UNROLLED
      for (int j = 0; j < 2; j++) {
        REAL *to = c + i * c_row + j * LANES;
        AT(to) = keep == 0 ? scale * s[i][j] : scale * s[i][j] + keep * READ(to);
      }
  } else {
    REAL sums[TILE_ROWS][PANEL];
    UNROLLED
    for (int i = 0; i < rows; i++) {
      AT(sums[i]) = s[i][0];
      AT(sums[i] + LANES) = s[i][1];
    }
    for (int i = 0; i < rows; i++)
      for (ptrdiff_t j = 0; j < columns; j++) {
        REAL *to = c + i * c_row + j;
        *to = keep == 0 ? scale * sums[i][j] : scale * sums[i][j] + keep * *to;
      }
  }
}

static void L(nk_packed_product)(const REAL *a, ptrdiff_t a_row, ptrdiff_t a_step,
                                 const REAL *panels, ptrdiff_t rows, ptrdiff_t columns,
                                 ptrdiff_t inner, REAL scale, REAL keep, REAL *c,
                                 ptrdiff_t c_row) {
  for (ptrdiff_t j = 0; j < columns; j += PANEL, panels += inner * PANEL) {
    ptrdiff_t width = columns - j < PANEL ? columns - j : PANEL;
    for (ptrdiff_t i = 0, height; i < rows; i += height) {
      // Blocks of the same height, as far as possible.
      ptrdiff_t blocks = (rows - i + TILE_ROWS - 1) / TILE_ROWS;
      height = (rows - i + blocks - 1) / blocks;
#define CASE(n)                                                                                 \
  case n:                                                                                       \
    L(panel)(a + i * a_row, a_row, a_step, panels, inner, scale, keep, c + i * c_row + j, c_row, \
             width, n);                                                                         \
    break;
      switch (height) {
        CASE(1) CASE(2) CASE(3) CASE(4) CASE(5) CASE(6)
#if VECTOR_BYTES == 64
        CASE(7) CASE(8) CASE(9) CASE(10) CASE(11) CASE(12)
#endif
      }
#undef CASE
    }
  }
}

#undef PANEL
#undef TILE_ROWS
#elif defined(DISPATCH)
void F(nk_pack)(const REAL *b, ptrdiff_t b_row, ptrdiff_t b_step, ptrdiff_t inner,
                ptrdiff_t columns, REAL *panels) {
  CHOSEN(nk_pack, (b, b_row, b_step, inner, columns, panels))
}

void F(nk_packed_product)(const REAL *a, ptrdiff_t a_row, ptrdiff_t a_step, const REAL *panels,
                          ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t inner, REAL scale,
                          REAL keep, REAL *c, ptrdiff_t c_row) {
  CHOSEN(nk_packed_product,
         (a, a_row, a_step, panels, rows, columns, inner, scale, keep, c, c_row))
}

void F(nk_turn)(const REAL *from, ptrdiff_t from_row, REAL *to, ptrdiff_t to_row, ptrdiff_t rows,
                ptrdiff_t columns) {
  CHOSEN(nk_turn, (from, from_row, to, to_row, rows, columns))
}
#endif

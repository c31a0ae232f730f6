// Convolution with the pooling behind it, without the images in between, and its gradients from the
// places of the maxima: of the convolved images only one pixel in each pooled window has a slope, and
// after ReLU about half of those have none.
//
// Images and filters are laid out by pixels here, all channels of a pixel side by side, so that a row
// of a window is one run of numbers however few columns it has.
#ifndef NK_SELF
#define NK_SELF "pooled_convolution.c"
#include "for_each_level.h"
#elif defined(LEVEL)
#include "vector.h"
#pragma clang fp contract(fast)

// The most vectors in a part of a window's row: they stay in registers.
#define ROW_TILE 13
#define ROW_TILES(each) \
  each(1) each(2) each(3) each(4) each(5) each(6) each(7) each(8) each(9) each(10) each(11) \
  each(12) each(13)

// The most vectors of filters in a tile, which has four places of the images: 12 registers of sums.
#define TILE 3

// sums[i][j] += the sum over taps t of x[i][offsets[t]] * w[t][j], for `wide` vectors of filters; the
// rows of sums lie `step` numbers apart.
INLINE void L(add_tile)(const REAL *const *x, const REAL *w, ptrdiff_t step,
                        const ptrdiff_t *offsets, ptrdiff_t taps, int wide, bool begins,
                        REAL *sums) {
  const REAL *const a = x[0], *const b = x[1], *const c = x[2], *const d = x[3];
  V s[4][TILE] = {0};
  if (!begins)
    UNROLLED
    for (int i = 0; i < 4; i++)
      UNROLLED
      for (int j = 0; j < wide; j++) s[i][j] = READ(sums + i * step + j * LANES);
  for (ptrdiff_t t = 0; t < taps; t++, w += step) {
    ptrdiff_t o = offsets[t];
    V v[TILE];
    UNROLLED
    for (int j = 0; j < wide; j++) v[j] = READ(w + j * LANES);
#define ADD(i, x)                                       \
  {                                                     \
    REAL p = x[o];                                      \
    UNROLLED                                            \
    for (int j = 0; j < wide; j++) s[i][j] += p * v[j]; \
  }
    ADD(0, a)
    ADD(1, b)
    ADD(2, c)
    ADD(3, d)
#undef ADD
  }
  UNROLLED
  for (int i = 0; i < 4; i++)
    UNROLLED
    for (int j = 0; j < wide; j++) AT(sums + i * step + j * LANES) = s[i][j];
}

// The convolved image at `count` places, a row of `sums` each; up to three rows more are written.
// Filters are taken in blocks of taps that stay in the nearest cache.
INLINE void L(convolve)(const nk_convolution *c, const REAL *pixels, const REAL *w, int wide,
                        const int32_t *places, ptrdiff_t count, REAL *sums) {
  ptrdiff_t block = 12288 / (wide * VECTOR_BYTES), step = c->filters_step;
  for (ptrdiff_t t = 0; t < c->taps; t += block)
    for (ptrdiff_t p = 0; p < count; p += 4) {
      const REAL *x[4];
      for (ptrdiff_t i = 0; i < 4; i++)
        x[i] = pixels + c->starts[places[p + i < count ? p + i : count - 1]];
      ptrdiff_t taps = c->taps - t < block ? c->taps - t : block;
      L(add_tile)(x, w + t * step, step, c->offsets + t, taps, wide, t == 0, sums + p * step);
    }
}

// The largest of each pooled window, over the rows of the first ones, and its place: the first of equal
// ones; a NaN is the largest.
INLINE void L(pool)(REAL *x, const int32_t *places, ptrdiff_t step, ptrdiff_t count, ptrdiff_t size,
                    int wide, WHOLE *found) {
  REAL *to = x;
  for (ptrdiff_t p = 0; p < count; p++, to += step, found += step) {
    V best[TILE];
    W where[TILE];
    UNROLLED
    for (int j = 0; j < wide; j++) best[j] = READ(x + j * LANES), where[j] = (W){0} + *places;
    for (ptrdiff_t i = 1; i < size; i++) {
      W place = (W){0} + places[i];
      UNROLLED
      for (int j = 0; j < wide; j++) {
        V v = READ(x + i * step + j * LANES);
        W larger = (W)(v > best[j]) | (W)(v != v);
        best[j] = (V)((larger & (W)v) | (~larger & (W)best[j]));
        where[j] = (larger & place) | (~larger & where[j]);
      }
    }
    UNROLLED
    for (int j = 0; j < wide; j++) AT(to + j * LANES) = best[j], *(W *)(found + j * LANES) = where[j];
    x += size * step;
    places += size;
  }
}

// `wide` vectors of filters from filter `first` on: a group of places at a time, so that what is pooled
// and turned is still near.
INLINE void L(filters)(const nk_convolution *c, const REAL *pixels, const REAL *w, ptrdiff_t first,
                       int wide, REAL *y, int32_t *places, REAL *sums) {
  ptrdiff_t size = c->pool_height * c->pool_width, step = c->filters_step;
  ptrdiff_t count = c->out_height * c->out_width, most = NK_GROUP / size;
  ptrdiff_t filters = c->filters - first < wide * LANES ? c->filters - first : wide * LANES;
  WHOLE *found = (WHOLE *)(sums + (NK_GROUP + 3) * step);
  for (ptrdiff_t p = 0; p < count; p += most) {
    ptrdiff_t outs = count - p < most ? count - p : most, at = first * count + p;
    const int32_t *order = c->order + p * size;
    L(convolve)(c, pixels, w + first, wide, order, outs * size, sums);
    if (places) {
      L(pool)(sums, order, step, outs, size, wide, found);
      if (sizeof(WHOLE) == sizeof(int32_t))
        L(nk_turn)(found, step, places + at, count, outs, filters);
      else
        for (ptrdiff_t f = 0; f < filters; f++)
          for (ptrdiff_t q = 0; q < outs; q++)
            places[at + f * count + q] = (int32_t)found[q * step + f];
    }
    L(nk_turn)(sums, step, y + at, count, outs, filters);
  }
}

static void L(nk_convolve)(const nk_convolution *c, const REAL *pixels, const REAL *filters,
                           const REAL *bias, nk_activation activation, REAL *y, int32_t *places,
                           REAL *scratch) {
  ptrdiff_t vectors = (c->filters + LANES - 1) / LANES;
  for (ptrdiff_t done = 0; done < vectors;) {
    // Three, or two and two where three would leave one.
    ptrdiff_t left = vectors - done, wide = left == 4 ? 2 : left < TILE ? left : TILE;
#define CASE(n) \
  case n: L(filters)(c, pixels, filters, done * LANES, n, y, places, scratch); break;
    switch (wide) { CASE(1) CASE(2) CASE(3) }
#undef CASE
    done += wide;
  }
  F(nk_bias)(y, bias, y, c->filters, c->out_height * c->out_width, 0, c->filters, activation);
}

// A window and the slope of what was computed from it.
typedef struct {
  const REAL *start;
  REAL slope;
} L(slope);

// sums += slope * rows of the window, for `wide` vectors of each of `rows` rows; every other window
// goes to sums of its own, so that additions need not wait for each other.
INLINE void L(add_rows)(const nk_convolution *c, const L(slope) *slopes, ptrdiff_t count,
                        ptrdiff_t offset, int rows, int wide, bool twice, REAL *sums) {
  V s[ROW_TILE], u[ROW_TILE];
  ptrdiff_t step = c->window_row_step, row = c->row, k = 0;
#define EACH(body) \
  UNROLLED for (int i = 0; i < rows; i++) UNROLLED for (int j = 0; j < wide; j++) { body }
#define ROW(x) (slope * READ(x + i * row + j * LANES))
  EACH(s[i * wide + j] = READ(sums + i * step + j * LANES); u[i * wide + j] = (V){0};)
  if (twice)
    for (; k + 2 <= count; k += 2) {
      const REAL *x = slopes[k].start + offset;
      REAL slope = slopes[k].slope;
      EACH(s[i * wide + j] += ROW(x);)
      x = slopes[k + 1].start + offset;
      slope = slopes[k + 1].slope;
      EACH(u[i * wide + j] += ROW(x);)
    }
  for (; k < count; k++) {
    const REAL *x = slopes[k].start + offset;
    REAL slope = slopes[k].slope;
    EACH(s[i * wide + j] += ROW(x);)
  }
  if (twice) EACH(s[i * wide + j] += u[i * wide + j];)
  EACH(AT(sums + i * step + j * LANES) = s[i * wide + j];)
#undef ROW
#undef EACH
}

// Adds slope * window for all windows to the sums of a filter.
static void L(add_windows)(const nk_convolution *c, const L(slope) *slopes, ptrdiff_t count,
                           REAL *sums) {
  ptrdiff_t vectors = (c->window.window_width * c->channels + LANES - 1) / LANES;
  ptrdiff_t height = c->window.window_height;
  if (vectors <= 2) {
    // Short rows, several at a time.
    for (ptrdiff_t i = 0, rows; i < height; i += rows) {
      rows = height - i < 6 ? height - i : 6;
      ptrdiff_t offset = i * c->row;
      REAL *to = sums + i * c->window_row_step;
#define CASE(n)                                                             \
  case n:                                                                   \
    if (vectors == 1) L(add_rows)(c, slopes, count, offset, n, 1, true, to); \
    else L(add_rows)(c, slopes, count, offset, n, 2, false, to);             \
    break;
      switch (rows) { CASE(1) CASE(2) CASE(3) CASE(4) CASE(5) CASE(6) }
#undef CASE
    }
    return;
  }
  // The same number of vectors in each part of a row, as far as possible.
  ptrdiff_t parts = (vectors + ROW_TILE - 1) / ROW_TILE;
  for (ptrdiff_t i = 0; i < height; i++)
    for (ptrdiff_t part = 0; part < parts; part++) {
      ptrdiff_t first = part * vectors / parts, wide = (part + 1) * vectors / parts - first;
      ptrdiff_t offset = i * c->row + first * LANES;
      REAL *to = sums + i * c->window_row_step + first * LANES;
#define CASE(n) case n: L(add_rows)(c, slopes, count, offset, 1, n, false, to); break;
      switch (wide) { ROW_TILES(CASE) }
#undef CASE
    }
}

static void L(nk_convolve_filter_gradient)(const nk_convolution *c, const REAL *pixels,
                                           const int32_t *places, const REAL *slopes,
                                           ptrdiff_t images, ptrdiff_t filter, REAL *sums) {
  enum { most = 512 };
  L(slope) found[most];
  ptrdiff_t count = 0, out = c->out_height * c->out_width;
  memset(sums, 0, (size_t)(c->window.window_height * c->window_row_step) * sizeof(REAL));
  for (ptrdiff_t image = 0; image < images; image++) {
    const REAL *start = pixels + image * c->image_size;
    ptrdiff_t first = (image * c->filters + filter) * out;
    for (ptrdiff_t p = 0; p < out; p++) {
      REAL slope = slopes[first + p];
      ptrdiff_t place = places ? places[first + p] : p;
      found[count] = (L(slope)){start + c->starts[place], slope};
      count += slope != 0;
      if (count == most) {
        L(add_windows)(c, found, count, sums);
        count = 0;
      }
    }
  }
  L(add_windows)(c, found, count, sums);
}

// A filter and the slope of its result at a place.
typedef struct {
  ptrdiff_t filter;
  REAL slope;
} L(sloped_filter);

// to += slope * row of the filter, for `wide` vectors of a row.
INLINE void L(add_filters)(const L(sloped_filter) *list, ptrdiff_t count, const REAL *filters,
                           ptrdiff_t step, int wide, REAL *to) {
  V s[ROW_TILE];
  UNROLLED
  for (int j = 0; j < wide; j++) s[j] = READ(to + j * LANES);
  for (ptrdiff_t k = 0; k < count; k++) {
    const REAL *w = filters + list[k].filter * step;
    REAL slope = list[k].slope;
    UNROLLED
    for (int j = 0; j < wide; j++) s[j] += slope * READ(w + j * LANES);
  }
  UNROLLED
  for (int j = 0; j < wide; j++) AT(to + j * LANES) = s[j];
}

// The filters with a slope at each place, place after place: those of place p are
// list[ends[p - 1]] ..< list[ends[p]].
static void L(sort_slopes)(const nk_convolution *c, const int32_t *places, const REAL *slopes,
                           ptrdiff_t *ends, L(sloped_filter) *list) {
  ptrdiff_t count = c->window.out_height * c->window.out_width;
  ptrdiff_t out = c->out_height * c->out_width, n = c->filters * out;
  memset(ends, 0, (size_t)(count + 1) * sizeof *ends);
  for (ptrdiff_t i = 0; i < n; i++) ends[(places ? places[i] : i % out) + 1] += slopes[i] != 0;
  for (ptrdiff_t p = 0; p < count; p++) ends[p + 1] += ends[p];
  // Each place's start moves on to its end.
  for (ptrdiff_t f = 0, i = 0; f < c->filters; f++)
    for (ptrdiff_t p = 0; p < out; p++, i++)
      if (slopes[i] != 0) list[ends[places ? places[i] : p]++] = (L(sloped_filter)){f, slopes[i]};
}

static void L(nk_convolve_image_gradient)(const nk_convolution *c, const REAL *filters,
                                          const int32_t *places, const REAL *slopes, REAL *pixels,
                                          void *scratch) {
  ptrdiff_t count = c->window.out_height * c->window.out_width;
  ptrdiff_t *ends = scratch;
  L(sloped_filter) *list = (L(sloped_filter) *)(ends + count + 2);
  L(sort_slopes)(c, places, slopes, ends, list);
  memset(pixels, 0, (size_t)c->image_size * sizeof(REAL));
  ptrdiff_t vectors = (c->window.window_width * c->channels + LANES - 1) / LANES;
  ptrdiff_t parts = (vectors + ROW_TILE - 1) / ROW_TILE;
  // One row of all filters at a time, which stays in the nearest cache.
  for (ptrdiff_t i = 0; i < c->window.window_height; i++)
    for (ptrdiff_t part = 0; part < parts; part++) {
      ptrdiff_t first = part * vectors / parts, wide = (part + 1) * vectors / parts - first;
      const REAL *rows = filters + i * c->filters * c->window_row_step + first * LANES;
      for (ptrdiff_t p = 0, begin = 0; p < count; begin = ends[p++]) {
        if (ends[p] == begin) continue;
        REAL *to = pixels + c->starts[p] + i * c->row + first * LANES;
#define CASE(n) \
  case n: L(add_filters)(list + begin, ends[p] - begin, rows, c->window_row_step, n, to); break;
        switch (wide) { ROW_TILES(CASE) }
#undef CASE
      }
    }
}

#undef ROW_TILE
#undef ROW_TILES
#undef TILE
#elif defined(DISPATCH)
void F(nk_convolve)(const nk_convolution *c, const REAL *pixels, const REAL *filters,
                    const REAL *bias, nk_activation activation, REAL *y, int32_t *places,
                    REAL *scratch) {
  CHOSEN(nk_convolve, (c, pixels, filters, bias, activation, y, places, scratch))
}

void F(nk_convolve_filter_gradient)(const nk_convolution *c, const REAL *pixels,
                                    const int32_t *places, const REAL *slopes, ptrdiff_t images,
                                    ptrdiff_t filter, REAL *sums) {
  CHOSEN(nk_convolve_filter_gradient, (c, pixels, places, slopes, images, filter, sums))
}

void F(nk_convolve_image_gradient)(const nk_convolution *c, const REAL *filters,
                                   const int32_t *places, const REAL *slopes, REAL *pixels,
                                   void *scratch) {
  CHOSEN(nk_convolve_image_gradient, (c, filters, places, slopes, pixels, scratch))
}
#endif

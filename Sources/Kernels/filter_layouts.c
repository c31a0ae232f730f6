// Filters laid out for pooled_convolution.c, and back.
#ifndef REAL
#define NK_SELF "filter_layouts.c"
#include "for_both_types.h"
#else

void F(nk_filters_by_tap)(const REAL *filters, REAL *to, const int32_t *order, ptrdiff_t count,
                          ptrdiff_t taps, ptrdiff_t step, ptrdiff_t first, ptrdiff_t last) {
  memset(to + first * step, 0, (size_t)((last - first) * step) * sizeof(REAL));
  for (ptrdiff_t f = 0; f < count; f++)
    for (ptrdiff_t t = first; t < last; t++) to[t * step + f] = filters[f * taps + order[t]];
}

void F(nk_filters_by_row)(const REAL *filters, REAL *to, const int32_t *order, ptrdiff_t count,
                          ptrdiff_t taps, ptrdiff_t rows, ptrdiff_t step, ptrdiff_t row) {
  ptrdiff_t length = taps / rows;
  order += row * length;
  to += row * count * step;
  for (ptrdiff_t f = 0; f < count; f++, to += step) {
    for (ptrdiff_t k = 0; k < length; k++) to[k] = filters[f * taps + order[k]];
    for (ptrdiff_t k = length; k < step; k++) to[k] = 0;
  }
}

void F(nk_filter_of_rows)(const REAL *sums, REAL *filter, const int32_t *order, ptrdiff_t taps,
                          ptrdiff_t rows, ptrdiff_t step) {
  ptrdiff_t length = taps / rows;
  for (ptrdiff_t i = 0; i < rows; i++)
    for (ptrdiff_t k = 0; k < length; k++) filter[order[i * length + k]] = sums[i * step + k];
}
#endif

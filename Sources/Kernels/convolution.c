// The windows of an image as a matrix, so that a convolution is a matrix product, and back.
#ifndef REAL
#define NK_SELF "convolution.c"
#include "for_both_types.h"
#else

// The output columns whose window place j lies on the image, as first and one past the last.
static inline void F(columns_inside)(const nk_window *w, ptrdiff_t j, ptrdiff_t *first,
                                     ptrdiff_t *last) {
  ptrdiff_t start = j - w->pad_left;
  ptrdiff_t low = start >= 0 ? 0 : (-start + w->stride_width - 1) / w->stride_width;
  ptrdiff_t high = start >= w->width ? 0 : (w->width - 1 - start) / w->stride_width + 1;
  if (high > w->out_width) high = w->out_width;
  *first = low < high ? low : high;
  *last = high;
}

CLONES void F(nk_windows)(const nk_window *window, const REAL *image, REAL *matrix,
                          ptrdiff_t channels, bool flipped) {
  nk_window w = *window;
  ptrdiff_t places = w.window_height * w.window_width, out = w.out_height * w.out_width;
  for (ptrdiff_t channel = 0; channel < channels; channel++, image += w.height * w.width)
    for (ptrdiff_t place = 0; place < places; place++, matrix += out) {
      ptrdiff_t p = flipped ? places - 1 - place : place;
      ptrdiff_t i = p / w.window_width, j = p % w.window_width, first, last;
      F(columns_inside)(&w, j, &first, &last);
      for (ptrdiff_t r = 0; r < w.out_height; r++) {
        ptrdiff_t row = r * w.stride_height + i - w.pad_top;
        REAL *to = matrix + r * w.out_width;
        if (row < 0 || row >= w.height) {
          for (ptrdiff_t c = 0; c < w.out_width; c++) to[c] = 0;
          continue;
        }
        const REAL *from = image + row * w.width + j - w.pad_left;
        for (ptrdiff_t c = 0; c < first; c++) to[c] = 0;
        if (w.stride_width == 1)
          for (ptrdiff_t c = first; c < last; c++) to[c] = from[c];
        else
          for (ptrdiff_t c = first; c < last; c++) to[c] = from[c * w.stride_width];
        for (ptrdiff_t c = last; c < w.out_width; c++) to[c] = 0;
      }
    }
}

CLONES void F(nk_add_windows)(const nk_window *window, const REAL *matrix, REAL *image,
                              ptrdiff_t channels, bool flipped) {
  nk_window w = *window;
  ptrdiff_t places = w.window_height * w.window_width, out = w.out_height * w.out_width;
  memset(image, 0, (size_t)(channels * w.height * w.width) * sizeof(REAL));
  for (ptrdiff_t channel = 0; channel < channels; channel++, image += w.height * w.width)
    for (ptrdiff_t place = 0; place < places; place++, matrix += out) {
      ptrdiff_t p = flipped ? places - 1 - place : place;
      ptrdiff_t i = p / w.window_width, j = p % w.window_width, first, last;
      F(columns_inside)(&w, j, &first, &last);
      for (ptrdiff_t r = 0; r < w.out_height; r++) {
        ptrdiff_t row = r * w.stride_height + i - w.pad_top;
        if (row < 0 || row >= w.height) continue;
        REAL *to = image + row * w.width + j - w.pad_left;
        const REAL *from = matrix + r * w.out_width;
        if (w.stride_width == 1)
          for (ptrdiff_t c = first; c < last; c++) to[c] += from[c];
        else
          for (ptrdiff_t c = first; c < last; c++) to[c * w.stride_width] += from[c];
      }
    }
}
#endif

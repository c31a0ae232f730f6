// Images and filters laid out for pooled_convolution.c: all channels of a pixel side by side.
#ifndef REAL
#define NK_SELF "image_layouts.c"
#include "for_both_types.h"
#else

void F(nk_images_by_pixel)(const REAL *image, REAL *pixels, ptrdiff_t channels, ptrdiff_t height,
                           ptrdiff_t width, ptrdiff_t top, ptrdiff_t left, ptrdiff_t row) {
  ptrdiff_t plane = height * width;
  for (ptrdiff_t i = 0; i < height; i++) {
    const REAL *from = image + i * width;
    REAL *to = pixels + (top + i) * row + left * channels;
    if (channels == 1)
      memcpy(to, from, (size_t)width * sizeof(REAL));
    else
      for (ptrdiff_t c = 0; c < channels; c++)
        for (ptrdiff_t j = 0; j < width; j++) to[j * channels + c] = from[c * plane + j];
  }
}

void F(nk_images_by_channel)(const REAL *pixels, REAL *image, ptrdiff_t channels, ptrdiff_t height,
                             ptrdiff_t width, ptrdiff_t top, ptrdiff_t left, ptrdiff_t row) {
  ptrdiff_t plane = height * width;
  for (ptrdiff_t i = 0; i < height; i++) {
    const REAL *from = pixels + (top + i) * row + left * channels;
    for (ptrdiff_t c = 0; c < channels; c++)
      for (ptrdiff_t j = 0; j < width; j++) image[c * plane + i * width + j] = from[j * channels + c];
  }
}

void F(nk_filters_by_tap)(const REAL *filters, REAL *to, const int32_t *order, ptrdiff_t count,
                          ptrdiff_t taps, ptrdiff_t step) {
  for (ptrdiff_t f = 0; f < count; f++)
    for (ptrdiff_t t = 0; t < taps; t++) to[t * step + f] = filters[f * taps + order[t]];
}

void F(nk_filters_by_row)(const REAL *filters, REAL *to, const int32_t *order, ptrdiff_t count,
                          ptrdiff_t taps, ptrdiff_t rows, ptrdiff_t step) {
  ptrdiff_t length = taps / rows;
  for (ptrdiff_t i = 0; i < rows; i++)
    for (ptrdiff_t f = 0; f < count; f++)
      for (ptrdiff_t k = 0; k < length; k++)
        to[(i * count + f) * step + k] = filters[f * taps + order[i * length + k]];
}

void F(nk_filter_of_rows)(const REAL *sums, REAL *filter, const int32_t *order, ptrdiff_t taps,
                          ptrdiff_t rows, ptrdiff_t step) {
  ptrdiff_t length = taps / rows;
  for (ptrdiff_t i = 0; i < rows; i++)
    for (ptrdiff_t k = 0; k < length; k++) filter[order[i * length + k]] = sums[i * step + k];
}
#endif

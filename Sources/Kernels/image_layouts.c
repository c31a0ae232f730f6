// Images laid out for pooled_convolution.c, all channels of a pixel side by side, and back.
#ifndef NK_SELF
#define NK_SELF "image_layouts.c"
#include "for_each_level.h"
#elif defined(LEVEL)
#include "vector.h"

static void L(nk_images_by_pixel)(const REAL *image, REAL *pixels, ptrdiff_t channels,
                                  ptrdiff_t height, ptrdiff_t width, ptrdiff_t top, ptrdiff_t left,
                                  ptrdiff_t row) {
  ptrdiff_t plane = height * width;
  if (row == width * channels) {
    L(nk_turn)(image, plane, pixels + top * row, channels, channels, plane);
    return;
  }
  for (ptrdiff_t i = 0; i < height; i++)
    L(nk_turn)(image + i * width, plane, pixels + (top + i) * row + left * channels, channels,
               channels, width);
}

static void L(nk_images_by_channel)(const REAL *pixels, REAL *image, ptrdiff_t channels,
                                    ptrdiff_t height, ptrdiff_t width, ptrdiff_t top,
                                    ptrdiff_t left, ptrdiff_t row) {
  ptrdiff_t plane = height * width;
  if (row == width * channels) {
    L(nk_turn)(pixels + top * row, channels, image, plane, plane, channels);
    return;
  }
  for (ptrdiff_t i = 0; i < height; i++)
    L(nk_turn)(pixels + (top + i) * row + left * channels, channels, image + i * width, plane, width,
               channels);
}
#elif defined(DISPATCH)
void F(nk_images_by_pixel)(const REAL *image, REAL *pixels, ptrdiff_t channels, ptrdiff_t height,
                           ptrdiff_t width, ptrdiff_t top, ptrdiff_t left, ptrdiff_t row) {
  CHOSEN(nk_images_by_pixel, (image, pixels, channels, height, width, top, left, row))
}

void F(nk_images_by_channel)(const REAL *pixels, REAL *image, ptrdiff_t channels, ptrdiff_t height,
                             ptrdiff_t width, ptrdiff_t top, ptrdiff_t left, ptrdiff_t row) {
  CHOSEN(nk_images_by_channel, (pixels, image, channels, height, width, top, left, row))
}
#endif

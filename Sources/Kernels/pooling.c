// Pooling: one number for each window of a plane, and back.
#ifndef REAL
#define NK_SELF "pooling.c"
#include "for_both_types.h"
#else

// The part of a window that lies on the plane; windows at the border may be cut off.
#define FOR_EACH_WINDOW                                                                \
  for (ptrdiff_t r = 0; r < w.out_height; r++)                                         \
    for (ptrdiff_t c = 0, top = r * w.stride_height; c < w.out_width; c++)             \
      for (ptrdiff_t left = c * w.stride_width, once = 1,                              \
                     bottom = top + w.window_height < w.height ? top + w.window_height : w.height, \
                     right = left + w.window_width < w.width ? left + w.window_width : w.width;    \
           once; once = 0)

CLONES static void F(pool_max)(nk_window w, const REAL *x, REAL *y, int32_t *places) {
  if (w.window_height == 2 && w.window_width == 2 && w.stride_height == 2 &&
      w.stride_width == 2 && 2 * w.out_height <= w.height && 2 * w.out_width <= w.width) {
    for (ptrdiff_t r = 0; r < w.out_height; r++) {
      const REAL *upper = x + 2 * r * w.width, *lower = upper + w.width;
      int32_t first = (int32_t)(2 * r * w.width), width = (int32_t)w.width;
      for (ptrdiff_t c = 0; c < w.out_width; c++) {
        REAL a = upper[2 * c], b = upper[2 * c + 1], d = lower[2 * c], e = lower[2 * c + 1];
        bool right_upper = b > a || b != b, right_lower = e > d || e != e;
        REAL best_upper = right_upper ? b : a, best_lower = right_lower ? e : d;
        bool low = best_lower > best_upper || best_lower != best_lower;
        int32_t offset = low ? width + (int32_t)right_lower : (int32_t)right_upper;
        y[r * w.out_width + c] = low ? best_lower : best_upper;
        places[r * w.out_width + c] = first + 2 * (int32_t)c + offset;
      }
    }
    return;
  }
  FOR_EACH_WINDOW {
    ptrdiff_t place = top * w.width + left;
    REAL best = x[place];
    for (ptrdiff_t i = top; i < bottom; i++)
      for (ptrdiff_t j = left; j < right; j++) {
        REAL v = x[i * w.width + j];
        if (v > best || v != v) best = v, place = i * w.width + j;
      }
    y[r * w.out_width + c] = best;
    places[r * w.out_width + c] = (int32_t)place;
  }
}

CLONES static void F(pool_sum)(nk_pooling mode, nk_window w, const REAL *x, REAL *y) {
  FOR_EACH_WINDOW {
    REAL sum = 0;
    for (ptrdiff_t i = top; i < bottom; i++)
      for (ptrdiff_t j = left; j < right; j++) {
        REAL v = x[i * w.width + j];
        sum += mode == NK_L2 ? v * v : v;
      }
    y[r * w.out_width + c] =
        mode == NK_L2 ? (REAL)sqrt(sum) : sum / (REAL)((bottom - top) * (right - left));
  }
}

void F(nk_pool)(nk_pooling mode, const nk_window *window, const REAL *x, REAL *y, int32_t *places,
                ptrdiff_t planes) {
  nk_window w = *window;
  ptrdiff_t size = w.height * w.width, out = w.out_height * w.out_width;
  for (ptrdiff_t p = 0; p < planes; p++) {
    if (mode == NK_MAX)
      F(pool_max)(w, x + p * size, y + p * out, places + p * out);
    else
      F(pool_sum)(mode, w, x + p * size, y + p * out);
  }
}

void F(nk_pool_gradient)(nk_pooling mode, const nk_window *window, const REAL *x, const REAL *y,
                         const int32_t *places, const REAL *dy, REAL *dx, ptrdiff_t planes) {
  nk_window w = *window;
  ptrdiff_t size = w.height * w.width, out = w.out_height * w.out_width;
  memset(dx, 0, (size_t)(planes * size) * sizeof(REAL));
  for (ptrdiff_t p = 0; p < planes; p++, dx += size, dy += out) {
    if (mode == NK_MAX) {
      for (ptrdiff_t i = 0; i < out; i++) dx[places[p * out + i]] += dy[i];
      continue;
    }
    FOR_EACH_WINDOW {
      ptrdiff_t place = r * w.out_width + c;
      REAL slope = dy[place];
      if (mode == NK_MEAN) {
        slope /= (REAL)((bottom - top) * (right - left));
      } else {
        REAL norm = y[p * out + place];
        // The norm has no slope at zero; zero is one of its subgradients.
        slope = norm > 0 ? slope / norm : 0;
      }
      for (ptrdiff_t i = top; i < bottom; i++)
        for (ptrdiff_t j = left; j < right; j++)
          dx[i * w.width + j] += mode == NK_L2 ? slope * x[p * size + i * w.width + j] : slope;
    }
  }
}
#undef FOR_EACH_WINDOW
#endif

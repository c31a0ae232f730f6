// The loops where run-time CPU dispatch pays. Every kernel exists for float (_f32) and double
// (_f64), takes plain pointers to memory laid out row by row, and takes no memory of its own.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// What follows a bias in one pass.
typedef enum { NK_LINEAR, NK_SIGMOID, NK_TANH, NK_RELU } nk_activation;

/// How a window of a pooling becomes one number.
typedef enum { NK_MAX, NK_MEAN, NK_L2 } nk_pooling;

/// A window that slides over planes of height x width, in rows and columns.
typedef struct {
  ptrdiff_t height, width;
  ptrdiff_t window_height, window_width;
  ptrdiff_t stride_height, stride_width;
  ptrdiff_t pad_top, pad_left;
  ptrdiff_t out_height, out_width;
} nk_window;

/// A convolution of images laid out by pixels, all channels of a pixel side by side, with a pooling
/// behind it whose windows do not overlap.
typedef struct {
  /// Over the images with their padding.
  nk_window window;
  ptrdiff_t channels, filters;
  /// The numbers of a window.
  ptrdiff_t taps;
  /// 1 x 1 for no pooling.
  ptrdiff_t pool_height, pool_width, out_height, out_width;
  /// The numbers from one row of an image to the next, and from image to image.
  ptrdiff_t row, image_size;
  /// The filters, and the numbers of a window's row, rounded up to whole blocks of 64 bytes.
  ptrdiff_t filters_step, window_row_step;
  /// Where in an image each number of a window lies, from the window's first.
  const ptrdiff_t *offsets;
  /// Where in an image the window of each place begins.
  const int32_t *starts;
  /// The places that each pooled one is pooled from, one after the other.
  const int32_t *order;
} nk_convolution;

/// How many places of a convolved image are computed before they are pooled; no pool has more.
#define NK_GROUP 64

/// The most rows of nk_thin_dots.
#define NK_THIN 64

/// Packed columns come in blocks of so many, a multiple of every processor's panels.
#define NK_PANEL 32

/// For tests: what kernels with a version for each generation of x86-64 use on this thread, 4 for
/// AVX-512, 3 for AVX2, 0 for neither. Returns what is used, no more than the processor has.
int nk_use_level(int wanted);

/// Work on one of `count` pieces; `worker` is below the number of threads, one piece at a time each.
typedef void (*nk_body)(void *context, ptrdiff_t piece, ptrdiff_t worker);

/// The most threads that one job can use.
#define NK_MOST_THREADS 64

/// How many threads a job uses unless told: the cores, or NNREPL_THREADS.
int nk_thread_count(void);

/// Does all pieces, on this thread and on the pool's; returns when they are done.
void nk_parallel(ptrdiff_t count, nk_body body, void *context);

/// As nk_parallel, on a given number of threads. While another thread uses the pool, or from within
/// a piece, the pieces are done on the calling thread.
void nk_parallel_on(int threads, ptrdiff_t count, nk_body body, void *context);

/// A place in an array and a number to sort it by.
typedef struct {
  uint64_t key;
  int64_t place;
} nk_keyed;

/// Sorts keys, fewer than 2^32, with scratch memory of the same size.
void nk_sort_keys(uint64_t *keys, uint64_t *scratch, ptrdiff_t count);

enum {
  /// How many bins nk_sort_f64 throws values into at first.
  NK_SORT_BINS = 2048,
  /// From how many values on it does.
  NK_SORT_BINNED = 4 * NK_SORT_BINS,
  /// Into how many parts it takes many values apart, for as many threads.
  NK_SORT_PARTS = 4,
  /// How many doubles it then needs besides one for each value.
  NK_SORT_EXTRA = NK_SORT_PARTS * NK_SORT_BINS * 9 + 8
};

/// Sorts doubles, none of them not a number, fewer than 2^31; `scratch` starts on a cache line and
/// has room for NK_SORT_EXTRA more if there are NK_SORT_BINNED values.
void nk_sort_f64(double *values, double *scratch, ptrdiff_t count);

/// As nk_sort_keys, of keys with places; those with the same key keep their order.
void nk_sort_keyed(nk_keyed *items, nk_keyed *scratch, ptrdiff_t count);

/// A function of one complex number.
typedef enum {
  NK_COMPLEX_EXP, NK_COMPLEX_LOG, NK_COMPLEX_SQRT, NK_COMPLEX_SIN, NK_COMPLEX_COS, NK_COMPLEX_TAN,
  NK_COMPLEX_ASIN, NK_COMPLEX_ACOS, NK_COMPLEX_ATAN, NK_COMPLEX_SINH, NK_COMPLEX_COSH,
  NK_COMPLEX_TANH, NK_COMPLEX_ASINH, NK_COMPLEX_ACOSH, NK_COMPLEX_ATANH, NK_COMPLEX_LOG2,
  NK_COMPLEX_LOG10, NK_COMPLEX_EXP2, NK_COMPLEX_LOG1P, NK_COMPLEX_EXPM1
} nk_complex_function;

/// The function of `re + im i`.
void nk_complex_apply(
    nk_complex_function function, double re, double im, double *out_re, double *out_im);
/// The power of two complex numbers.
void nk_complex_power(
    double base_re, double base_im, double re, double im, double *out_re, double *out_im);
/// The root of the sum of both squares, without overflow on the way.
double nk_hypot(double a, double b);

#define REAL float
#define F(name) name##_f32
#include "kernels_of_real.inc"
#undef REAL
#undef F
#define REAL double
#define F(name) name##_f64
#include "kernels_of_real.inc"
#undef REAL
#undef F

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

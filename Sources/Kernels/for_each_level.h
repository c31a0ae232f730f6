// Included by a kernel file that names itself in NK_SELF: includes it for each type and for each
// generation of processors, with LEVEL set and vectors of the width of its registers; then once more
// for each type with DISPATCH set, for the functions that the processor's generation chooses.
//
// Inside, V is a vector of LANES numbers, W one of as many whole numbers, L(name) the name of a
// function's version for the generation, and F(name) that of the function that chooses.
#include <math.h>
#include <string.h>

#include "Kernels.h"
#include "level.h"

#define NK_NAME(name, type, level) name##_##type##_##level
#define NK_NAMED(name, type, level) NK_NAME(name, type, level)
#define L(name) NK_NAMED(name, TYPE, LEVEL)
#define F_NAME(name, type) name##_##type
#define F_NAMED(name, type) F_NAME(name, type)
#define F(name) F_NAMED(name, TYPE)

// Loops over registers must be taken apart, or the registers would lie in memory.
#define INLINE static inline __attribute__((always_inline))
#define UNROLLED _Pragma("clang loop unroll(full)")

#if defined(__x86_64__)
#define CHOSEN(name, arguments)                                 \
  switch (nk_level()) {                                          \
    case 4: NK_NAMED(name, TYPE, v4) arguments; break;          \
    case 3: NK_NAMED(name, TYPE, v3) arguments; break;          \
    default: NK_NAMED(name, TYPE, base) arguments; break;       \
  }
#else
#define CHOSEN(name, arguments) NK_NAMED(name, TYPE, base) arguments;
#endif

#define REAL float
#define REAL_BYTES 4
#define WHOLE int32_t
#define TYPE f32
#include "levels.inc"
#undef REAL
#undef REAL_BYTES
#undef WHOLE
#undef TYPE
#define REAL double
#define REAL_BYTES 8
#define WHOLE int64_t
#define TYPE f64
#include "levels.inc"
#undef REAL
#undef REAL_BYTES
#undef WHOLE
#undef TYPE

// Included by a kernel file, which names itself in NK_SELF: includes it again for each type.
#include <math.h>
#include <string.h>

#include "Kernels.h"

// One version of a function for each generation of x86-64, chosen when the program is loaded.
#if defined(__x86_64__)
#define CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CLONES
#endif

// Before a loop whose passes touch an element each: the result may lie where an operand does, and
// the compiler's check for overlap, which would then choose a slow loop, is left out.
// (Not for double, whose loops call the C library and are for checking, not for speed.)

#define EACH_APART _Pragma("clang loop vectorize(assume_safety)")
#define REAL float
#define F(name) name##_f32
#include NK_SELF
#undef REAL
#undef F
#undef EACH_APART
#define EACH_APART
#define REAL double
#define F(name) name##_f64
#include NK_SELF
#undef REAL
#undef F

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

#define REAL float
#define F(name) name##_f32
#include NK_SELF
#undef REAL
#undef F
#define REAL double
#define F(name) name##_f64
#include NK_SELF
#undef REAL
#undef F

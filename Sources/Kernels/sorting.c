// Sorting by 64-bit keys, which any number can be turned into.
#include <string.h>

#include "Kernels.h"

// Digits of three passes: 2,048 counters each fit the first cache beside the data's lines.
#define MOST_BITS 11
// Up to here an insertion is faster than counting.
#define SHORT 32

#define ITEM uint64_t
#define KEY(item) (item)
#define F(name) name##_keys
#include "sorting.inc"
#undef ITEM
#undef KEY
#undef F

#define ITEM nk_keyed
#define KEY(item) ((item).key)
#define F(name) name##_keyed
#include "sorting.inc"
#undef ITEM
#undef KEY
#undef F

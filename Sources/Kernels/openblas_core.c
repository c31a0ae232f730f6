// Helps OpenBLAS recognise processors that are newer than itself.
//
// Up to 0.3.24, OpenBLAS takes Intel models it does not know for a Prescott of 2004, though they
// have AVX2 or AVX-512: matrix products are then about eight times slower (OpenBLAS issue 4267).
// Before main starts, we let it choose once more, by what the processor can do. Whoever sets
// OPENBLAS_CORETYPE has the last word.
#define _GNU_SOURCE  // setenv
#include <stdlib.h>
#include <string.h>

#if defined(__x86_64__)
// Weak: absent from builds of OpenBLAS for one kind of processor, and from programs without it.
extern char *openblas_get_corename(void) __attribute__((weak));
extern void gotoblas_dynamic_init(void) __attribute__((weak));
extern void *gotoblas __attribute__((weak));

static const char *core_by_features(void) {
  if (__builtin_cpu_supports("avx512bf16")) return "COOPERLAKE";
  if (__builtin_cpu_supports("x86-64-v4")) return "SKYLAKEX";
  if (__builtin_cpu_supports("x86-64-v3")) return "HASWELL";
  return NULL;
}

__attribute__((constructor)) static void choose_core_again(void) {
  const char *name = "OPENBLAS_CORETYPE";
  if (!openblas_get_corename || !gotoblas_dynamic_init || !&gotoblas || getenv(name)) return;
  if (strcmp(openblas_get_corename(), "Prescott") != 0) return;
  __builtin_cpu_init();
  const char *core = core_by_features();
  if (!core || setenv(name, core, 1) != 0) return;
  gotoblas = NULL;  // no choice made yet
  gotoblas_dynamic_init();
  unsetenv(name);
}
#endif

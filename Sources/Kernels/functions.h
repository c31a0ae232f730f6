// exp, log, tanh and sigmoid of one number, written so that loops over them vectorise.
//
// For float: range reduction and the polynomials of Cephes (Moshier), within 2 ulp of the true
// value (measured over all floats in steps by Tests/GraphsTests/ElementwiseKernelTests.swift).
// For double: the C library's.
#pragma once
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

static inline float nk_float_of_bits(int32_t bits) {
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

static inline int32_t nk_bits_of_float(float value) {
  int32_t bits;
  memcpy(&bits, &value, sizeof bits);
  return bits;
}

static inline float nk_exp1_f32(float x) {
#pragma clang fp contract(fast)
  // Beyond these, e^x is 0 or infinite in float; a NaN passes both comparisons unchanged.
  float bounded = x < -104.0f ? -104.0f : x;
  bounded = bounded > 89.0f ? 89.0f : bounded;
  // Adding 1.5 * 2^23 rounds to an integer, found in the sum's low bits.
  const float rounder = 12582912.0f;
  float shifted = bounded * 1.44269504f + rounder;
  float n = shifted - rounder;
  float r = bounded - n * 0.693359375f;
  r = r - n * -2.12194440e-4f;
  float p = 1.9875691500e-4f;
  p = p * r + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  float y = p * (r * r) + r + 1.0f;
  // 2^n in two factors, so that n = 128 and the subnormal results come out right.
  uint32_t exponent = (uint32_t)nk_bits_of_float(shifted) - 0x4B400000u;
  uint32_t half = (uint32_t)((int32_t)exponent >> 1);
  return y * nk_float_of_bits((int32_t)((half + 127u) << 23)) *
         nk_float_of_bits((int32_t)((exponent - half + 127u) << 23));
}

static inline float nk_log1_f32(float x) {
#pragma clang fp contract(fast)
  bool small = x < 1.17549435e-38f;
  float scaled = small ? x * 8388608.0f : x;
  uint32_t bits = (uint32_t)nk_bits_of_float(scaled);
  // e such that m = x / 2^e lies between sqrt(1/2) and sqrt(2).
  int32_t e = (int32_t)(bits - 0x3F3504F3u) >> 23;
  float f = nk_float_of_bits((int32_t)(bits - ((uint32_t)e << 23))) - 1.0f;
  float n = (float)e - (small ? 23.0f : 0.0f);
  float z = f * f;
  float p = 7.0376836292e-2f;
  p = p * f - 1.1514610310e-1f;
  p = p * f + 1.1676998740e-1f;
  p = p * f - 1.2420140846e-1f;
  p = p * f + 1.4249322787e-1f;
  p = p * f - 1.6668057665e-1f;
  p = p * f + 2.0000714765e-1f;
  p = p * f - 2.4999993993e-1f;
  p = p * f + 3.3333331174e-1f;
  float y = p * f * z + n * -2.12194440e-4f - 0.5f * z + f + n * 0.693359375f;
  y = x == 0.0f ? -INFINITY : y;
  y = x < 0.0f ? NAN : y;
  return x == INFINITY || x != x ? x : y;
}

static inline float nk_sigmoid1_f32(float x) { return 1.0f / (1.0f + nk_exp1_f32(-x)); }

static inline float nk_tanh1_f32(float x) {
#pragma clang fp contract(fast)
  float z = x * x;
  float p = -5.70498872745e-3f;
  p = p * z + 2.06390887954e-2f;
  p = p * z - 5.37397155531e-2f;
  p = p * z + 1.33314422036e-1f;
  p = p * z - 3.33332819422e-1f;
  float near = p * z * x + x;
  float size = fabsf(x);
  float far = copysignf(1.0f - 2.0f / (nk_exp1_f32(2.0f * size) + 1.0f), x);
  return size < 0.625f ? near : far;
}

static inline double nk_exp1_f64(double x) { return exp(x); }
static inline double nk_log1_f64(double x) { return log(x); }
static inline double nk_tanh1_f64(double x) { return tanh(x); }
static inline double nk_sigmoid1_f64(double x) { return 1.0 / (1.0 + exp(-x)); }

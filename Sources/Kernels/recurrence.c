// What a step of a recurrent layer does with the sums of its matrix products, and the way back.
// Gates lie side by side in a row, `units` numbers each.
#ifndef REAL
#include "functions.h"
#define NK_SELF "recurrence.c"
#include "for_both_types.h"
#else

#define EACH_UNIT                   \
  EACH_APART                        \
  for (ptrdiff_t k = 0; k < units; k++)
// One gate at a time: a loop over all of them has more pointers than the processor registers.
#define GATE(gate, bias, function) EACH_UNIT gate[k] = F(function)(gate[k] + (bias)[k]);

// Gates: input i, new input j, forget f, output o.
CLONES void F(nk_lstm)(REAL *gates, const REAL *bias, const REAL *before, REAL *cells, REAL *tanhs,
                       REAL *states, ptrdiff_t state_row, ptrdiff_t rows, ptrdiff_t units) {
  for (ptrdiff_t row = 0; row < rows; row++) {
    REAL *i = gates + row * 4 * units, *j = i + units, *f = j + units, *o = f + units;
    GATE(i, bias, nk_sigmoid1)
    GATE(j, bias + units, nk_tanh1)
    GATE(f, bias + 2 * units, nk_sigmoid1)
    GATE(o, bias + 3 * units, nk_sigmoid1)
    REAL *c = cells + row * units, *h = tanhs + row * units, *to = states + row * state_row;
    if (before) {
      const REAL *old = before + row * units;
      EACH_UNIT c[k] = f[k] * old[k] + i[k] * j[k];
    } else {
      EACH_UNIT c[k] = i[k] * j[k];
    }
    EACH_UNIT h[k] = F(nk_tanh1)(c[k]);
    EACH_UNIT to[k] = o[k] * h[k];
  }
}

CLONES void F(nk_lstm_gradient)(const REAL *gates, const REAL *before, const REAL *tanhs,
                                const REAL *state_slopes, REAL *cell_slopes, REAL *gate_slopes,
                                ptrdiff_t rows, ptrdiff_t units) {
  for (ptrdiff_t row = 0; row < rows; row++) {
    const REAL *i = gates + row * 4 * units, *j = i + units, *f = j + units, *o = f + units;
    REAL *di = gate_slopes + row * 4 * units, *dj = di + units, *df = dj + units, *dO = df + units;
    const REAL *h = tanhs + row * units, *dh = state_slopes + row * units;
    REAL *dc = cell_slopes + row * units;
    EACH_UNIT dO[k] = dh[k] * h[k] * o[k] * (1 - o[k]);
    EACH_UNIT dc[k] += dh[k] * o[k] * (1 - h[k] * h[k]);
    EACH_UNIT di[k] = dc[k] * j[k] * i[k] * (1 - i[k]);
    EACH_UNIT dj[k] = dc[k] * i[k] * (1 - j[k] * j[k]);
    if (before) {
      const REAL *old = before + row * units;
      EACH_UNIT df[k] = dc[k] * old[k] * f[k] * (1 - f[k]);
    } else {
      EACH_UNIT df[k] = 0;
    }
    EACH_UNIT dc[k] *= f[k];
  }
}

// Gates: reset r, update u, candidate c.
CLONES void F(nk_gru_gates)(REAL *gates, const REAL *bias, const REAL *before, REAL *reset,
                            ptrdiff_t state_row, ptrdiff_t rows, ptrdiff_t units) {
  for (ptrdiff_t row = 0; row < rows; row++) {
    REAL *r = gates + row * 3 * units, *u = r + units, *to = reset + row * state_row;
    const REAL *h = before + row * state_row;
    GATE(r, bias, nk_sigmoid1)
    GATE(u, bias + units, nk_sigmoid1)
    EACH_UNIT to[k] = r[k] * h[k];
  }
}

CLONES void F(nk_gru)(REAL *gates, const REAL *bias, const REAL *before, REAL *states,
                      ptrdiff_t before_row, ptrdiff_t state_row, ptrdiff_t rows, ptrdiff_t units) {
  for (ptrdiff_t row = 0; row < rows; row++) {
    REAL *u = gates + row * 3 * units + units, *c = u + units, *to = states + row * state_row;
    const REAL *h = before + row * before_row;
    GATE(c, bias + 2 * units, nk_tanh1)
    EACH_UNIT to[k] = u[k] * h[k] + (1 - u[k]) * c[k];
  }
}

CLONES void F(nk_gru_gradient)(const REAL *gates, const REAL *before, ptrdiff_t before_row,
                               REAL *state_slopes, REAL *gate_slopes, ptrdiff_t rows,
                               ptrdiff_t units) {
  for (ptrdiff_t row = 0; row < rows; row++) {
    const REAL *u = gates + row * 3 * units + units, *c = u + units, *h = before + row * before_row;
    REAL *du = gate_slopes + row * 3 * units + units, *dc = du + units;
    REAL *dh = state_slopes + row * units;
    EACH_UNIT dc[k] = dh[k] * (1 - u[k]) * (1 - c[k] * c[k]);
    EACH_UNIT du[k] = dh[k] * (h[k] - c[k]) * u[k] * (1 - u[k]);
    EACH_UNIT dh[k] *= u[k];
  }
}

CLONES void F(nk_gru_gates_gradient)(const REAL *gates, const REAL *before, ptrdiff_t before_row,
                                     const REAL *reset_slopes, REAL *state_slopes,
                                     REAL *gate_slopes, ptrdiff_t rows, ptrdiff_t units) {
  for (ptrdiff_t row = 0; row < rows; row++) {
    const REAL *r = gates + row * 3 * units, *h = before + row * before_row;
    const REAL *from = reset_slopes + row * units;
    REAL *dr = gate_slopes + row * 3 * units, *dh = state_slopes + row * units;
    EACH_UNIT dr[k] = from[k] * h[k] * r[k] * (1 - r[k]);
    EACH_UNIT dh[k] += from[k] * r[k];
  }
}

#undef EACH_UNIT
#undef GATE
#endif

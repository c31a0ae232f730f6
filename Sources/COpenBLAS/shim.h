#pragma once
#include <cblas.h>

/* LAPACK's singular values: the library has the function, its header has not. The last argument is
   the length of jobz, as Fortran passes it. */
void dgesdd_(const char *jobz, const int *m, const int *n, double *a, const int *lda, double *s,
             double *u, const int *ldu, double *vt, const int *ldvt, double *work,
             const int *lwork, int *iwork, int *info, unsigned long jobz_length);

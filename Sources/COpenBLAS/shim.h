#pragma once
#include <cblas.h>
#include <stddef.h>

// OpenBLAS contains LAPACK, whose C header Debian does not bring. These are the Fortran symbols:
// all arguments by address, matrices column by column, and the lengths of texts at the end.
void dgesv_(
  const int *n, const int *nrhs, double *a, const int *lda, int *ipiv, double *b, const int *ldb,
  int *info);
// Complex numbers lie in memory as two doubles each.
void zgesv_(
  const int *n, const int *nrhs, double *a, const int *lda, int *ipiv, double *b, const int *ldb,
  int *info);
void zgetrf_(const int *m, const int *n, double *a, const int *lda, int *ipiv, int *info);
void zpotrf_(const char *uplo, const int *n, double *a, const int *lda, int *info, size_t);
void zgeqrf_(
  const int *m, const int *n, double *a, const int *lda, double *tau, double *work,
  const int *lwork, int *info);
void zungqr_(
  const int *m, const int *n, const int *k, double *a, const int *lda, const double *tau,
  double *work, const int *lwork, int *info);
void zgesdd_(
  const char *jobz, const int *m, const int *n, double *a, const int *lda, double *s, double *u,
  const int *ldu, double *vt, const int *ldvt, double *work, const int *lwork, double *rwork,
  int *iwork, int *info, size_t);
void zgeev_(
  const char *jobvl, const char *jobvr, const int *n, double *a, const int *lda, double *w,
  double *vl, const int *ldvl, double *vr, const int *ldvr, double *work, const int *lwork,
  double *rwork, int *info, size_t, size_t);
void zheevd_(
  const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *w,
  double *work, const int *lwork, double *rwork, const int *lrwork, int *iwork,
  const int *liwork, int *info, size_t, size_t);
void dgetrf_(const int *m, const int *n, double *a, const int *lda, int *ipiv, int *info);
void dpotrf_(const char *uplo, const int *n, double *a, const int *lda, int *info, size_t);
void dgeqrf_(
  const int *m, const int *n, double *a, const int *lda, double *tau, double *work,
  const int *lwork, int *info);
void dorgqr_(
  const int *m, const int *n, const int *k, double *a, const int *lda, const double *tau,
  double *work, const int *lwork, int *info);
void dgesdd_(
  const char *jobz, const int *m, const int *n, double *a, const int *lda, double *s, double *u,
  const int *ldu, double *vt, const int *ldvt, double *work, const int *lwork, int *iwork,
  int *info, size_t);
void dgelsd_(
  const int *m, const int *n, const int *nrhs, double *a, const int *lda, double *b,
  const int *ldb, double *s, const double *rcond, int *rank, double *work, const int *lwork,
  int *iwork, int *info);
void dgeev_(
  const char *jobvl, const char *jobvr, const int *n, double *a, const int *lda, double *wr,
  double *wi, double *vl, const int *ldvl, double *vr, const int *ldvr, double *work,
  const int *lwork, int *info, size_t, size_t);
void dsyevd_(
  const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *w,
  double *work, const int *lwork, int *iwork, const int *liwork, int *info, size_t, size_t);
void dsyevr_(
  const char *jobz, const char *range, const char *uplo, const int *n, double *a, const int *lda,
  const double *vl, const double *vu, const int *il, const int *iu, const double *abstol, int *m,
  double *w, double *z, const int *ldz, int *isuppz, double *work, const int *lwork, int *iwork,
  const int *liwork, int *info, size_t, size_t, size_t);

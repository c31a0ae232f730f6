// Written by Scripts/reference/tensors.py with NumPy 2.4.6.

/// NumPy's `repr` of expressions.
let referenceExpressions: [String: String] = [
  "np.arange(6).reshape(2, 3) + np.array([10, 20, 30])":
    "array([[10, 21, 32],\n       [13, 24, 35]])",
  "np.arange(3).reshape(3, 1) * np.arange(4)":
    "array([[0, 0, 0, 0],\n       [0, 1, 2, 3],\n       [0, 2, 4, 6]])",
  "np.ones((2, 1, 3)) - np.arange(2.).reshape(2, 1)":
    "array([[[1., 1., 1.],\n        [0., 0., 0.]],\n\n       [[1., 1., 1.],\n        [0., 0., 0.]]])",
  "np.arange(6).reshape(2, 3).T + np.float32([0.5, 1.5])":
    "array([[0.5, 4.5],\n       [1.5, 5.5],\n       [2.5, 6.5]])",
  "np.arange(5, dtype=np.uint8) + 250":
    "array([250, 251, 252, 253, 254], dtype=uint8)",
  "np.arange(3, dtype=np.float32) * 0.1":
    "array([0. , 0.1, 0.2], dtype=float32)",
  "np.arange(3) * 0.1":
    "array([0. , 0.1, 0.2])",
  "np.array([True, False]) + 1":
    "array([2, 1])",
  "np.arange(4) ** 2":
    "array([0, 1, 4, 9])",
  "np.array([1., 4., 9.]) ** 0.5":
    "array([1., 2., 3.])",
  "-np.arange(3)":
    "array([ 0, -1, -2])",
  "np.abs(np.array([-2.5, 0, 3]))":
    "array([2.5, 0. , 3. ])",
  "np.exp(np.arange(3))":
    "array([1.        , 2.71828183, 7.3890561 ])",
  "np.log(np.array([1., 0., -1.]))":
    "array([  0., -inf,  nan])",
  "np.sqrt(np.arange(4, dtype=np.float32))":
    "array([0.       , 1.       , 1.4142135, 1.7320508], dtype=float32)",
  "np.tanh(np.linspace(-1, 1, 5))":
    "array([-0.76159416, -0.46211716,  0.        ,  0.46211716,  0.76159416])",
  "np.floor(np.array([-1.5, 1.5]))":
    "array([-2.,  1.])",
  "np.floor(np.array([3, 4]))":
    "array([3, 4])",
  "np.where(np.array([True, False, True]), np.arange(3), 0.5)":
    "array([0. , 0.5, 2. ])",
  "np.array([-3e9, 3e9, np.nan, 2.9, -2.9]).astype(np.int64)":
    "array([         -3000000000,           3000000000, -9223372036854775808,\n                          2,                   -2])",
  "np.array([300, -1, 255]).astype(np.uint8)":
    "array([ 44, 255, 255], dtype=uint8)",
  "np.array([2**40 + 5, -1]).astype(np.int32)":
    "array([ 5, -1], dtype=int32)",
  "np.array([0., -0., np.nan, 0.1]).astype(bool)":
    "array([False, False,  True,  True])",
  "np.arange(24).reshape(2, 3, 4).sum(axis=1)":
    "array([[12, 15, 18, 21],\n       [48, 51, 54, 57]])",
  "np.arange(24.).reshape(2, 3, 4).sum(axis=(0, 2))":
    "array([ 60.,  92., 124.])",
  "np.arange(24.).reshape(2, 3, 4).mean(axis=0, keepdims=True)":
    "array([[[ 6.,  7.,  8.,  9.],\n        [10., 11., 12., 13.],\n        [14., 15., 16., 17.]]])",
  "np.arange(24).reshape(2, 3, 4).T.max(axis=0)":
    "array([[ 3, 15],\n       [ 7, 19],\n       [11, 23]])",
  "np.arange(24).reshape(2, 3, 4).min(axis=-1)":
    "array([[ 0,  4,  8],\n       [12, 16, 20]])",
  "np.arange(12).reshape(3, 4)[::-1].argmax(axis=0)":
    "array([0, 0, 0, 0])",
  "np.array([[1., np.nan, 3.], [4., 0., -1.]]).argmax(axis=1)":
    "array([1, 0])",
  "np.array([[1., np.nan, 3.], [4., 0., -1.]]).max(axis=1)":
    "array([nan,  4.])",
  "np.array([[3, 1, 2], [0, 5, 0]]).argmin(axis=1)":
    "array([1, 0])",
  "np.arange(6.).reshape(2, 3).var(axis=1)":
    "array([0.66666667, 0.66666667])",
  "np.arange(6.).reshape(2, 3).var(axis=0, ddof=1)":
    "array([4.5, 4.5, 4.5])",
  "np.array([[True, False], [True, True]]).all(axis=0)":
    "array([ True, False])",
  "np.array([[True, False], [False, False]]).any(axis=1)":
    "array([ True, False])",
  "np.array([[1, 2], [3, 4]]).prod(axis=1)":
    "array([ 2, 12])",
  "np.zeros((0, 3)).sum(axis=0)":
    "array([0., 0., 0.])",
  "np.zeros((0, 3)).sum(axis=1)":
    "array([], dtype=float64)",
  "np.array([True, True, False]).sum(keepdims=True)":
    "array([2])",
  "np.arange(6.).reshape(2, 3) @ np.arange(6.).reshape(3, 2)":
    "array([[10., 13.],\n       [28., 40.]])",
  "np.arange(6.).reshape(2, 3).T @ np.arange(6.).reshape(2, 3)":
    "array([[ 9., 12., 15.],\n       [12., 17., 22.],\n       [15., 22., 29.]])",
  "np.arange(6, dtype=np.float32).reshape(2, 3) @ np.arange(3, dtype=np.float32)":
    "array([ 5., 14.], dtype=float32)",
  "np.arange(3) @ np.arange(6).reshape(3, 2)":
    "array([10, 13])",
  "np.arange(12.).reshape(2, 2, 3) @ np.arange(3.).reshape(3, 1)":
    "array([[[ 5.],\n        [14.]],\n\n       [[23.],\n        [32.]]])",
  "np.arange(24.).reshape(2, 3, 4)[:, ::-1, ::2] @ np.arange(24.).reshape(2, 3, 4)[:, :2, 1::2]":
    "array([[[ 58.,  94.],\n        [ 34.,  54.],\n        [ 10.,  14.]],\n\n       [[634., 718.],\n        [514., 582.],\n        [394., 446.]]])",
  "np.dot(np.arange(6.).reshape(2, 3), np.arange(24.).reshape(2, 3, 4))":
    "array([[[ 20.,  23.,  26.,  29.],\n        [ 56.,  59.,  62.,  65.]],\n\n       [[ 56.,  68.,  80.,  92.],\n        [200., 212., 224., 236.]]])",
  "np.array([[True, False]]) @ np.array([[True], [True]])":
    "array([[ True]])",
  "np.zeros((2, 0)) @ np.zeros((0, 2))":
    "array([[0., 0.],\n       [0., 0.]])",
  "np.arange(10)[2:8:3]":
    "array([2, 5])",
  "np.arange(10)[::-3]":
    "array([9, 6, 3, 0])",
  "np.arange(10)[-3:]":
    "array([7, 8, 9])",
  "np.arange(10)[20:]":
    "array([], dtype=int64)",
  "np.arange(10)[8:2]":
    "array([], dtype=int64)",
  "np.arange(24).reshape(2, 3, 4)[1]":
    "array([[12, 13, 14, 15],\n       [16, 17, 18, 19],\n       [20, 21, 22, 23]])",
  "np.arange(24).reshape(2, 3, 4)[..., 1]":
    "array([[ 1,  5,  9],\n       [13, 17, 21]])",
  "np.arange(24).reshape(2, 3, 4)[0, :, None, ::2]":
    "array([[[ 0,  2]],\n\n       [[ 4,  6]],\n\n       [[ 8, 10]]])",
  "np.arange(24).reshape(2, 3, 4)[[1, 0, 1]]":
    "array([[[12, 13, 14, 15],\n        [16, 17, 18, 19],\n        [20, 21, 22, 23]],\n\n       [[ 0,  1,  2,  3],\n        [ 4,  5,  6,  7],\n        [ 8,  9, 10, 11]],\n\n       [[12, 13, 14, 15],\n        [16, 17, 18, 19],\n        [20, 21, 22, 23]]])",
  "np.arange(24).reshape(2, 3, 4)[:, [0, 2], [3, 1]]":
    "array([[ 3,  9],\n       [15, 21]])",
  "np.arange(24).reshape(2, 3, 4)[[0, 1], :, [3, 1]]":
    "array([[ 3,  7, 11],\n       [13, 17, 21]])",
  "np.arange(24).reshape(2, 3, 4)[[0, 1], ..., 1]":
    "array([[ 1,  5,  9],\n       [13, 17, 21]])",
  "np.arange(24).reshape(2, 3, 4)[1, [[0], [2]], [1, 3]]":
    "array([[13, 15],\n       [21, 23]])",
  "np.arange(24).reshape(2, 3, 4)[:, np.array([True, False, True])]":
    "array([[[ 0,  1,  2,  3],\n        [ 8,  9, 10, 11]],\n\n       [[12, 13, 14, 15],\n        [20, 21, 22, 23]]])",
  "np.arange(6).reshape(2, 3)[np.arange(6).reshape(2, 3) > 2]":
    "array([3, 4, 5])",
  "np.arange(6)[[]]":
    "array([], dtype=int64)",
  "np.concatenate([np.arange(3), np.array([0.5])])":
    "array([0. , 1. , 2. , 0.5])",
  "np.concatenate([np.arange(4).reshape(2, 2), np.arange(2).reshape(2, 1)], axis=-1)":
    "array([[0, 1, 0],\n       [2, 3, 1]])",
  "np.stack([np.arange(3), np.arange(3) + 10], axis=1)":
    "array([[ 0, 10],\n       [ 1, 11],\n       [ 2, 12]])",
  "np.arange(24).reshape(2, 3, 4).transpose(2, 0, 1).reshape(4, -1)":
    "array([[ 0,  4,  8, 12, 16, 20],\n       [ 1,  5,  9, 13, 17, 21],\n       [ 2,  6, 10, 14, 18, 22],\n       [ 3,  7, 11, 15, 19, 23]])",
  "np.arange(24).reshape(4, 6)[:, ::2].reshape(2, 2, 3)":
    "array([[[ 0,  2,  4],\n        [ 6,  8, 10]],\n\n       [[12, 14, 16],\n        [18, 20, 22]]])",
  "np.broadcast_to(np.arange(3), (2, 3)).reshape(-1)":
    "array([0, 1, 2, 0, 1, 2])",
  "x[1] = 7":
    "array([[0, 1, 2],\n       [7, 7, 7]])",
  "x[:, 1] = [5, 6]":
    "array([[0, 5, 2],\n       [3, 6, 5]])",
  "x[::-1, ::2] = 1.9":
    "array([[1, 1, 1],\n       [1, 4, 1]])",
  "x[..., 0] = x[..., 2]":
    "array([[2, 1, 2],\n       [5, 4, 5]])",
  "x[0] = x[1] + 0.5":
    "array([[3, 4, 5],\n       [3, 4, 5]])",
  "x[:, 1:] = x[:, :-1]":
    "array([[0, 0, 1],\n       [3, 3, 4]])",
  "x[[1, 0]] = [[1, 2, 3], [4, 5, 6]]":
    "array([[4, 5, 6],\n       [1, 2, 3]])",
  "x[x > 2] = -1":
    "array([[ 0,  1,  2],\n       [-1, -1, -1]])",
  "x[[0, 0, 0], [1, 1, 2]] = [7, 8, 9]":
    "array([[0, 8, 9],\n       [3, 4, 5]])",
  "x[:] = np.array([[[9, 8, 7]]])":
    "array([[9, 8, 7],\n       [9, 8, 7]])",
]

import Testing

/// A folder with a part of CIFAR-10, for a program that counts on the whole.
struct DataShortageTests {
  private static let setUp = """
    import os, pickle
    import numpy as np
    os.makedirs('cifar-10-batches-py')
    for name, count in [('data_batch_1', 24), ('test_batch', 6)]:
        batch = {'data': np.zeros((count, 3072), dtype=np.uint8), 'labels': [1] * count}
        with open('cifar-10-batches-py/' + name, 'wb') as f:
            pickle.dump(batch, f)
    from nn.data_utils import load_CIFAR10

    """

  @Test("Loading says how much of the whole is there, and which call it suffices for")
  func notice() throws {
    let session = try RecordedSession()
    session.run(Self.setUp)
    #expect(
      session.run("X, y, X_test, y_test = load_CIFAR10('cifar-10-batches-py')\nX.shape") == """
        CIFAR-10: 24 of 50,000 training images and 6 of 10,000 test images are there; \
        get_CIFAR10_data(21, 3, 6) would do
        (24, 32, 32, 3)

        """)
  }

  @Test("An index behind the end of the part is explained by it, another is not")
  func index() throws {
    let session = try RecordedSession()
    session.run(Self.setUp + "X, y, X_test, y_test = load_CIFAR10('cifar-10-batches-py')\n")
    let answer = session.run("X[range(49000)]")
    #expect(answer.contains("index 24 is out of bounds for axis 0 with size 24"))
    #expect(
      answer.contains(
        "try get_CIFAR10_data(21, 3, 6): 24 of 50,000 training images and 6 of 10,000 test "
          + "images are there"))
    #expect(session.run("X_test[range(1000)]").contains("try get_CIFAR10_data(21, 3, 6)"))
    #expect(!session.run("np.zeros(5)[7]").contains("CIFAR"))
  }
}

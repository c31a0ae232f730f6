/// Which listings of the book do not replay as printed, and why.
enum BookTable {
  /// Why a listing does not replay.
  enum Cause: String {
    case graphs = "need what a Theano or TensorFlow listing makes"
    case package =
      "need a package outside nnrepl's scope: a server, a database, threads, a command line"
    case module = "need a module of the reader's own"
    case data = "need data that are not there"
    case misprint = "are misprinted, or need what is"
    case python2 = "are Python 2 without a sign of it"
    case order = "print a dict or a set in the order of its hashes, or a type as Python 2 does"
    case random = "print random numbers without a seed"
    case ours = "are nnrepl's fault"
  }

  /// How many listings there are, and how many need neither Theano nor TensorFlow.
  static let listingCount = 325
  static let plainCount = 207
  /// How many lines of output are compared.
  static let comparedCount = 269

  /// How many lines of chapters 2, 6 and 12 are compared when their misprints are corrected.
  static let comparedWhenCorrected = 322
  /// What then does not replay, or prints other things.
  static let leftWhenCorrected = """
    1250 nnrepl has no module _tkinter
    1373 it does not read as a program: SyntaxError: `=` cannot stand here (line 1382)
    1601 prints other things
    1648 prints other things
    1731 prints other things
    1757 prints other things
    2016 prints other things
    2555 TypeError: the elements of a range cannot be changed (line 2565)
    2914 prints other things
    9389 the COCO captions of cs231n are in HDF5 files, which nnrepl does not read
    9435 the COCO captions of cs231n are in HDF5 files, which nnrepl does not read
    9555 prints other things
    10506 prints other things
    10908 prints other things
    11015 prints other things
    11181 the COCO captions of cs231n are in HDF5 files, which nnrepl does not read
    11659 the COCO captions of cs231n are in HDF5 files, which nnrepl does not read
    11792 the COCO captions of cs231n are in HDF5 files, which nnrepl does not read
    11899 the COCO captions of cs231n are in HDF5 files, which nnrepl does not read
    20044 prints other things
    20602 mpl_toolkits.mplot3d is not in nnrepl yet
    20658 prints other things

    """

  /// What is misprinted, by the line that the listing starts on.
  static let misprints: [Int: String] = [
    1373: "`print y = 2.5` assigns within a print",
    1601: "prints None for d['cat'], which is there",
    1950: "a bracket too many in line 9",
    2914: "a bracket of np.c_ is missing",
    3008: "the last bracket of the output is missing",
    4512: "a bracket stands in a name",
    9703: "line 9641: dWx and dWh are in each other's place",
    9726: "a bracket is missing in line 104",
    9829: "needs the listing of line 9726",
    9985: "line 9641: dWx and dWh are in each other's place",
    10094: "line 10019: the outer brackets are missing, and `.e8` is no format",
    10908: "line 10729: `%f` of a dict",
    17816: "TRAIN_MODE_NEW is defined nowhere in the book",
    20658: "the output has brackets too many",
    21747: "`>` where a bracket was",
    22039: "`>` where a bracket was",
    25761: "a line is cut off inside a call",
  ]

  /// The listings that do not replay, by the line of the book that they start on: why, and what
  /// nnrepl says.
  static let exceptions: [Int: (cause: Cause, reason: String)] = [
    1250: (.package, "nnrepl has no module _tkinter"),
    1373: (
      .misprint, "it does not read as a program: SyntaxError: `=` cannot stand here (line 1382)"
    ),
    1601: (.misprint, "prints other things"),
    1648: (.order, "prints other things"),
    1731: (.order, "prints other things"),
    1757: (.order, "prints other things"),
    1950: (
      .misprint,
      "it does not read as a program: SyntaxError: `]` does not close the `(` before it (line 1958)"
    ),
    2016: (.random, "prints other things"),
    2555: (.python2, "TypeError: the elements of a range cannot be changed (line 2565)"),
    2914: (
      .misprint,
      "it does not read as a program: SyntaxError: `]` has no opening bracket (line 2924)"
    ),
    3008: (.misprint, "prints other things"),
    4512: (
      .misprint,
      "it does not read as a program: SyntaxError: `]` does not close the `(` before it (line 4519)"
    ),
    5382: (.graphs, "it is a method of Lgr_Engine, which a skipped cell makes"),
    5503: (.module, "nnrepl has no module lgr_engine"),
    5651: (.graphs, "it needs FLAGS, which a skipped cell makes"),
    5762: (.package, "nnrepl has no module skimage"),
    5791: (.graphs, "it is a method of Lgr_Engine, which a skipped cell makes"),
    6694: (.graphs, "it is a method of Lgr_Engine, which a skipped cell makes"),
    8901: (.data, "there is no input.txt in its folder"),
    8948: (.data, "it needs vocab_size, which a skipped cell makes"),
    8980: (.data, "it needs Whh, which a skipped cell makes"),
    9137: (.data, "it needs Whh, which a skipped cell makes"),
    9192: (.data, "it needs Why, which a skipped cell makes"),
    9389: (.data, "the COCO captions of cs231n are in HDF5 files, which nnrepl does not read"),
    9435: (.data, "the COCO captions of cs231n are in HDF5 files, which nnrepl does not read"),
    9555: (.data, "the COCO captions of cs231n are in HDF5 files, which nnrepl does not read"),
    9703: (
      .misprint,
      "ValueError: operands could not be broadcast together with shapes (5,6) (6,6) (line 9360)"
    ),
    9726: (
      .misprint,
      "it does not read as a program: SyntaxError: this `[` is not closed before the `)` 10 lines below "
        + "(line 9736)"
    ),
    9829: (.misprint, "NameError: there is no test_rnn_forward (line 9832)"),
    9985: (
      .misprint,
      "ValueError: operands could not be broadcast together with shapes (3,5) (5,5) (line 9944)"
    ),
    10094: (.misprint, "TypeError: a value of type list is not a type of elements (line 10031)"),
    10506: (.random, "prints other things"),
    10908: (.misprint, "TypeError: %f wants a number, not a value of type dict (line 10756)"),
    11015: (.random, "prints other things"),
    11181: (.data, "the COCO captions of cs231n are in HDF5 files, which nnrepl does not read"),
    11659: (.data, "the COCO captions of cs231n are in HDF5 files, which nnrepl does not read"),
    11792: (.data, "the COCO captions of cs231n are in HDF5 files, which nnrepl does not read"),
    11899: (.data, "the COCO captions of cs231n are in HDF5 files, which nnrepl does not read"),
    14623: (.graphs, "it is a method of SdAEngine, which a skipped cell makes"),
    14657: (.graphs, "it is a method of SdAEngine, which a skipped cell makes"),
    14742: (.graphs, "it is a method of SdAEngine, which a skipped cell makes"),
    14767: (.graphs, "it is a method of SdAEngine, which a skipped cell makes"),
    15044: (.graphs, "it is a method of SdAEngine, which a skipped cell makes"),
    15084: (.graphs, "it is a method of SdAEngine, which a skipped cell makes"),
    15766: (.module, "nnrepl has no module sda_engine"),
    16935: (.graphs, "it is a method of RBM, which a skipped cell makes"),
    16952: (.graphs, "it is a method of RBM, which a skipped cell makes"),
    17447: (.graphs, "it needs test_rbm, which a skipped cell makes"),
    17816: (.misprint, "NameError: there is no TRAIN_MODE_NEW (line 17816)"),
    19328: (.graphs, "it needs DBN, which a skipped cell makes"),
    19906: (.graphs, "it needs test_DBN, which a skipped cell makes"),
    20044: (.random, "prints other things"),
    20243: (.module, "nnrepl has no module gaussian_nd"),
    20658: (.misprint, "prints other things"),
    21595: (.package, "nnrepl has no module cherrypy"),
    21703: (.package, "nnrepl has no module cherrypy"),
    21747: (
      .misprint,
      "it does not read as a program: SyntaxError: `}` has no opening bracket (line 21781)"
    ),
    21936: (.module, "nnrepl has no module cherry.py"),
    21998: (.package, "nnrepl has no module cherrypy.lib"),
    22039: (
      .misprint,
      "it does not read as a program: SyntaxError: `)` has no opening bracket (line 22074)"
    ),
    22204: (.module, "nnrepl has no module cherry.py"),
    22371: (.package, "it is a method of HelloWorld, which a skipped cell makes"),
    22502: (.package, "it is a method of HelloWorld, which a skipped cell makes"),
    22535: (.package, "nnrepl has no module cherrypy"),
    22570: (.package, "nnrepl has no module cherrypy"),
    22959: (.package, "nnrepl has no module cherrypy"),
    23078: (.package, "nnrepl has no module pymysql"),
    23119: (.package, "nnrepl has no module pymysql"),
    23146: (.package, "nnrepl has no module pymysql"),
    23196: (.package, "nnrepl has no module pymysql"),
    23242: (.package, "nnrepl has no module pymysql"),
    23316: (.package, "nnrepl has no module pymysql"),
    23476: (
      .package,
      "threading is not in nnrepl: a program in nnrepl is one thread; training uses all processors"
    ),
    23629: (.package, "nnrepl has no module pymysql"),
    23797: (
      .package,
      "threading is not in nnrepl: a program in nnrepl is one thread; training uses all processors"
    ),
    23899: (.module, "nnrepl has no module dl_manager"),
    23956: (.package, "nnrepl has no module cherrypy"),
    24120: (.package, "nnrepl has no module redis"),
    24533: (
      .package,
      "threading is not in nnrepl: a program in nnrepl is one thread; training uses all processors"
    ),
    24786: (.module, "nnrepl has no module model.m_mysql"),
    24821: (.module, "nnrepl has no module model.m_ann_hyper_param"),
    25552: (.module, "nnrepl has no module model.m_ann_hyper_param"),
    25639: (.module, "nnrepl has no module model.m_mysql"),
    25761: (
      .misprint, "it does not read as a program: SyntaxError: this `(` is never closed (line 25779)"
    ),
    25796: (.package, "nnrepl has no module cherrypy"),
    25856: (.package, "nnrepl has no module cherrypy"),
    26245: (.package, "nnrepl has no module cherrypy"),
    26388: (.module, "nnrepl has no module model.m_mysql"),
    26411: (.package, "it needs close_db_connection, which a skipped cell makes"),
    26458: (.package, "nnrepl has no module cherrypy"),
    26506: (.module, "nnrepl has no module model.m_ann_hyper_param"),
    26967: (.package, "it is a method of Ajax_Controller, which a skipped cell makes"),
    27017: (.module, "nnrepl has no module model.m_ann_hyper_param"),
    27095: (.module, "nnrepl has no module model.m_mysql"),
    27248: (.package, "it is a method of Ajax_Controller, which a skipped cell makes"),
    27294: (.package, "nnrepl has no module hashlib"),
    27373: (.package, "it needs get_samples, which a skipped cell makes"),
    27528: (
      .package,
      "threading is not in nnrepl: a program in nnrepl is one thread; training uses all processors"
    ),
    27567: (
      .package,
      "threading is not in nnrepl: a program in nnrepl is one thread; training uses all processors"
    ),
    27626: (
      .package,
      "threading is not in nnrepl: a program in nnrepl is one thread; training uses all processors"
    ),
    27668: (.module, "nnrepl has no module common.wky_auth"),
  ]
}

import Interpreter
import Language

/// `cs231n.coco_utils` in the chapters' own language, but for the loading.
///
/// The data are a dict with `train_captions` [n, T], `train_features`, `train_image_idxs` and
/// `train_urls`, and the same for `val`.
let captionDataSource = """
  import numpy as np

  def sample_coco_minibatch(data, batch_size=100, split='train'):
      '''Captions, features and addresses of some pictures chosen at random.'''
      chosen = np.random.choice(data[split + '_captions'].shape[0], batch_size)
      pictures = data[split + '_image_idxs'][chosen]
      return (data[split + '_captions'][chosen], data[split + '_features'][pictures],
              [data[split + '_urls'][i] for i in pictures])

  def decode_captions(captions, idx_to_word):
      '''Captions as sentences; one caption gives one sentence.'''
      rows = captions if captions.ndim == 2 else captions[None]
      sentences = []
      for row in rows:
          words = []
          for index in row:
              word = idx_to_word[index]
              if word != '<NULL>':
                  words.append(word)
              if word == '<END>':
                  break
          sentences.append(' '.join(words))
      return sentences if captions.ndim == 2 else sentences[0]
  """

/// What of the captioning modules leads out of the session.
enum CaptionData {
  /// `load_coco_data`: the pictures of Microsoft COCO as features, which nnrepl cannot read.
  static func loading() -> NativeFunction {
    NativeFunction(
      "load_coco_data", "*args, **options",
      help: "Captions and features of Microsoft COCO, as cs231n's course gave them out in HDF5\n"
        + "files. nnrepl does not read these: a dict of arrays takes their place.\n\n"
        + "    from cs231n.coco_utils import decode_captions"
    ) { _ in
      throw Diagnostic(
        "DataNotFoundError",
        "the COCO captions of cs231n are in HDF5 files, which nnrepl does not read",
        hint: "a dict with train_captions, train_features, train_image_idxs, train_urls and so on")
    }
  }

  /// `image_from_url`: there is no network.
  static func picture() -> NativeFunction {
    NativeFunction(
      "image_from_url", "url",
      help: "The picture at an address: a program in nnrepl has no network.\n\n"
        + "    from cs231n.image_utils import image_from_url"
    ) { _ in
      throw Diagnostic("PermissionError", "a program in nnrepl has no network")
    }
  }
}

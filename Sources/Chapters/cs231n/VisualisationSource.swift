/// `nn.vis_utils`, in the chapters' own language: many images as one.
let visualisationSource = """
  import numpy as np

  def visualize_grid(Xs, ubound=255.0, padding=1):
      '''Images side by side in a square, each scaled to 0 ... ubound.

      Xs: images of shape (count, height, width, channels).
      '''
      count, height, width, channels = Xs.shape
      side = int(np.ceil(np.sqrt(count)))
      grid = np.zeros((side * (height + padding) - padding,
                       side * (width + padding) - padding, channels))
      for i in range(count):
          top = (i // side) * (height + padding)
          left = (i % side) * (width + padding)
          image = Xs[i]
          low, high = np.min(image), np.max(image)
          span = (high - low) if high > low else 1.0
          grid[top:top + height, left:left + width] = ubound * (image - low) / span
      return grid
  """

#include "CMNISTSample.h"

// #embed is C23; Swift's own clang has it in every mode and warns. A Swift array of this size would
// take the compiler minutes.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char images[] = {
#embed "../../Assets/mnist-sample/images-idx3-ubyte.gz"
};
static const unsigned char labels[] = {
#embed "../../Assets/mnist-sample/labels-idx1-ubyte.gz"
};

const unsigned char *const mnist_sample_images = images;
const size_t mnist_sample_images_size = sizeof images;
const unsigned char *const mnist_sample_labels = labels;
const size_t mnist_sample_labels_size = sizeof labels;

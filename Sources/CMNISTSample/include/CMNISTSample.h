#pragma once

#include <stddef.h>

// The files of Assets/mnist-sample as the linker put them into the program: reading them takes no
// file and no time until they are used.

extern const unsigned char *const mnist_sample_images;
extern const size_t mnist_sample_images_size;
extern const unsigned char *const mnist_sample_labels;
extern const size_t mnist_sample_labels_size;

"""Prints what torchvision's ImageFolder and Pillow make of a folder of a zip: the classes, and of each image, in order,
the path, the label and the pixels, channel by channel."""

import json
import os
import sys
import zipfile

import numpy
from torchvision.datasets import ImageFolder

archive, work, folder = sys.argv[1:]
with zipfile.ZipFile(archive) as entries:
    entries.extractall(work)
images = ImageFolder(os.path.join(work, folder))
print(json.dumps({
    "classes": images.classes,
    "examples": [{
        "key": os.path.relpath(path, work),
        "label": label,
        "pixels": numpy.asarray(images[index][0]).transpose(2, 0, 1).tobytes().hex(),
    } for index, (path, label) in enumerate(images.samples)],
}))

"""Makes the images beside this file: of each, NAME.expected.png is what Pillow's convert("RGB") gives.

Debian's python3-pil and python3-numpy, and libjpeg-turbo-progs for jpegtran; run in this folder.
"""
import io
import struct
import subprocess

import numpy
from PIL import Image

rng = numpy.random.default_rng(1)
colour = Image.fromarray(rng.integers(0, 256, (4, 5, 3), dtype=numpy.uint8)).resize((23, 17), Image.BICUBIC)
grey = colour.convert("L")
palette = colour.convert("P", palette=Image.ADAPTIVE, colors=20)
transparent = colour.convert("RGBA")
transparent.putalpha(Image.fromarray(rng.integers(0, 256, (17, 23), dtype=numpy.uint8)))


def save(image, name, **options):
    image.save(name, **options)


def transform(source, name, *options):
    with open(name, "wb") as file:
        file.write(subprocess.run(["jpegtran", *options, source], check=True, stdout=subprocess.PIPE).stdout)


def edit(source, name, change):
    with open(source, "rb") as before, open(name, "wb") as after:
        after.write(change(before.read()))


def thumbnail():
    small = io.BytesIO()
    colour.resize((8, 8)).save(small, "JPEG")
    segment = b"Exif\0\0" + small.getvalue()
    return b"\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment


turned = Image.Exif()
turned[0x0112] = 6
save(colour, "subsampled.jpg", quality=92)
save(colour, "full.jpg", quality=92, subsampling=0)
save(colour, "progressive.jpg", quality=92, progressive=True)
save(grey, "grey.jpg")
save(colour, "turned.jpg", exif=turned.tobytes())
save(colour.convert("CMYK"), "cmyk.jpg", quality=95)
transform("subsampled.jpg", "restarts.jpg", "-restart", "1")
# the transform of Adobe's segment: 2 is YCCK
edit("cmyk.jpg", "ycck.jpg", lambda b: b.replace(b"Adobe\0d\0\0\0\0\0", b"Adobe\0d\0\0\0\0\2"))
edit("full.jpg", "without-jfif.jpg", lambda b: b[:2] + b[20:])
edit("full.jpg", "thumbnail.jpg", lambda b: b[:2] + thumbnail() + b[2:])
edit("full.jpg", "trailing-bytes.jpg", lambda b: b + b"\0\xff\xd8 more")
edit("full.jpg", "stray-bytes.jpg", lambda b: b[:-2] + b"\x12\x34" + b[-2:])
save(colour, "rgb.png")
save(grey, "grey.png")
save(colour.convert("1"), "one-bit.png")
save(grey.convert("LA"), "grey-alpha.png")
save(transparent, "alpha.png")
save(palette, "palette.png", transparency=3)
save(colour.convert("P", palette=Image.ADAPTIVE, colors=13), "palette-four-bit.png", bits=4)
save(colour, "transparent-colour.png", transparency=(1, 2, 3))
save(palette, "palette.gif", transparency=3)
save(colour.convert("P"), "animated.gif", save_all=True, append_images=[grey.convert("P")])
save(colour, "rgb.bmp")
save(colour.convert("1"), "one-bit.bmp")
save(palette, "palette.bmp")
for name in ("subsampled.jpg full.jpg progressive.jpg grey.jpg turned.jpg cmyk.jpg restarts.jpg ycck.jpg without-jfif.jpg"
             " thumbnail.jpg trailing-bytes.jpg stray-bytes.jpg rgb.png grey.png one-bit.png grey-alpha.png alpha.png"
             " palette.png palette-four-bit.png transparent-colour.png palette.gif animated.gif rgb.bmp one-bit.bmp"
             " palette.bmp").split():
    Image.open(name).convert("RGB").save(name + ".expected.png")
for height, width in ((9, 31), (40, 7), (34, 46)):
    Image.open("rgb.png").resize((width, height), Image.BILINEAR).save("rgb.png.%dx%d.expected.png" % (height, width))
for name in ("x.webp", "x.tiff", "x.ppm"):
    save(colour, name)

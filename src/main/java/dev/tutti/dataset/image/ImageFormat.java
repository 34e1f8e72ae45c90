package dev.tutti.dataset.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an image file is, told from its first bytes. */
enum ImageFormat {

	PNG("PNG", true, "\211PNG\r\n\32\n"), JPEG("JPEG", true, "\377\330\377"), GIF("GIF", true, "GIF87a", "GIF89a"),
	BMP("BMP", true, "BM????\0\0\0\0"), WEBP("WebP", false, "RIFF????WEBP"),
	TIFF("TIFF", false, "II*\0", "MM\0*", "II+\0", "MM\0+"), AVIF("AVIF", false, "????ftypavif", "????ftypavis"),
	HEIC("HEIC", false, "????ftyphei", "????ftyphev", "????ftypmif1", "????ftypmsf1"),
	JPEG_2000("JPEG 2000", false, "\0\0\0\14jP  ", "\377\117\377\121"),
	JPEG_XL("JPEG XL", false, "\377\n", "\0\0\0\14JXL "), PSD("a Photoshop document", false, "8BPS"),
	ICO("an icon file", false, "\0\0\1\0", "\0\0\2\0"), OPENEXR("OpenEXR", false, "v/1\1"),
	RADIANCE("Radiance HDR", false, "#?RADIANCE"), DDS("DDS", false, "DDS "),
	NETPBM("PGM or PPM", false, "P1\n", "P2\n", "P3\n", "P4\n", "P5\n", "P6\n", "P7\n", "P5 ", "P6 "),
	SVG("SVG", false, "<svg"), LFS("a pointer of Git LFS, not the image itself", false, "version https://git-lfs"),
	XML("an XML or HTML document", false, "<?xml", "<!DOCTYPE", "<!doctype", "<html", "<HTML");

	/** Endings of files that are meant as images, read or not. */
	private static final Set<String> ENDINGS = Set.of("png", "apng", "jpg", "jpeg", "jpe", "jfif", "gif", "bmp", "dib",
			"webp", "tif", "tiff", "avif", "heic", "heif", "jp2", "j2k", "jxl", "psd", "ico", "exr", "hdr", "dds",
			"pbm", "pgm", "ppm", "pnm", "tga", "svg");

	private final String title;

	private final boolean read;

	private final String[] starts;

	ImageFormat(String title, boolean read, String... starts) {
		this.title = title;
		this.read = read;
		this.starts = starts;
	}

	/** The format in a sentence. */
	String title() {
		return this.title;
	}

	boolean isRead() {
		return this.read;
	}

	/** Whether it is text that only stands where an image should. */
	private boolean isText() {
		return this == LFS || this == XML || this == SVG;
	}

	/** Whether a file is meant as an image, by its name or else its first bytes. */
	static boolean isImage(String name, byte[] start) {
		return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))
				|| find(start).filter((format) -> !format.isText()).isPresent();
	}

	static Optional<ImageFormat> find(byte[] file) {
		String start = new String(file, 0, Math.min(file.length, 32), StandardCharsets.ISO_8859_1);
		return Arrays.stream(values())
			.filter((format) -> Arrays.stream(format.starts).anyMatch((each) -> matches(start, each)))
			.findFirst();
	}

	/** A question mark stands for any byte. */
	private static boolean matches(String start, String pattern) {
		for (int i = 0; i < pattern.length(); i++) {
			if (i >= start.length() || (pattern.charAt(i) != '?' && pattern.charAt(i) != start.charAt(i))) {
				return false;
			}
		}
		return true;
	}

}

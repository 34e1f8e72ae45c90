package dev.tutti.training.torch.memory;

import dev.tutti.dataset.Examples;
import dev.tutti.dataset.Shape;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The examples of a split on the device.
 *
 * @param features {@code examples x features}; images with channels last
 * @param labels the ground-truth label of each example
 */
public record DeviceExamples(Tensor features, Tensor labels) {

	/** The number of examples that are copied at a time. */
	private static final int CHUNK = 1000;

	/** Examples of zeros, for measurements. */
	public static DeviceExamples blank(int size, int features, Backend backend) {
		return new DeviceExamples(backend.zeros(size, features), backend.zerosOf(ScalarType.Long, size));
	}

	/**
	 * Copies examples to the device. They stay until {@link #close()}, whatever scope
	 * this is called in.
	 */
	public static DeviceExamples of(Examples examples, boolean channelsLast, Backend backend) {
		try (PointerScope scope = new PointerScope()) {
			return load(examples, channelsLast, backend);
		}
	}

	private static DeviceExamples load(Examples examples, boolean channelsLast, Backend backend) {
		Shape shape = examples.shape();
		int size = shape.size();
		Tensor features = backend.zeros(examples.size(), size);
		float[] chunk = new float[CHUNK * size];
		for (int start = 0; start < examples.size(); start += CHUNK) {
			int length = Math.min(CHUNK, examples.size() - start);
			for (int i = 0; i < length; i++) {
				examples.read(start + i, chunk, i * size);
			}
			Tensor read = backend.of(chunk, CHUNK, size).narrow(0, 0, length);
			if (channelsLast) {
				read = read.view(length, shape.channels(), (long) shape.height() * shape.width())
					.transpose(1, 2)
					.reshape(length, size);
			}
			features.narrow(0, start, length).copy_(read);
		}
		Tensor labels = backend.of(examples.labels(), ScalarType.Long, examples.size());
		return new DeviceExamples(features.retainReference(), labels.retainReference());
	}

	public void close() {
		this.features.releaseReference();
		this.labels.releaseReference();
	}

	public int size() {
		return (int) this.labels.numel();
	}

}

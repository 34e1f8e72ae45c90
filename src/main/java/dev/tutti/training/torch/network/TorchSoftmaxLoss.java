package dev.tutti.training.torch.network;

import dev.tutti.training.torch.memory.Buffer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The gradient of each member's mean softmax cross-entropy by its logits. Logits are
 * stored class by class, so that the softmax processes adjacent examples at a time.
 */
final class TorchSoftmaxLoss {

	private final Tensor logits;

	private final Tensor gradient;

	private final Buffer transposed;

	private final Tensor labels;

	private final Tensor minusOnes;

	private final Scalar scale;

	/**
	 * @param logits {@code members x classes x examples}
	 * @param gradient of the same shape
	 * @param labels {@code members x 1 x examples}
	 */
	TorchSoftmaxLoss(Tensor logits, Buffer gradient, Tensor labels) {
		this.logits = logits;
		this.gradient = gradient.values();
		this.transposed = new Buffer(gradient.values().transpose(1, 2), gradient.padded());
		this.labels = labels;
		this.minusOnes = torch.ones(labels.shape(), logits.options()).neg();
		this.scale = new Scalar(1.0 / labels.size(2));
	}

	/** The gradient by the logits, {@code members x examples x classes}. */
	Buffer gradient() {
		return this.transposed;
	}

	/** Computes the gradient. */
	void backward() {
		torch.softmax_out(this.gradient, this.logits, 1);
		this.gradient.scatter_add_(1, this.labels, this.minusOnes);
		this.gradient.mul_(this.scale);
	}

}

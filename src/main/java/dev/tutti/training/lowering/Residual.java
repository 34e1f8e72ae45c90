package dev.tutti.training.lowering;

import java.util.List;
import java.util.stream.Stream;

import dev.tutti.architecture.layer.LayerShape;
import org.jspecify.annotations.Nullable;

/**
 * A residual block: the output of its operations plus its input, which is projected where
 * the number of channels differs.
 *
 * @param operations of the block; none where its layers do nothing
 * @param projection the 1 x 1 convolution of the input; {@code null} where the input is
 * added as it is
 */
public record Residual(LayerShape inputShape, LayerShape outputShape, List<Operation> operations,
		@Nullable Convolution projection) implements Operation {

	@Override
	public Stream<Operation> flatten() {
		Stream<Operation> inner = this.operations.stream().flatMap(Operation::flatten);
		return Stream.of(Stream.of(this), inner, Stream.ofNullable(this.projection)).flatMap((some) -> some);
	}

	@Override
	public <I, R> R accept(OperationVisitor<I, R> visitor, I input) {
		return visitor.residual(this, input);
	}

}

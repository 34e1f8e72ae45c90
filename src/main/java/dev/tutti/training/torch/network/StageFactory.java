package dev.tutti.training.torch.network;

import java.util.ArrayList;
import java.util.List;

import dev.tutti.training.lowering.Activate;
import dev.tutti.training.lowering.AveragePool;
import dev.tutti.training.lowering.BatchNorm;
import dev.tutti.training.lowering.Convolution;
import dev.tutti.training.lowering.Dense;
import dev.tutti.training.lowering.Dropout;
import dev.tutti.training.lowering.MaxPool;
import dev.tutti.training.lowering.Operation;
import dev.tutti.training.lowering.OperationVisitor;
import dev.tutti.training.lowering.Residual;
import dev.tutti.training.torch.convolution.ConvolutionMethod;
import dev.tutti.training.torch.memory.Buffer;
import dev.tutti.training.torch.stage.ActivationStage;
import dev.tutti.training.torch.stage.AveragePoolStage;
import dev.tutti.training.torch.stage.BatchNormStage;
import dev.tutti.training.torch.stage.DenseStage;
import dev.tutti.training.torch.stage.DropoutStage;
import dev.tutti.training.torch.stage.MaxPoolStage;
import dev.tutti.training.torch.stage.Stage;
import dev.tutti.training.torch.stage.StageContext;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** Builds the stages of a pass. */
final class StageFactory implements OperationVisitor<StageFactory.Input, Stage> {

	private final StageContext context;

	private final List<DropoutStage> dropouts = new ArrayList<>();

	StageFactory(StageContext context) {
		this.context = context;
	}

	/** The dropout stages that were built, in the order of the layers. */
	List<DropoutStage> dropouts() {
		return this.dropouts;
	}

	/** Builds the stages of operations; an evaluation has none for dropout. */
	StageChain chain(List<Operation> operations, Input input) {
		List<Stage> stages = new ArrayList<>();
		Tensor current = input.values;
		for (int i = 0; i < operations.size(); i++) {
			Operation operation = operations.get(i);
			if (this.context.training() || !(operation instanceof Dropout)) {
				Stage stage = operation.accept(this, new Input(current, input.first && i == 0));
				stages.add(stage);
				current = stage.output().values();
			}
		}
		return new StageChain(stages, current);
	}

	@Override
	public DenseStage dense(Dense operation, Input input) {
		return new DenseStage(operation, this.context, input.values, output(operation, input), inputGradient(input));
	}

	@Override
	public Stage convolution(Convolution operation, Input input) {
		return ConvolutionMethod.stage(operation, this.context, input.values, input.first);
	}

	@Override
	public Stage maxPool(MaxPool operation, Input input) {
		return new MaxPoolStage(operation, this.context, input.values, output(operation, input), inputGradient(input));
	}

	@Override
	public Stage averagePool(AveragePool operation, Input input) {
		return new AveragePoolStage(operation, input.values, output(operation, input), inputGradient(input));
	}

	@Override
	public Stage batchNorm(BatchNorm operation, Input input) {
		return new BatchNormStage(operation, this.context, input.values, output(operation, input), input.first);
	}

	@Override
	public Stage activate(Activate operation, Input input) {
		return new ActivationStage(operation.activation(), input.values, output(operation, input));
	}

	@Override
	public Stage dropout(Dropout operation, Input input) {
		DropoutStage stage = new DropoutStage(operation.rate(), input.values, output(operation, input),
				output(operation, input));
		this.dropouts.add(stage);
		return stage;
	}

	@Override
	public Stage residual(Residual operation, Input input) {
		Convolution projection = operation.projection();
		StageChain chain = chain(operation.operations(), input);
		StageChain skip = chain((projection != null) ? List.of(projection) : List.of(), input);
		return new ResidualStage(chain, skip, output(operation, input));
	}

	private Buffer output(Operation operation, Input input) {
		return this.context.output(input.values, operation.outputShape().size());
	}

	private @Nullable Buffer inputGradient(Input input) {
		return this.context.inputGradient(input.values, input.first);
	}

	/**
	 * The input of a stage.
	 *
	 * @param values {@code members x examples x values}
	 * @param first whether no earlier stage needs the gradient by it
	 */
	record Input(Tensor values, boolean first) {

	}

}

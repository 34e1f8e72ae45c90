package dev.tutti.ensemble;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.tutti.dataset.Dataset;
import dev.tutti.dataset.Datasets;
import dev.tutti.dataset.Shape;
import dev.tutti.training.TrainingEngine;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

class TrainableValidator implements ConstraintValidator<Trainable, EnsembleRequest> {

	private final Datasets datasets;

	private final List<TrainingEngine> engines;

	TrainableValidator(Datasets datasets, List<TrainingEngine> engines) {
		this.datasets = datasets;
		this.engines = engines;
	}

	@Override
	@SuppressWarnings("NullAway") // other constraints name what is absent
	public boolean isValid(EnsembleRequest request, ConstraintValidatorContext context) {
		context.disableDefaultConstraintViolation();
		boolean valid = true;
		Optional<Dataset> dataset = (request.dataset() != null) ? this.datasets.find(request.dataset())
				: Optional.empty();
		if (request.dataset() != null && dataset.isEmpty()) {
			valid = refuse(context, "dataset", "There is no dataset '" + request.dataset() + "'. There are "
					+ this.datasets.list().stream().map(Dataset::name).collect(Collectors.joining(", ")) + ".");
		}
		if (this.engines.stream().noneMatch((engine) -> engine.name().equals(request.engine()))) {
			valid = refuse(context, "engine", "There is no engine '" + request.engine() + "'. There are "
					+ this.engines.stream().map(TrainingEngine::name).collect(Collectors.joining(", ")) + ".");
		}
		if (dataset.isPresent() && !dataset.get().hasFeatures()) {
			valid = refuse(context, "dataset",
					"'" + request.dataset() + "' holds labels alone, so nothing can be trained on it.");
		}
		else if (dataset.isPresent() && request.architecture() != null) {
			Shape shape = dataset.get().shape();
			String misfit = request.architecture().misfit(shape.height(), shape.width());
			if (misfit != null) {
				valid = refuse(context, "architecture", misfit);
			}
		}
		return valid;
	}

	private boolean refuse(ConstraintValidatorContext context, String field, String detail) {
		// the text is not a template: what the caller sent stays as it is
		String literal = detail.replace("\\", "\\\\").replace("{", "\\{").replace("$", "\\$");
		context.buildConstraintViolationWithTemplate(literal).addPropertyNode(field).addConstraintViolation();
		return false;
	}

}

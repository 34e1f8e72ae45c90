package dev.tutti.ensemble.web;

import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.tutti.ensemble.EnsembleSpec;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EnsembleRequestTest {

	@Test
	void documentsTheRangesThatTheSpecIsCheckedFor() {
		assertThat(ranges(EnsembleRequest.class)).isEqualTo(ranges(EnsembleSpec.class)).hasSize(10);
		assertThat(ranges(EnsembleRequest.At.class)).isEqualTo(ranges(EnsembleSpec.At.class));
	}

	private static Map<String, List<Annotation>> ranges(Class<?> type) {
		Set<Class<? extends Annotation>> kinds = Set.of(Min.class, Max.class, Size.class, DecimalMin.class);
		return Arrays.stream(type.getRecordComponents())
			.collect(Collectors.toMap(RecordComponent::getName,
					(component) -> Arrays.stream(component.getAccessor().getAnnotations())
						.filter((annotation) -> kinds.contains(annotation.annotationType()))
						.toList()));
	}

}

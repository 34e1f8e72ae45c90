package dev.tutti.dataset.web;

import dev.tutti.dataset.Split;
import dev.tutti.dataset.UnknownSplitException;
import org.springdoc.core.utils.SpringDocUtils;

import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads splits in paths and queries: names such as {@code test}. */
@Component
class SplitConverter implements Converter<String, Split> {

	SplitConverter() {
		// in OpenAPI one parameter, not one of each component
		SpringDocUtils.getConfig().addSimpleTypesForParameterObject(Split.class);
	}

	@Override
	public Split convert(String label) {
		if (!Split.isName(label)) {
			throw new UnknownSplitException(
					"There is no split '%s': names are of lower-case letters, digits, _ and -. Datasets and ensembles list theirs as `splits`."
						.formatted(label));
		}
		return new Split(label);
	}

}

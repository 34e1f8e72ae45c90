package dev.tutti.dataset.web;

import java.util.Arrays;

import dev.tutti.dataset.Split;
import dev.tutti.dataset.UnknownSplitException;

import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads splits in paths and queries: {@code train} or {@code test}. */
@Component
class SplitConverter implements Converter<String, Split> {

	@Override
	public Split convert(String label) {
		return Arrays.stream(Split.values())
			.filter((split) -> split.label().equals(label))
			.findFirst()
			.orElseThrow(() -> new UnknownSplitException("Unknown split '" + label + "'. Splits are train and test."));
	}

}

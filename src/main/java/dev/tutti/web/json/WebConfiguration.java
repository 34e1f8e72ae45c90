package dev.tutti.web.json;

import dev.tutti.web.BodyCheck;
import jakarta.validation.Validator;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

	private final JsonMapper mapper;

	private final Validator validator;

	private final ObjectProvider<BodyCheck<?>> checks;

	WebConfiguration(JsonMapper mapper, Validator validator, ObjectProvider<BodyCheck<?>> checks) {
		this.mapper = mapper;
		this.validator = validator;
		this.checks = checks;
	}

	@Override
	public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
		builder.withJsonConverter(new JsonRequestConverter(this.mapper, this.validator, this.checks::stream))
			.addCustomConverter(new RowsConverter(this.mapper));
	}

	/** Enum parameters use the same spelling as in JSON. */
	@Override
	public void addFormatters(FormatterRegistry registry) {
		ApplicationConversionService.addApplicationConverters(registry);
	}

}

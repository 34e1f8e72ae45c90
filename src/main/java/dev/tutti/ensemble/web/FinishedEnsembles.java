package dev.tutti.ensemble.web;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.tutti.ensemble.Ensembles;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Responses about an ended ensemble never change: they have an ETag, and a matching
 * request gets 304 (RFC 9110) before anything is computed.
 */
@Configuration(proxyBeanMethods = false)
class FinishedEnsembles implements WebMvcConfigurer, HandlerInterceptor {

	private final Ensembles ensembles;

	/** Another version may compute different results. */
	private final String version;

	FinishedEnsembles(Ensembles ensembles, ObjectProvider<BuildProperties> build) {
		this.ensembles = ensembles;
		this.version = Optional.ofNullable(build.getIfAvailable()).map(BuildProperties::getVersion).orElse("");
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this).addPathPatterns(EnsembleController.PATH + "/{id}/**");
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (!HttpMethod.GET.matches(request.getMethod())) {
			return true;
		}
		Long id = findId(request);
		Instant finishedAt = (id != null) ? this.ensembles.findFinishedAt(id).orElse(null) : null;
		if (finishedAt == null) {
			return true;
		}
		response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
		int asked = Objects.hash(request.getRequestURI(), request.getQueryString(),
				request.getHeader(HttpHeaders.ACCEPT), this.version);
		String tag = "%d-%x-%08x".formatted(id, finishedAt.toEpochMilli(), asked);
		return !new ServletWebRequest(request, response).checkNotModified(tag);
	}

	private static @Nullable Long findId(HttpServletRequest request) {
		Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		Object id = (variables instanceof Map<?, ?> map) ? map.get("id") : null;
		return (id instanceof String text && text.matches("\\d{1,18}")) ? Long.valueOf(text) : null;
	}

}

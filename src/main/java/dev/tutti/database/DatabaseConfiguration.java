package dev.tutti.database;

import javax.sql.DataSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finds out once which database the service runs on. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

	@Bean
	Dialect dialect(DataSource dataSource) {
		return Dialect.of(dataSource);
	}

}

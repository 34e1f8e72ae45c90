package dev.tutti;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.GivenMethodsConjunction;
import dev.tutti.web.Page;
import jakarta.persistence.Entity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.web.bind.annotation.RestController;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** What the house's plan says and the compiler does not check. */
class ArchitectureTest {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.tutti");

	@Test
	void modulesDependOnlyOnDeclaredModules() {
		ApplicationModules.of(TuttiApplication.class).verify();
	}

	@ParameterizedTest
	@MethodSource
	void satisfiesRule(ArchRule rule) {
		rule.check(CLASSES);
	}

	static Stream<ArchRule> satisfiesRule() {
		return Stream.of(
				// what a module keeps to itself
				classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate(),
				classes().that().areAssignableTo(Repository.class).should().bePackagePrivate(),
				classes().that().areAnnotatedWith(RestController.class).should().bePackagePrivate(),
				classes().that().areAnnotatedWith(RestController.class).should().resideInAPackage("..web"),

				// what is what by its name
				classes().that().areAnnotatedWith(Entity.class).should().haveSimpleNameEndingWith("Entity"),
				classes().that()
					.areAssignableTo(Repository.class)
					.and()
					.resideInAPackage("dev.tutti..")
					.should()
					.haveSimpleNameEndingWith("Repository"),
				classes().that().areAnnotatedWith(RestController.class).should().haveSimpleNameEndingWith("Controller"),
				classes().that().areAssignableTo(Throwable.class).should().haveSimpleNameEndingWith("Exception"),
				classes().that()
					.areAnnotatedWith(ConfigurationProperties.class)
					.should()
					.haveSimpleNameEndingWith("Properties"),
				noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)"),
				methodsNamed("find").should(returnOptionalOrNullable()),
				methodsNamed("get").should(returnNonNullValue()), methodsNamed("list").should(returnCollection()),

				// data flows one way, within a module too
				slices().matching("dev.tutti.(*).(*)..").should().beFreeOfCycles(),
				slices().matching("dev.tutti.training.(*).(*)..").should().beFreeOfCycles(),

				// where each library stays
				classes().that()
					.resideInAPackage("dev.tutti.agreement..")
					.should()
					.onlyDependOnClassesThat()
					.resideInAnyPackage("dev.tutti.agreement..", "java..", "org.jspecify.annotations",
							"org.springframework.modulith"),
				onlyIn("dev.tutti.training.dl4j..", "org.deeplearning4j..", "org.nd4j.."),
				onlyIn("dev.tutti.training..", "org.bytedeco.."),
				onlyIn("dev.tutti.execution..", "com.github.kagkarlsson.."),
				noClasses().that()
					.resideOutsideOfPackages("dev.tutti.analysis.export..", "dev.tutti.dataset.format.parquet..")
					.should()
					.dependOnClassesThat()
					.resideInAnyPackage("org.apache.parquet..", "shaded.parquet.."),
				noClasses().that()
					.resideOutsideOfPackages("dev.tutti.history..", "dev.tutti.analysis..",
							"dev.tutti.dataset.format.parquet..")
					.should()
					.dependOnClassesThat()
					.resideInAPackage("com.github.luben.zstd.."),
				onlyIn("dev.tutti.ensemble..", "jakarta.persistence..", "org.hibernate..",
						"org.springframework.data.."),
				noClasses().that()
					.resideInAnyPackage("dev.tutti.training..", "dev.tutti.history..")
					.should()
					.dependOnClassesThat()
					.resideInAnyPackage("org.springframework.web.bind..", "jakarta.servlet.."),
				noClasses().should()
					.dependOnClassesThat()
					.resideInAnyPackage("com.fasterxml.jackson.databind..", "com.google.common..", "lombok..",
							"org.apache.commons.lang.."),

				// what nobody does
				NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS, NO_CLASSES_SHOULD_USE_FIELD_INJECTION,
				noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging.."),
				noClasses().should()
					.callMethod(Instant.class, "now")
					.orShould()
					.callMethod(LocalDate.class, "now")
					.orShould()
					.callMethod(LocalDateTime.class, "now")
					.orShould()
					.callMethod(System.class, "currentTimeMillis")
					.because("the clock is a bean"));
	}

	/** A package's part of the plan that no other package takes. */
	private static ArchRule onlyIn(String owner, String... libraries) {
		return noClasses().that()
			.resideOutsideOfPackage(owner)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(libraries);
	}

	private static GivenMethodsConjunction methodsNamed(String verb) {
		return methods().that().haveNameMatching(verb + "([A-Z].*)?");
	}

	private static ArchCondition<JavaMethod> returnOptionalOrNullable() {
		return condition("return an Optional, or be @Nullable", ArchitectureTest::isOptionalOrNullable);
	}

	private static ArchCondition<JavaMethod> returnNonNullValue() {
		return condition("return what is surely there", (method) -> !isOptionalOrNullable(method));
	}

	private static ArchCondition<JavaMethod> returnCollection() {
		return condition("return many", (method) -> {
			Class<?> type = method.reflect().getReturnType();
			return Collection.class.isAssignableFrom(type) || type.isArray() || type == Page.class;
		});
	}

	private static boolean isOptionalOrNullable(JavaMethod method) {
		return method.reflect().getReturnType() == Optional.class
				|| method.reflect().getReturnType() == OptionalInt.class
				|| method.reflect().getAnnotatedReturnType().isAnnotationPresent(Nullable.class);
	}

	private static ArchCondition<JavaMethod> condition(String description, Predicate<JavaMethod> satisfiesRule) {
		return new ArchCondition<>(description) {
			@Override
			public void check(JavaMethod method, ConditionEvents events) {
				events.add(new SimpleConditionEvent(method, satisfiesRule.test(method), method.getDescription()));
			}
		};
	}

}

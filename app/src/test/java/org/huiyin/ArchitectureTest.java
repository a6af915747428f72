package org.huiyin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

@AnalyzeClasses(packages = "org.huiyin", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest // an allow-list: a deny-list passes when its package name is misspelt
    static final ArchRule the_rules_of_appeals_figures_and_the_spine_are_plain_java = classes()
            .that().resideInAnyPackage("org.huiyin.appeals.domain..", "org.huiyin.matters.domain..", "org.huiyin.figures.domain..")
            .should().onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "com.fasterxml.jackson.annotation..", "org.springframework.modulith..",
                    "org.huiyin.kernel", "org.huiyin.clocks", "org.huiyin.people", "org.huiyin.matters", "org.huiyin.matters.domain",
                    "org.huiyin.figures", "org.huiyin.figures.domain", "org.huiyin.insight", "org.huiyin.appeals.domain");

    @ArchTest
    static final ArchRule time_comes_from_the_clock_bean = noClasses()
            .should().callMethod(LocalDate.class, "now").orShould().callMethod(Instant.class, "now")
            .orShould().callMethod(LocalDateTime.class, "now").orShould().callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule sql_stays_in_the_store = noClasses()
            .that().resideOutsideOfPackages("..store..", "..storage..", "..vault..")
            .should().dependOnClassesThat().resideInAPackage("org.springframework.jdbc..");

    @Test
    void modules_use_only_what_they_declare() {
        // the library of the log is a jar of its own, whose root package stands beside our modules
        ApplicationModules.of(HuiyinApplication.class, JavaClass.Predicates.resideInAPackage("org.huiyin.tlog..")).verify();
    }
}

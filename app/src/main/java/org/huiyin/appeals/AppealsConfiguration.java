package org.huiyin.appeals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.huiyin.appeals.domain.AppealCounts;
import org.huiyin.appeals.domain.AppealLifecycle;
import org.huiyin.appeals.domain.AppealPublication;
import org.huiyin.appeals.domain.AppealType;
import org.huiyin.appeals.domain.Categories;
import org.huiyin.appeals.domain.Category;
import org.huiyin.kernel.Wording;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings the kind "appeal" to the spine and reads {@code rules/categories.csv}. */
@Configuration(proxyBeanMethods = false)
class AppealsConfiguration {
    @Bean
    AppealLifecycle appealLifecycle() {
        return new AppealLifecycle();
    }

    @Bean
    AppealCounts appealCounts(Categories categories) {
        return new AppealCounts(categories);
    }

    @Bean
    AppealPublication appealPublication(Categories categories) {
        return new AppealPublication(categories);
    }

    @Bean
    Categories categories(@Value("${huiyin.rules}") Path rules) {
        var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
        var all = new ArrayList<Category>();
        try (var rows = CSVParser.parse(Files.newBufferedReader(rules.resolve("categories.csv")), format)) {
            for (var row : rows) {
                var parent = row.get("parent");
                var type = row.get("type");
                all.add(new Category(row.get("code"), parent.isBlank() ? null : parent, new Wording(row.get("name_zh"), row.get("name_en")),
                        row.get("default_office"), type.isBlank() ? AppealType.COMPLAINT : AppealType.of(type),
                        Boolean.parseBoolean(row.get("urgent")), Boolean.parseBoolean(row.get("private")),
                        several(row.get("synonyms")), several(row.get("examples")), several(row.get("attributes"))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Categories(all);
    }

    private static List<String> several(String words) {
        return Arrays.stream(words.split(";")).filter(word -> !word.isBlank()).toList();
    }
}

package org.huiyin.open311;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.huiyin.appeals.domain.Categories;
import org.huiyin.kernel.Wording;
import org.huiyin.open311.domain.Attribute;
import org.huiyin.open311.domain.Attribute.Datatype;
import org.huiyin.open311.domain.Attribute.Value;
import org.huiyin.open311.domain.Attributes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads {@code rules/attributes.csv}; a category that names what is not there stops the start. */
@Configuration(proxyBeanMethods = false)
class Open311Configuration {
    @Bean
    Attributes attributes(@org.springframework.beans.factory.annotation.Value("${huiyin.rules}") Path rules, Categories categories) throws IOException {
        var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
        var all = new ArrayList<Attribute>();
        try (var rows = CSVParser.parse(Files.newBufferedReader(rules.resolve("attributes.csv")), format)) {
            rows.forEach(row -> all.add(attribute(row)));
        }
        var attributes = new Attributes(all);
        categories.all().forEach(attributes::of);
        return attributes;
    }

    private static Attribute attribute(CSVRecord row) {
        var values = Arrays.stream(row.get("values").split(";")).filter(one -> !one.isBlank()).map(one -> one.split("="))
                .map(one -> new Value(one[0], new Wording(one[1], one[2]))).toList();
        return new Attribute(row.get("code"), Datatype.valueOf(row.get("datatype").toUpperCase(Locale.ROOT)), Boolean.parseBoolean(row.get("required")),
                new Wording(row.get("name_zh"), row.get("name_en")), new Wording(row.get("hint_zh"), row.get("hint_en")), values);
    }
}

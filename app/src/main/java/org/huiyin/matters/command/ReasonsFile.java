package org.huiyin.matters.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.huiyin.kernel.Wording;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads {@code rules/reasons.csv} and {@code rules/purposes.csv} once, at start. */
@Configuration(proxyBeanMethods = false)
class ReasonsFile {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();

    @Bean
    Reasons reasons(@Value("${huiyin.rules}") Path rules) {
        var all = new ArrayList<Reasons.Reason>();
        try (var rows = CSVParser.parse(Files.newBufferedReader(rules.resolve("reasons.csv")), FORMAT)) {
            for (var row : rows) {
                all.add(new Reasons.Reason(row.get("code"), row.get("use"), new Wording(row.get("zh"), row.get("en")),
                        yes(row.get("needs_basis")), yes(row.get("needs_competent"))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Reasons(all);
    }

    @Bean
    Purposes purposes(@Value("${huiyin.rules}") Path rules) {
        var all = new ArrayList<Purposes.Purpose>();
        try (var rows = CSVParser.parse(Files.newBufferedReader(rules.resolve("purposes.csv")), FORMAT)) {
            for (var row : rows) {
                all.add(new Purposes.Purpose(row.get("code"), new Wording(row.get("zh"), row.get("en"))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Purposes(all);
    }

    private static boolean yes(String word) {
        return word.equals("true") || word.equals("yes");
    }
}

package org.huiyin.triage;

import java.io.IOException;
import java.nio.file.Path;
import org.huiyin.appeals.domain.Categories;
import org.huiyin.triage.command.Suggesting;
import org.huiyin.triage.domain.Labels;
import org.huiyin.triage.domain.UrgentWords;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the rules say of categories, by which appeals are sorted on the first day. */
@Configuration(proxyBeanMethods = false)
class SuggestingConfiguration {
    @Bean
    Suggesting.Rules suggestingRules(@Value("${huiyin.rules}") Path rules, Categories categories) throws IOException {
        return new Suggesting.Rules(Labels.ofCategories(rules), categories, UrgentWords.read(rules));
    }
}

package org.huiyin.clocks;

import java.nio.file.Path;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Loads the rules once, at start; a mistake in them stops the start with file and line. */
@Configuration(proxyBeanMethods = false)
class ClocksConfiguration {
    @Bean
    StatutoryClocks statutoryClocks(@Value("${huiyin.rules}") Path rules, @Value("${huiyin.zone}") ZoneId zone) {
        return StatutoryClocks.load(rules, zone);
    }
}

package org.huiyin.triage;

import java.io.IOException;
import java.nio.file.Path;
import org.huiyin.triage.domain.ReplyCheck;
import org.huiyin.triage.domain.ReplyRules;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads {@code rules/reply-hints.csv}. */
@Configuration(proxyBeanMethods = false)
class RepliesConfiguration {
    @Bean
    ReplyCheck replyCheck(@Value("${huiyin.rules}") Path rules) throws IOException {
        return new ReplyCheck(ReplyRules.read(rules));
    }
}

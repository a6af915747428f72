package org.huiyin;

import java.time.Clock;
import java.time.ZoneId;
import org.huiyin.founding.StagedClock;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Wording;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The server: one jar with every module, the pages and the rules in it. */
@SpringBootApplication
@EnableScheduling
public class HuiyinApplication {
    public static void main(String[] args) {
        SpringApplication.run(HuiyinApplication.class, args);
    }

    /** The only place where the time of the machine enters; its zone is the district's. */
    @Bean
    StagedClock clock(@Value("${huiyin.zone}") ZoneId zone) {
        return new StagedClock(Clock.system(zone));
    }

    @Bean
    District district(
            @Value("${huiyin.district.id}") short id,
            @Value("${huiyin.district.prefix}") String prefix,
            @Value("${huiyin.district.zh}") String zh,
            @Value("${huiyin.district.en}") String en,
            @Value("${huiyin.zone}") ZoneId zone) {
        return new District(id, prefix, new Wording(zh, en), zone);
    }
}

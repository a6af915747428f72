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
    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";
    private static final int LEAST_CARRIERS = 32;

    /**
     * A virtual thread that waits while a class is being loaded holds its carrier. With one carrier for each of few processors, all could
     * be held by threads that wait for one that gets none, and the server would stand still.
     */
    public static void main(String[] args) {
        if (System.getProperty(CARRIERS) == null) {
            System.setProperty(CARRIERS, "" + Math.max(LEAST_CARRIERS, Runtime.getRuntime().availableProcessors()));
        }
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

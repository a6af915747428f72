package org.huiyin.people;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.huiyin.SettableClock;
import org.huiyin.TestDatabase;
import org.huiyin.kernel.District;
import org.huiyin.kernel.Wording;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A server of this module and its edge alone, on a database of its own, with a clock that stands still. */
@org.springframework.boot.test.context.TestComponent
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan({"org.huiyin.storage", "org.huiyin.people", "org.huiyin.web"})
public class PeopleServer {
    public static final String MORNING = "2026-09-16T09:00";

    /** Counts what the tests say offices and accounts hold, and moves it when told to. */
    public static final class Held implements OpenCustody, HandOver {
        public final Map<Object, AtomicLong> matters = new HashMap<>();

        public void hold(Object holder, long count) {
            matters.put(holder, new AtomicLong(count));
        }

        @Override
        public long heldByOffice(int office) {
            return matters.getOrDefault(office, new AtomicLong()).get();
        }

        @Override
        public long heldAbout(List<Integer> these, List<Integer> those) {
            return 0;
        }

        @Override
        public long strandedBy(UUID account) {
            return matters.getOrDefault(account, new AtomicLong()).get();
        }

        @Override
        public long fromOffice(int from, int to, Member by) {
            return move(from, to);
        }

        private long move(Object from, Object to) {
            long moved = matters.getOrDefault(from, new AtomicLong()).getAndSet(0);
            matters.computeIfAbsent(to, _ -> new AtomicLong()).addAndGet(moved);
            return moved;
        }
    }

    @Bean
    @Primary
    SettableClock clock() {
        return new SettableClock(MORNING);
    }

    @Bean
    District district() {
        return new District((short) 1, "WC", new Wording("望川区", "Wangchuan District"), ZoneId.of("Asia/Shanghai"));
    }

    @Bean
    Held held() {
        return new Held();
    }

    /** Points the settings at a fresh database. */
    public static void database(DynamicPropertyRegistry settings) {
        var address = TestDatabase.fresh();
        settings.add("huiyin.db.url", address::url);
        settings.add("huiyin.db.owner", address::owner);
        settings.add("huiyin.db.owner-password", address::ownerPassword);
        settings.add("huiyin.db.app", address::app);
        settings.add("huiyin.db.app-password", address::appPassword);
        settings.add("huiyin.db.reader", address::reader);
        settings.add("huiyin.db.connections", () -> "6");
    }
}

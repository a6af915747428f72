package org.huiyin.people.store;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.kernel.District;
import org.huiyin.people.domain.PeopleEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was done to offices and accounts; only ever added to. */
@Repository
public class PeopleRecord {
    private final JdbcClient jdbc;
    private final District district;
    private final Clock clock;
    private final JsonMapper json;

    PeopleRecord(JdbcClient jdbc, District district, Clock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.district = district;
        this.clock = clock;
        this.json = json;
    }

    public void add(String kind, Object subject, @Nullable UUID actor, Map<String, Object> facts) {
        jdbc.sql("""
                insert into people_event (district, kind, subject, actor, body, at)
                values (:district, :kind, :subject, :actor, :body::jsonb, :at)
                """)
                .param("district", district.id())
                .param("kind", kind)
                .param("subject", subject.toString())
                .param("actor", actor)
                .param("body", json.writeValueAsString(facts))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The newest first, those before an id when one is given. */
    public List<PeopleEvent> before(long id, int max) {
        return jdbc.sql("""
                select id, kind, subject, actor, body, at from people_event
                where district = :district and id < :id order by id desc limit :max
                """)
                .param("district", district.id())
                .param("id", id)
                .param("max", max)
                .query((row, _) -> new PeopleEvent(
                        row.getLong("id"), row.getString("kind"), row.getString("subject"), row.getObject("actor", UUID.class),
                        json.readValue(row.getString("body"), new TypeReference<Map<String, Object>>() {}),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }
}

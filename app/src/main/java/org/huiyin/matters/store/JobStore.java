package org.huiyin.matters.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Long work and how far it is, kept in rows so that any server can answer for it and go on with it. */
@Component
public class JobStore {
    /**
     * One job.
     *
     * @param state waiting (not yet asked to run), queued, running, done or failed
     * @param body what is to be done, as JSON; no words of anybody
     * @param sealed words that go with it
     * @param failure code of what stopped it
     */
    public record Job(short district, UUID id, String kind, UUID account, String state, boolean dryRun, Count count, String body,
            byte @Nullable [] sealed, @Nullable String failure, @Nullable UUID claim, Instant createdAt) {
        public boolean finished() {
            return state.equals("done") || state.equals("failed");
        }
    }

    /** How far a job is. */
    public record Count(int total, int done, int accepted, int skipped, int refused) {
        public static Count of(int total) {
            return new Count(total, 0, 0, 0, 0);
        }
    }

    /** What a job could not do. */
    public record Refused(int no, String code, @Nullable String field) {}

    private static final String JOB = """
            district, id, kind, account, state, dry_run, total, done, accepted, skipped, refused, body, sealed, failure, claim, created_at""";
    private static final int MOST_ATTEMPTS = 3;
    private final JdbcTemplate jdbc;

    JobStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a new job; the same command of the same account again finds the first. */
    public Job keep(Job job, @Nullable UUID command) {
        jdbc.update("""
                insert into job (district, id, kind, account, command_id, state, dry_run, total, body, sealed, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?) on conflict do nothing""",
                job.district, job.id, job.kind, job.account, command, job.state, job.dryRun, job.count.total, job.body, job.sealed,
                MatterStore.utc(job.createdAt));
        return jdbc.query("select " + JOB + " from job where district = ? and (id = ? or account = ? and command_id = ?)",
                (row, _) -> job(row), job.district, job.id, job.account, command).getFirst();
    }

    public Optional<Job> find(short district, UUID id) {
        return jdbc.query("select " + JOB + " from job where district = ? and id = ?", (row, _) -> job(row), district, id).stream().findFirst();
    }

    /** The latest of a kind, for a screen that was closed in between. */
    public List<Job> latest(short district, String kind, int most) {
        return jdbc.query("select " + JOB + " from job where district = ? and kind = ? order by created_at desc limit ?",
                (row, _) -> job(row), district, kind, most);
    }

    /** Sends a job to work from its beginning; false while it is at work already. */
    public boolean queue(Job job, boolean dryRun, int total, String body) {
        int queued = jdbc.update("""
                update job set state = 'queued', dry_run = ?, total = ?, done = 0, accepted = 0, skipped = 0, refused = 0, failure = null,
                    attempts = 0, claim = null, claimed_until = null, body = ?::jsonb
                where district = ? and id = ? and state not in ('queued', 'running')""", dryRun, total, body, job.district, job.id);
        if (queued == 1) {
            jdbc.update("delete from job_refusal where district = ? and job = ?", job.district, job.id);
        }
        return queued == 1;
    }

    /** Takes the oldest job nobody is at, for a while; a job that failed its taker three times without moving is given up. */
    public Optional<Job> claim(short district, Instant now, Duration length) {
        jdbc.update("""
                update job set state = 'failed', failure = 'job.fault', sealed = null
                where district = ? and state = 'running' and claimed_until < ? and attempts >= ?""", district, MatterStore.utc(now), MOST_ATTEMPTS);
        return jdbc.query("""
                update job set state = 'running', claim = ?, claimed_until = ?, attempts = attempts + 1
                where (district, id) = (
                    select district, id from job
                    where district = ? and (state = 'queued' or state = 'running' and claimed_until < ?)
                    order by created_at limit 1 for update skip locked)
                returning\s""" + JOB, (row, _) -> job(row), UUID.randomUUID(), MatterStore.utc(now.plus(length)), district, MatterStore.utc(now))
                .stream().findFirst();
    }

    /** Writes how far the job is and keeps the claim; false when another server has taken it over. */
    public boolean progress(Job job, Count count, List<Refused> refusals, Instant until) {
        int kept = jdbc.update("""
                update job set done = ?, accepted = ?, skipped = ?, refused = ?, attempts = 0, claimed_until = ?
                where district = ? and id = ? and claim = ? and state = 'running'""", count.done, count.accepted, count.skipped, count.refused,
                MatterStore.utc(until), job.district, job.id, job.claim);
        if (kept == 1) {
            jdbc.batchUpdate("insert into job_refusal (district, job, no, code, field) values (?, ?, ?, ?, ?) on conflict do nothing",
                    refusals, 100, (insert, refused) -> {
                        insert.setShort(1, job.district);
                        insert.setObject(2, job.id);
                        insert.setInt(3, refused.no);
                        insert.setString(4, refused.code);
                        insert.setString(5, refused.field);
                    });
        }
        return kept == 1;
    }

    /** The end of a job; the words that went with it go. */
    public void end(Job job, @Nullable String failure) {
        jdbc.update("""
                update job set state = ?, failure = ?, sealed = null, claim = null, claimed_until = null
                where district = ? and id = ? and claim = ?""", failure == null ? "done" : "failed", failure, job.district, job.id, job.claim);
    }

    public List<Refused> refusals(Job job, int most) {
        return jdbc.query("select no, code, field from job_refusal where district = ? and job = ? order by no limit ?",
                (row, _) -> new Refused(row.getInt(1), Objects.requireNonNull(row.getString(2)), row.getString(3)), job.district, job.id, most);
    }

    /** Forgets jobs of before; returns those of a kind that kept a file. */
    public List<Job> forget(short district, Instant before) {
        return jdbc.query("delete from job where district = ? and created_at < ? returning " + JOB, (row, _) -> job(row), district,
                MatterStore.utc(before));
    }

    private static Job job(ResultSet row) throws SQLException {
        return new Job(row.getShort(1), row.getObject(2, UUID.class), row.getString(3), row.getObject(4, UUID.class), row.getString(5),
                row.getBoolean(6), new Count(row.getInt(7), row.getInt(8), row.getInt(9), row.getInt(10), row.getInt(11)), row.getString(12),
                row.getBytes(13), row.getString(14), row.getObject(15, UUID.class), row.getObject(16, OffsetDateTime.class).toInstant());
    }
}

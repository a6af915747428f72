package org.huiyin.storage;

import java.util.Objects;
import java.util.function.Function;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** Reads as the reader: a role that can change nothing and sees no key and no words. */
@Component
public class AsReader {
    private final JdbcTemplate jdbc;
    private final String reader;

    AsReader(JdbcTemplate jdbc, DatabaseAddress address) {
        this.jdbc = jdbc;
        this.reader = address.reader();
    }

    /** In one snapshot; everything it fetches must be taken before it returns. */
    public <T> T read(Function<JdbcTemplate, T> asked) {
        return Objects.requireNonNull(jdbc.execute((ConnectionCallback<T>) connection -> {
            connection.setAutoCommit(false);
            try {
                var own = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
                own.execute("set transaction read only");
                own.queryForObject("select set_config('role', ?, true)", String.class, reader);
                return asked.apply(own);
            } finally {
                connection.rollback(); // ends the role with the transaction
                connection.setAutoCommit(true);
            }
        }));
    }
}

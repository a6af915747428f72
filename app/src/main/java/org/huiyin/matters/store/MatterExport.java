package org.huiyin.matters.store;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.huiyin.matters.Header;
import org.huiyin.matters.store.MatterList.Filter;
import org.huiyin.storage.DatabaseAddress;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** The whole of a list, a few rows at a time, read as the reader: a role that can change nothing and sees no key and no words. */
@Component
public class MatterExport {
    private static final int AT_A_TIME = 500;
    private final JdbcTemplate jdbc;
    private final String reader;

    MatterExport(JdbcTemplate jdbc, DatabaseAddress address) {
        this.jdbc = jdbc;
        this.reader = address.reader();
    }

    /** In the order of the list; one snapshot from the first row to the last. Whoever takes a row may ask the database as ever. */
    public void each(short district, Filter filter, Consumer<Header> take) {
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            connection.setAutoCommit(false);
            try {
                read(connection, district, filter, take);
            } finally {
                connection.rollback(); // ends the role with the transaction
                connection.setAutoCommit(true);
            }
            return true;
        });
    }

    private void read(Connection connection, short district, Filter filter, Consumer<Header> take) {
        var values = new ArrayList<Object>();
        var sql = MatterList.all(district, filter, values);
        var own = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        own.setFetchSize(AT_A_TIME);
        own.execute("set transaction read only");
        own.queryForObject("select set_config('role', ?, true)", String.class, reader);
        own.query(sql, (RowCallbackHandler) row -> take.accept(MatterStore.header(row)), values.toArray());
    }
}

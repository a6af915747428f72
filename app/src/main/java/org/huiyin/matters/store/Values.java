package org.huiyin.matters.store;

import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;

/**
 * The values of a statement, each of the same type whether it is there or missing, so that the server plans the statement once
 * and not once for each pattern of missing values. Instants travel as text and are cast in the statement.
 */
final class Values {
    private final List<Object> all = new ArrayList<>(64);

    Values text(@Nullable String value) {
        return add(Types.VARCHAR, value);
    }

    Values number(@Nullable Integer value) {
        return add(Types.INTEGER, value);
    }

    Values number(short value) {
        return add(Types.SMALLINT, value);
    }

    Values big(@Nullable Long value) {
        return add(Types.BIGINT, value);
    }

    Values yes(boolean value) {
        return add(Types.BOOLEAN, value);
    }

    Values instant(@Nullable Instant value) {
        return add(Types.VARCHAR, value == null ? null : value.toString());
    }

    Values id(UUID value) {
        all.add(value);
        return this;
    }

    Values bytes(byte[] value) {
        return add(Types.BINARY, value);
    }

    Values numbers(Integer[] value) {
        all.add(value);
        return this;
    }

    private Values add(int type, @Nullable Object value) {
        all.add(new SqlParameterValue(type, value));
        return this;
    }

    Object[] array() {
        return all.toArray();
    }
}

package org.huiyin.backup.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What of a database goes into a backup, in an order in which it can be loaded again. */
final class Tables {
    /** The table whose rows open everything else; its copy is kept apart. */
    static final String KEYS = "matter_key";
    /** What holds only for the running server or for a few days: sign-ins, leases, uploads that wait, jobs and their leftovers, messages that wait to be sent. */
    private static final Set<String> PASSING = Set.of("flyway_schema_history", "lease", "session", "provider_request", "factor_wanted",
            "passkey_enrolment", "resident_session", "resident_code", "upload", "upload_coming", "job", "job_refusal", "letter");

    private Tables() {}

    /** Names and columns, each table after those it refers to. */
    static Map<String, List<String>> of(Connection connection) throws SQLException {
        var columns = columns(connection);
        var refers = references(connection);
        var ordered = new LinkedHashMap<String, List<String>>();
        while (ordered.size() < columns.size()) {
            int before = ordered.size();
            for (var table : columns.entrySet()) {
                var needs = refers.getOrDefault(table.getKey(), List.of());
                if (needs.stream().allMatch(other -> ordered.containsKey(other) || other.equals(table.getKey()))) {
                    ordered.putIfAbsent(table.getKey(), table.getValue());
                }
            }
            if (ordered.size() == before) {
                throw new IllegalStateException("tables refer to one another in a circle: " + columns.keySet());
            }
        }
        return ordered;
    }

    private static Map<String, List<String>> columns(Connection connection) throws SQLException {
        var columns = new LinkedHashMap<String, List<String>>();
        pairs(connection, """
                select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
                    and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                order by c.relname, a.attnum""", (table, column) -> {
            if (!PASSING.contains(table)) {
                columns.computeIfAbsent(table, _ -> new ArrayList<>()).add(column);
            }
        });
        return columns;
    }

    private static Map<String, List<String>> references(Connection connection) throws SQLException {
        var refers = new LinkedHashMap<String, List<String>>();
        pairs(connection, """
                select a.relname, b.relname from pg_constraint k join pg_class a on a.oid = k.conrelid join pg_class b on b.oid = k.confrelid
                where k.contype = 'f' and a.relnamespace = 'public'::regnamespace""",
                (table, other) -> refers.computeIfAbsent(table, _ -> new ArrayList<>()).add(other));
        return refers;
    }

    private static void pairs(Connection connection, String query, java.util.function.BiConsumer<String, String> each) throws SQLException {
        try (var sql = connection.createStatement(); var row = sql.executeQuery(query)) {
            while (row.next()) {
                each.accept(row.getString(1), row.getString(2));
            }
        }
    }
}

package org.huiyin.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.huiyin.kernel.District;
import org.huiyin.matters.store.SearchWords;
import org.huiyin.people.Offices;

/**
 * A district filled with matters by the set: three years of days, most of them long closed, over all offices, with their search words,
 * what counts of them and the totals. Their history and what was said is left out; no list reads it.
 */
final class ListsDistrict {
    private static final int TEXTS = 2000;
    private static final int DAYS = 3 * 365;
    private static final String CHARACTERS_OF_NAMES = "柳溪松桥梅岭竹园荷塘桂湾枫泾榆庄杏坡桃源槐荫柏台棠村杉陇椿巷楠屏樟浦檀洲枣坞栗岗";
    private static final String MATTERS = """
            insert into matter (district, matter_id, kind, state, title, category, type, channel, office, place, received_at, promise,
                due, next_due, flags, everyone, owed, lead, group_size, revision, step_revision, body, custody)
            select %1$d, (received::date - date '1970-01-01')::bigint << 30 | (i::bigint * 2654435761 & 1073741823), 'appeal', state,
                '地下车库积水（' || place || '）', category, type, 'web', office, place, received, received + interval '21 days',
                case when open then received + interval '21 days' end, case when open then received + interval '21 days' end, case when i %% 20 = 0 then 4 else 0 end, false, open, null, 1,
                case when open then 4 else 7 end, case when open then 4 else 7 end,
                case when open then '{"is":"InHand","course":{}}' else '{"is":"Archived","outcome":"EXPLAINED","course":{}}' end::jsonb,
                jsonb_strip_nulls(jsonb_build_object('office', office, 'previous', %2$d, 'signed', true,
                    'supervisors', case when i %% 20 = 0 then jsonb_build_array(above) end,
                    'supports', case when i %% 30 = 0 then jsonb_build_array(jsonb_build_object('office', %2$d)) end,
                    'clocks', case when state = 'replied' and i %% 3 = 0 then '[{"s":"followup","d":["appeal.followup",0,0]}]'::jsonb end))
            from (select i, received, now() - received as age, case when state in ('registered') then %2$d else office end as office, place, above,
                    category, type, state, state in ('registered', 'dispatched', 'in-hand') as open
                from (select i, received, holders.id as office, holders.above, places.id as place, categories.code as category,
                        (array['complaint', 'help', 'inquiry'])[1 + i %% 3] as type,
                        case when now() - received < interval '4 hours' then 'registered'
                            when now() - received < interval '1 day' then 'dispatched'
                            when now() - received < interval '10 days' or i %% 500 = 0 then 'in-hand'
                            when now() - received < interval '25 days' then 'replied'
                            when i %% 50 = 1 then 'withdrawn' when i %% 50 = 2 then 'not-accepted' when i %% 500 = 3 then 'set-aside'
                            else 'archived' end as state
                    from (select i, now() - (i * 0.6180339887 %% 1)::float8 * interval '%3$d days' as received
                          from generate_series(%4$d, %5$d) i) each
                    join filling_holders holders on holders.no = (i * 7919::bigint) %% (select count(*) from filling_holders)
                    join filling_places places on places.no = (i * 104729::bigint) %% (select count(*) from filling_places)
                    join filling_categories categories on categories.no = (i * 31::bigint) %% (select count(*) from filling_categories)) drawn) told""";
    private static final String WORDS = """
            insert into matter_search (district, matter_id, words)
            select m.district, m.matter_id, t.words || names.words
            from (select district, matter_id, hashint8(matter_id) & 2147483647 as draw from matter m
                  where not exists (select 1 from matter_search s where s.district = m.district and s.matter_id = m.matter_id)) m
            join filling_texts t on t.no = m.draw %% %1$d
            cross join lateral (select array_agg(((ascii(substr('%2$s', 1 + (m.draw / 7 + 11 * n) %% %3$d, 1)) + 32768) %% 65536 - 32768) << 16
                | ascii(substr('%2$s', 1 + (m.draw / 293 + 17 * n) %% %3$d, 1))) as words from generate_series(1, 3) n) names""";
    private static final String COUNTED = """
            insert into counted (district, matter_id, revision, measure, office, at, until, detail, category)
            select m.district, m.matter_id, what.revision, what.measure, what.office, what.at, what.until, '', m.category
            from matter m cross join lateral (values
                (1, 'registered', %1$d, m.received_at, null::timestamptz), (2, 'dispatched', %1$d, m.received_at + interval '2 hours', null),
                (2, 'arrived', m.office, m.received_at + interval '2 hours', null),
                (1, 'held', %1$d, m.received_at, m.received_at + interval '2 hours'),
                (2, 'held', m.office, m.received_at + interval '2 hours', case when not m.owed then m.received_at + interval '10 days' end),
                (5, case when m.matter_id %% 10 = 0 then 'late' else 'in-time' end, m.office, m.promise, null),
                (6, 'replied', m.office, m.received_at + interval '10 days', null),
                (6, 'solved', m.office, m.received_at + interval '10 days', null)) what (revision, measure, office, at, until)
            where (what.revision < 3 or not m.owed)
                and not exists (select 1 from counted c where c.district = m.district and c.matter_id = m.matter_id)""";
    private static final String DAYS_COUNTED = """
            create temp table filling_days as
            select district, measure, office, (at at time zone '%1$s')::date as day, sum(sign)::int as number
            from (select district, measure, office, at, 1 as sign from counted
                  union all select district, measure, office, until, -1 from counted where until is not null) c
            group by 1, 2, 3, 4""";
    private static final String TOTALS = """
            insert into total (district, kind, category, span, measure, starts, office, number)
            select district, 'appeal', '', span.name, measure, span.starts, office, sum(number)
            from filling_days cross join lateral (values ('day', day), ('month', date_trunc('month', day)::date),
                ('tenday', date_trunc('month', day)::date + least((extract(day from day)::int - 1) / 10, 2) * 10),
                ('quarter', date_trunc('quarter', day)::date), ('year', date_trunc('year', day)::date)) span (name, starts)
            group by 1, 4, 5, 6, 7""";
    private final BenchServer server;
    private final Connection owner;
    private final Texts texts;
    private final short district;

    ListsDistrict(BenchServer server, Connection owner, Texts texts, short district) {
        this.server = server;
        this.owner = owner;
        this.texts = texts;
        this.district = district;
    }

    /** What matters are drawn from: offices, places, categories, words of texts. */
    void prepare(List<String> categories) throws SQLException {
        var offices = server.get(Offices.class);
        int centre = offices.centre().id();
        table("filling_holders", "id int, above int", offices.open().stream()
                .filter(office -> office.parent() != null && office.id() != centre)
                .map(office -> office.id() + ", " + offices.superiorOf(office.id()).orElseThrow().id()).toList());
        table("filling_places", "id int", offices.open().stream().filter(office -> office.lane() == 1).map(office -> "" + office.id()).toList());
        table("filling_categories", "code text", categories.stream().map(code -> "'" + code + "'").toList());
        execute("create temp table filling_texts (no int primary key, words int[])");
        var random = new Random(7);
        try (var insert = owner.prepareStatement("insert into filling_texts values (?, ?)")) {
            for (int no = 0; no < TEXTS; no++) {
                insert.setInt(1, no);
                insert.setObject(2, SearchWords.numbers(SearchWords.of(texts.of(random, 300), null)));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void table(String name, String columns, List<String> rows) throws SQLException {
        execute("create temp table " + name + " (no int primary key, " + columns + ")");
        var values = new StringBuilder();
        for (int no = 0; no < rows.size(); no++) {
            values.append(no == 0 ? "" : ", ").append("(").append(no).append(", ").append(rows.get(no)).append(")");
        }
        execute("insert into " + name + " values " + values);
        execute("analyze " + name);
    }

    /** Fills from one number of matters to another. */
    void fill(int from, int to) throws SQLException {
        int centre = server.get(Offices.class).centre().id();
        execute("set maintenance_work_mem = '1GB'");
        execute("set work_mem = '256MB'");
        execute("drop index matter_search_words");
        execute(MATTERS.formatted(district, centre, DAYS, from + 1, to));
        execute("analyze matter, matter_search, counted"); // else each new matter is looked for in all the rows of before
        execute(WORDS.formatted(TEXTS, CHARACTERS_OF_NAMES, CHARACTERS_OF_NAMES.length()));
        execute("create index matter_search_words on matter_search using gin (words)");
        execute("drop index counted_behind_a_figure");
        execute(COUNTED.formatted(centre));
        execute("create index counted_behind_a_figure on counted (district, office, measure, at desc, matter_id desc)");
        execute("truncate total");
        execute(DAYS_COUNTED.formatted(server.get(District.class).zone()));
        execute(TOTALS);
        execute("drop table filling_days");
        for (var table : List.of("matter", "matter_search", "counted", "total")) {
            execute("vacuum analyze " + table);
        }
        execute("checkpoint");
    }

    private void execute(String statement) throws SQLException {
        try (var sql = owner.createStatement()) {
            sql.execute(statement);
        }
    }
}

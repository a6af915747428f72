package org.huiyin.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.huiyin.appeals.domain.Categories;
import org.huiyin.figures.Counting;
import org.huiyin.kernel.District;
import org.huiyin.matters.store.SearchWords;
import org.huiyin.people.Office;
import org.huiyin.people.Offices;

/**
 * A district filled with matters by the set: three years of days, most of them long closed, with titles and categories as the
 * demonstration has them, at the offices these belong to, with their search words, what counts of them and the totals. Their history and
 * what was said is left out: no list reads it.
 */
final class ListsDistrict {
    private static final int TEXTS = 2000;
    private static final int DAYS = 3 * 365;
    private static final String CHARACTERS_OF_NAMES = "柳溪松桥梅岭竹园荷塘桂湾枫泾榆庄杏坡桃源槐荫柏台棠村杉陇椿巷楠屏樟浦檀洲枣坞栗岗";
    /** In the order in which they came, as in service. Titles and places are drawn so that a few are frequent and most are not; {@code draw} decides everything else. */
    private static final String MATTERS = """
            insert into matter (district, matter_id, kind, state, title, category, type, channel, office, place, received_at, promise,
                due, next_due, flags, everyone, owed, lead, group_size, revision, step_revision, body, custody)
            select %1$d, (received::date - date '1970-01-01')::bigint << 30 | (i::bigint * 2654435761 & 1073741823), 'appeal', state,
                title || label, category, type, channel, office, place, received, received + interval '21 days',
                case when open then received + interval '21 days' end, case when open then received + interval '21 days' end,
                case when i %% 20 = 0 then 4 when i %% 40 = 7 then 2 else 0 end, not kept and i %% 40 <> 7 and draw %% 10 < 6, open, null, 1,
                case when open then 4 else 7 end, case when open then 4 else 7 end,
                case when open then '{"is":"InHand","course":{}}' else '{"is":"Archived","outcome":"EXPLAINED","course":{}}' end::jsonb,
                jsonb_strip_nulls(jsonb_build_object('office', office, 'previous', %2$d, 'signed', true,
                    'supervisors', case when i %% 20 = 0 then jsonb_build_array(above) end,
                    'supports', case when i %% 30 = 0 then jsonb_build_array(jsonb_build_object('office', %2$d)) end,
                    'clocks', case when state = 'replied' and i %% 3 = 0 then '[{"s":"followup","d":["appeal.followup",0,0]}]'::jsonb end))
            from (select drawn.*, titles.title, titles.category, titles.kept, places.label, places.id as place,
                    case when state = 'registered' then %2$d when draw %% 100 < 55 then titles.office when draw %% 100 < 85 then places.id
                        else places.township end as office,
                    case when draw %% 100 < 55 then titles.above when draw %% 100 < 85 then places.township else places.above end as above,
                    (array['complaint', 'help', 'inquiry'])[1 + i %% 3] as type, (array['web', 'web', 'hotline', 'counter'])[1 + i %% 4] as channel,
                    state in ('registered', 'dispatched', 'in-hand') as open
                from (select i, received, title_no, place_no, draw,
                        case when now() - received < interval '4 hours' then 'registered'
                            when now() - received < interval '1 day' then 'dispatched'
                            when now() - received < interval '10 days' or i %% 500 = 0 then 'in-hand'
                            when now() - received < interval '25 days' then 'replied'
                            when i %% 50 = 1 then 'withdrawn' when i %% 50 = 2 then 'not-accepted' when i %% 500 = 3 then 'set-aside'
                            else 'archived' end as state
                    from (select i, now() - ((%4$d - i + 0.5) / %4$d)::float8 * interval '%3$d days' as received,
                            hashint8extended(i, 3) & 1048575 as draw,
                            ((select count(*) from filling_titles) * power((hashint8extended(i, 1) & 1048575) / 1048576.0, 1.6))::int as title_no,
                            ((select count(*) from filling_places) * power((hashint8extended(i, 2) & 1048575) / 1048576.0, 1.3))::int as place_no
                        from generate_series(1, %4$d) i) each) drawn
                join filling_titles titles on titles.no = least(drawn.title_no, (select count(*) - 1 from filling_titles))
                join filling_places places on places.no = least(drawn.place_no, (select count(*) - 1 from filling_places))) told""";
    private static final String WORDS = """
            insert into matter_search (district, matter_id, words)
            select m.district, m.matter_id, t.words || names.words
            from (select district, matter_id, hashint8(matter_id) & 2147483647 as draw from matter) m
            join filling_texts t on t.no = m.draw %% %1$d
            cross join lateral (select array_agg(((ascii(substr('%2$s', 1 + (m.draw / 7 + 11 * n) %% %3$d, 1)) + 32768) %% 65536 - 32768) << 16
                | ascii(substr('%2$s', 1 + (m.draw / 293 + 17 * n) %% %3$d, 1))) as words from generate_series(1, 3) n) names""";
    private static final String COUNTED = """
            insert into counted (district, matter_id, revision, measure, office, at, until, detail, category)
            select m.district, m.matter_id, what.revision, what.measure, what.office, what.at, what.until, what.detail, m.category
            from matter m cross join lateral (values
                (1, 'registered', %1$d, m.received_at, null::timestamptz, ''), (2, 'dispatched', %1$d, m.received_at + interval '2 hours', null, ''),
                (2, 'arrived', m.office, m.received_at + interval '2 hours', null, ''),
                (1, 'held', %1$d, m.received_at, m.received_at + interval '2 hours', ''),
                (2, 'held', m.office, m.received_at + interval '2 hours', case when not m.owed then m.received_at + interval '10 days' end, ''),
                (5, case when m.matter_id %% 10 = 0 then 'late' else 'in-time' end, m.office, m.promise, null, ''),
                (6, 'replied', m.office, m.received_at + interval '10 days', null,
                    (array['reached-yes-yes', 'reached-yes-yes', 'reached-partly-yes', 'unreached', 'not-drawn'])[1 + m.matter_id %% 5]),
                (6, 'solved', m.office, m.received_at + interval '10 days', null, '')) what (revision, measure, office, at, until, detail)
            where (what.revision < 3 or not m.owed) and what.at <= now()""";
    private static final String DAYS_COUNTED = """
            create temp table filling_days as
            select district, category, measure, office, (at at time zone '%1$s')::date as day, sum(sign)::int as number
            from (select district, category, measure || case when detail = '' then '' else '/' || detail end as measure, office, at, 1 as sign from counted
                  union all select district, category, measure, office, until, -1 from counted where until is not null) c
            group by 1, 2, 3, 4, 5""";
    private static final String TOTALS = """
            insert into total (district, kind, category, span, measure, starts, office, number)
            select district, 'appeal', which.category, span.name, measure, span.starts, office, sum(number)
            from filling_days cross join lateral (values ('day', day), ('month', date_trunc('month', day)::date),
                ('tenday', date_trunc('month', day)::date + least((extract(day from day)::int - 1) / 10, 2) * 10),
                ('quarter', date_trunc('quarter', day)::date), ('year', date_trunc('year', day)::date)) span (name, starts)
            cross join lateral (values (''), (filling_days.category), ('*')) which (category)
            where which.category = '' or which.category = '*' and span.name in ('month', 'quarter', 'year') and filling_days.category = any('{%s}')
                or which.category not in ('', '*') and span.name in ('day', 'month')
            group by 1, 3, 4, 5, 6, 7 order by 6, 4""";
    private final BenchServer server;
    private final Connection owner;
    private final Offices offices;
    private final District district;

    ListsDistrict(BenchServer server, Connection owner) {
        this.server = server;
        this.owner = owner;
        this.offices = server.get(Offices.class);
        this.district = server.get(District.class);
    }

    /** What matters are drawn from: titles with their categories and offices, places, words of texts. */
    void prepare(Path rules) throws SQLException, IOException {
        var random = new Random(7);
        var texts = new Texts(rules);
        titles(texts);
        execute("create temp table filling_places (no int primary key, id int, township int, above int, label text, words int[], lat float8, lng float8)");
        try (var insert = owner.prepareStatement("insert into filling_places values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            int no = 0;
            for (var place : offices.open().stream().filter(office -> office.lane() == 1).toList()) {
                var township = offices.superiorOf(place.id()).orElseThrow();
                var label = "（" + place.name().zh() + "）";
                set(insert, no++, place.id(), township.id(), offices.superiorOf(township.id()).map(Office::id).orElse(township.id()), label,
                        SearchWords.numbers(SearchWords.of(label, null)), 30.7 + random.nextDouble() * 0.35, 116.8 + random.nextDouble() * 0.5);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        execute("create temp table filling_texts (no int primary key, words int[], text text)");
        try (var insert = owner.prepareStatement("insert into filling_texts values (?, ?, ?)")) {
            for (int no = 0; no < TEXTS; no++) {
                var text = texts.of(random, 300);
                set(insert, no, SearchWords.numbers(SearchWords.of(text, null)), text);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        execute("analyze filling_titles, filling_places, filling_texts");
    }

    private void titles(Texts texts) throws SQLException {
        execute("create temp table filling_titles (no int primary key, title text, category text, kept boolean, office int, above int, words int[])");
        var categories = server.get(Categories.class);
        var otherwise = offices.byCode("housing").orElseThrow();
        try (var insert = owner.prepareStatement("insert into filling_titles values (?, ?, ?, ?, ?, ?, ?)")) {
            int no = 0;
            for (var title : texts.titles().entrySet()) {
                var category = categories.of(title.getValue());
                var office = offices.byCode(category.defaultOffice()).orElse(otherwise);
                set(insert, no++, title.getKey(), category.code(), category.kept(), office.id(),
                        offices.superiorOf(office.id()).map(Office::id).orElse(office.id()), SearchWords.numbers(SearchWords.of(title.getKey(), null)));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void set(java.sql.PreparedStatement insert, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
    }

    void fill(int rows) throws SQLException {
        int centre = offices.centre().id();
        execute("do $$ begin while not exists (select 1 from public_rules) or not exists (select 1 from figures_kept where complete) loop"
                + " perform pg_sleep(0.2); commit; end loop; end $$"); // the server would publish and count anew what it finds
        execute("set maintenance_work_mem = '1GB'");
        execute("set work_mem = '512MB'");
        execute("drop index matter_search_words");
        execute(MATTERS.formatted(district.id(), centre, DAYS, rows));
        execute("analyze matter");
        execute(WORDS.formatted(TEXTS, CHARACTERS_OF_NAMES, CHARACTERS_OF_NAMES.length()));
        execute("create index matter_search_words on matter_search using gin (words)");
        execute("drop index counted_behind_a_figure, counted_held_at");
        execute(COUNTED.formatted(centre));
        execute("create index counted_behind_a_figure on counted (district, office, measure, at desc, matter_id desc)");
        execute("create index counted_held_at on counted using gist (tstzrange(at, until, '(]')) where measure = 'held'");
        execute(DAYS_COUNTED.formatted(district.zone()));
        execute(TOTALS.formatted(String.join(",", server.get(Counting.class).open())));
        execute("drop table filling_days");
        for (var statement : PublicRows.FILL) {
            execute(statement);
        }
        for (var table : List.of("matter", "matter_search", "counted", "total", "public_matter", "public_update")) {
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

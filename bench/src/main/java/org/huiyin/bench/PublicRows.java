package org.huiyin.bench;

import java.util.List;

/** What the reader of the outbox would have published of the matters that {@link ListsDistrict} fills in. */
final class PublicRows {
    /** Six of ten have a position, in the middle of a cell; seven of ten answers were released. */
    private static final String MATTERS = """
            insert into public_matter (district, matter_id, kind, title, category, type, channel, place, township, office, state, received_at, updated_at,
                closed_at, promise, voices, lead, lat, lng, cell, notes, words)
            select district, matter_id, kind, title, category, type, channel, place, township, office, case state when 'in-hand' then 'dispatched' else state end,
                received_at, case state when 'archived' then received_at + interval '25 days' when 'replied' then received_at + interval '10 days'
                    when 'not-accepted' then received_at + interval '1 day' else least(received_at + interval '2 hours', now()) end,
                case when not owed then received_at + case when state = 'not-accepted' then interval '1 day' else interval '10 days' end end, promise, 1, null,
                (y + 0.5) * 0.0025, (x + 0.5) * 0.0025, (y * 144000 + x)::bigint,
                case when state in ('replied', 'archived') and draw % 10 < 7 then substr(text, 1, 160) end, words
            from (select m.*, p.township, t.words || p.words as words, said.text, m.draw % 1000003 as no,
                    case when m.draw % 10 < 6 then floor((p.lat + (m.draw / 16 % 1000 - 500) * 0.00002) / 0.0025) end as y,
                    case when m.draw % 10 < 6 then floor((p.lng + (m.draw / 16384 % 1000 - 500) * 0.00002) / 0.0025) end as x
                from (select *, hashint8extended(matter_id, 5) & 1073741823 as draw from matter
                      where everyone and state not in ('withdrawn', 'set-aside')) m
                join filling_places p on p.id = m.place
                join filling_titles t on t.title = left(m.title, length(m.title) - length(p.label))
                join filling_texts said on said.no = m.draw % 2000) published
            order by received_at""";
    private static final String UPDATES = """
            insert into public_update (district, matter_id, revision, at, state, open, notes)
            select p.district, p.matter_id, what.revision, what.at, what.state, what.open, what.notes
            from public_matter p cross join lateral (values
                (1, p.received_at, 'registered', true, null, true),
                (2, p.received_at + interval '2 hours', 'dispatched', true, null, p.state in ('dispatched', 'replied', 'archived')),
                (3, p.received_at + interval '1 day', 'not-accepted', false, null, p.state = 'not-accepted'),
                (6, p.received_at + interval '10 days', 'replied', false, p.notes, p.state in ('replied', 'archived')),
                (7, p.received_at + interval '25 days', 'archived', false, null, p.state = 'archived')) what (revision, at, state, open, notes, happened)
            where what.happened""";
    static final List<String> FILL = List.of("drop index public_matter_words", MATTERS, "create index public_matter_words on public_matter using gin (words)",
            UPDATES);

    private PublicRows() {}
}

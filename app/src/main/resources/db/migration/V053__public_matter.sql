-- What everybody may read of a matter whose resident chose so, and nothing else. The reader of the outbox keeps it from header and
-- history; public pages, the open interface and files read here alone, so that no query of theirs can reach more.
create table public_matter (
    district    smallint         not null,
    matter_id   bigint           not null,
    kind        text             not null,
    title       text             not null,
    category    text             not null,
    type        text             not null,
    channel     text             not null,
    place       int,
    township    int,
    office      int              not null,
    state       text             not null,
    received_at timestamptz      not null,
    updated_at  timestamptz      not null,
    closed_at   timestamptz,                          -- null while an answer is owed
    promise     timestamptz,
    voices      smallint         not null,
    lead        bigint,
    lat         double precision,                     -- the middle of a cell of a quarter of a kilometre
    lng         double precision,
    cell        bigint,
    notes       text,                                 -- what an office released for everybody, numbers of persons masked
    words       int[]            not null,            -- of the title
    primary key (district, matter_id)
);
-- "What came in, the newest first?"
create index public_matter_newest on public_matter (district, received_at desc, matter_id desc);
-- "What came in of this category?"
create index public_matter_by_category on public_matter (district, category, received_at desc, matter_id desc);
-- "What came in in this township?"
create index public_matter_by_township on public_matter (district, township, received_at desc, matter_id desc);
-- "What waits for an answer?"
create index public_matter_open on public_matter (district, received_at desc, matter_id desc) where closed_at is null;
-- "What was reported near here?"
create index public_matter_by_cell on public_matter (district, cell, received_at desc, matter_id desc) where cell is not null;
-- "Whose title has these words?"
create index public_matter_words on public_matter using gin (words);

-- What became of a public matter.
create table public_update (
    district  smallint    not null,
    matter_id bigint      not null,
    revision  int         not null,
    at        timestamptz not null,
    state     text        not null,
    open      boolean     not null,
    notes     text,
    primary key (district, matter_id, revision)
);
-- "What became of anything since then?"
create index public_update_by_time on public_update (district, at, matter_id, revision);

-- By which rules the rows above were published; when they change, all are published anew.
create table public_rules (
    one    boolean primary key default true check (one),
    digest text    not null
);

grant select, insert, update, delete on public_matter, public_update to ${app};
grant select, insert, update on public_rules to ${app};
grant select on public_matter, public_update to ${reader};

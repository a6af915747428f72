-- The header of every matter of every kind: what lists, inboxes, boards and searches show, and the folded state a step needs.
-- matter_id is the day of receipt and 30 random bits; the number citizens see is the same fact in other signs.
create table matter (
    district      smallint    not null,
    matter_id     bigint      not null,
    kind          text        not null,
    state         text        not null,
    title         text        not null,
    category      text,
    type          text        not null,
    channel       text        not null,
    office        int         not null,               -- who holds it now
    place         int,                                -- the community or township it is about
    about         int,                                -- the office complained of
    received_at   timestamptz not null,
    promise       timestamptz,                        -- never restarted
    next_due      timestamptz,
    flags         int         not null,
    everyone      boolean     not null,               -- the resident chose the public
    owed          boolean     not null,               -- the holder owes a step
    lead          bigint,
    group_size    smallint    not null default 1,
    revision      int         not null,
    step_revision int         not null,
    body          jsonb       not null,               -- the kind's state
    custody       jsonb       not null,               -- the spine's
    primary key (district, matter_id)
) with (fillfactor = 80);

-- "What does this office owe, the most urgent first?"
create index matter_owed_by_office on matter (district, office, promise, matter_id) where owed;
-- "What came in, the newest first?"
create index matter_newest on matter (district, received_at desc, matter_id desc);

-- Every event of every matter, the kind's and the spine's, in one order; the header is what they fold to.
-- Insert-only: a wrong fact is corrected by a later event. No free text, no personal data; words stand in matter_words by number.
create table matter_event (
    district    smallint    not null,
    matter_id   bigint      not null,
    revision    int         not null check (revision > 0),
    kind        text        not null,                 -- name of the kind's event, or of the spine's
    body        jsonb,                                -- the kind's event
    spine       jsonb,                                -- the spine's event
    clocks      jsonb,                                -- clocks started, moved, stopped
    command_id  uuid        not null,                 -- the idempotency record
    actor       uuid        not null,                 -- a staff account, or a resident's id drawn for this matter alone
    office      int,                                  -- null when a resident acts
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    primary key (district, matter_id, revision)       -- two officers cannot both take step n
);

-- When each matter with a running clock must be looked at next. One row a matter.
create table matter_agenda (
    district  smallint    not null,
    matter_id bigint      not null,
    wake_at   timestamptz not null,
    primary key (district, matter_id)
) with (fillfactor = 80);
-- "Which clocks have something to say by now?"
create index matter_agenda_wake on matter_agenda (wake_at);

-- What was said, sealed under the matter's key. Rows are added, and die only with their key.
create table matter_words (
    district  smallint    not null,
    matter_id bigint      not null,
    no        smallint    not null,
    use       text        not null,                   -- text, identity, reply, message, reason and so on
    sealed    bytea       not null,
    primary key (district, matter_id, no)
);

-- The key of a matter, wrapped by the master key. Deleting the row erases the matter.
create table matter_key (
    district    smallint not null,
    matter_id   bigint   not null,
    wrapped     bytea    not null,
    receipt     bytea    not null,                    -- hash of the receipt code
    fingerprint bytea    not null,                    -- keyed hash of what was sent, so that a key used twice is noticed
    resident    uuid     not null,                    -- the resident's id in this matter alone
    primary key (district, matter_id)
);
create unique index matter_key_receipt on matter_key (receipt);

-- Words to search by, cut from the masked text; apart from the header so that a step does not touch the GIN index.
create table matter_search (
    district  smallint not null,
    matter_id bigint   not null,
    words     tsvector not null,
    primary key (district, matter_id)
);
create index matter_search_words on matter_search using gin (words);

-- Who read what a resident wrote or who they are. Insert-only; shown to the resident.
create table reading (
    district  smallint    not null,
    matter_id bigint      not null,
    at        timestamptz not null,
    account   uuid        not null,
    role      text        not null,
    office    int         not null,
    grade     text        not null check (grade in ('contents', 'identity')),
    purpose   text,
    day       date        not null
);
create index reading_of_matter on reading (district, matter_id, at);
-- Contents are recorded once per person, matter and day; identities each time.
create unique index reading_contents_once on reading (district, matter_id, account, day) where grade = 'contents';

-- One row for each event, claimed after commit by one reader at a time: totals, notices, the public log, live updates.
create table outbox (
    district  smallint not null,
    matter_id bigint   not null,
    revision  int      not null
);

grant select, insert, update on matter to ${app};
grant select, insert on matter_event to ${app};
grant select, insert, update, delete on matter_agenda to ${app};
grant select, insert, delete on matter_words to ${app};
grant select, insert, delete on matter_key to ${app};
grant select, insert, update, delete on matter_search to ${app};
grant select, insert on reading to ${app};
grant select, insert, delete, update on outbox to ${app};
grant select on matter, matter_event to ${reader};

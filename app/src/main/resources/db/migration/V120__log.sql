-- The public log. Each event brings its entry in the outbox row that is written with it; whoever reads the outbox gives it its index.
alter table outbox add column leaf bytea;

-- Every reading is sealed too, so each has a name of its own.
alter table reading add column id uuid not null default gen_random_uuid();
alter table reading add column held boolean;          -- the reader's office held the matter then; null for readings of before
create unique index reading_id on reading (id);
-- "Which identities were read since?" for review, reading by reading.
create index reading_of_identity on reading (at desc, id) where grade = 'identity';

-- What was found of a reading that was looked at again. Insert-only; says nothing of whoever read.
create table reading_review (
    reading  uuid        primary key,
    outcome  text        not null check (outcome in ('in-order', 'taken-up')),
    at       timestamptz not null,
    account  uuid        not null,
    office   int         not null
);
grant select, insert on reading_review to ${app};

-- Entries that wait for their index: readings, what is sealed late, and what is held back to the end of the day because the moment could
-- tell who it was. Claimed by deleting, never by "greater than the last".
create table log_queue (
    district   smallint,                              -- null for entries about no matter
    matter_id  bigint,
    revision   int,                                   -- of the event
    reading    uuid,
    leaf       bytea       not null,
    release_at timestamptz not null
);
-- "What may be sealed by now?"
create index log_queue_released on log_queue (release_at);

create unique index log_queue_events on log_queue (district, matter_id, revision) where revision is not null;
create unique index log_queue_readings on log_queue (reading) where reading is not null;

-- The log as we have it: one row. Indexes up to "assigned" are given out, those below "size" are in tiles and signed.
create table log_head (
    one       boolean     primary key default true check (one),
    origin    text        not null,
    assigned  bigint      not null check (assigned >= size),
    size      bigint      not null,
    root      bytea       not null,
    note      text        not null,                   -- the checkpoint of that size with its signatures
    sealed_at timestamptz not null,
    house     uuid,                                   -- the database in which head and files were found to fit; a restored one is another
    late_done boolean     not null default false      -- everything from before the log was begun has been given to it
);

-- Entries with an index that are in no signed tile yet.
create table log_pending (
    index bigint primary key,
    leaf  bytea  not null
);

-- Where the entry of each event and each reading stands. Insert-only.
create table log_index (
    index     bigint   primary key,
    district  smallint,
    matter_id bigint,
    revision  int,
    reading   uuid
);
-- "Where are this matter's events?" and never one twice.
create unique index log_index_events on log_index (district, matter_id, revision) where revision is not null;
create unique index log_index_readings on log_index (district, matter_id, reading) where reading is not null;

-- The checkpoints that were signed, the newest of each hour kept.
create table log_checkpoint (
    size      bigint      primary key,
    sealed_at timestamptz not null,
    note      text        not null
);

-- Keys that sign, sealed under the master key; a key that was replaced goes on signing until the day on which it is retired.
create table log_key (
    id         uuid        primary key,
    use        text        not null check (use in ('log', 'sm2', 'witness')),
    public     text        not null,                  -- as it is handed out
    sealed     bytea       not null,
    since      timestamptz not null,
    retired_at timestamptz
);
-- Of each use one key is not to be retired.
create unique index log_key_current on log_key (use) where retired_at is null;

-- Logs of other districts that we witness, and the last checkpoint we signed of each.
create table log_witnessed (
    origin  text        primary key,
    size    bigint      not null,
    root    bytea       not null,
    seen_at timestamptz not null
);

-- Walks through history and log: asked for, or the one of the night, and what they found.
create table log_check (
    id         uuid        primary key,
    asked_at   timestamptz not null,
    ended_at   timestamptz,
    size       bigint      not null default 0,
    events     bigint      not null default 0,
    readings   bigint      not null default 0,
    faults     jsonb       not null default '[]'
);
create index log_check_newest on log_check (asked_at desc);

grant select, insert, delete on log_queue to ${app};
grant select, insert, update on log_head to ${app};
grant select, insert, delete on log_pending to ${app};
grant select, insert on log_index to ${app};
grant select, insert, update, delete on log_checkpoint to ${app};
grant select, insert, update on log_key to ${app};
grant select, insert, update on log_witnessed to ${app};
grant select, insert, update on log_check to ${app};

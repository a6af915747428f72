-- Messages that wait to be sent, and for a few days what became of them. Address and values are sealed under the matter's key, or
-- loose where there is no matter; they go with the sending.
create table letter (
    district  smallint    not null,
    id        uuid        not null,                   -- also what the receiving side knows a repetition by
    matter_id bigint,                                 -- null outside any matter
    template  text        not null,
    channel   text        not null check (channel in ('sms', 'email', 'webhook')),
    language  text        not null,
    sealed    bytea,
    state     text        not null check (state in ('waiting', 'sent', 'dead', 'expired')),
    due_at    timestamptz not null,                   -- of one that is being sent: when it is tried again if its sender dies
    until     timestamptz,
    tries     smallint    not null default 0,
    reason    text,                                   -- code of what went wrong the last time
    queued_at timestamptz not null,
    ended_at  timestamptz,
    primary key (district, id),
    check (state in ('sent', 'expired') or sealed is not null)
);
-- "What is due on this way?"
create index letter_due on letter (district, channel, due_at) where state = 'waiting';
-- "What could not be sent, the newest first?"
create index letter_dead on letter (district, ended_at desc, id desc) where state = 'dead';
-- "What belongs to this matter?", when it is erased
create index letter_of_matter on letter (district, matter_id) where matter_id is not null;

-- The address under which a resident answers a mail about a matter; only its keyed hash stands here.
create table reply_address (
    district  smallint not null,
    matter_id bigint   not null,
    hash      bytea    not null,
    primary key (district, matter_id)
);
create unique index reply_address_hash on reply_address (hash);

grant select, insert, update, delete on letter to ${app};
grant select, insert, delete on reply_address to ${app};

-- Keys of applications that send appeals through the open interface. Of each key its hash alone.
create table api_key (
    id        uuid        not null primary key,
    name      text        not null,
    hash      bytea       not null,
    tail      text        not null,                   -- its last signs, to tell it by
    issued_by uuid,                                   -- null when the demonstration was founded
    issued_at timestamptz not null,
    revoked_at timestamptz,
    used_on   date
);
create unique index api_key_hash on api_key (hash);

-- Which key sent which matter. The row goes with the matter's key.
create table open311_sent (
    district  smallint not null,
    matter_id bigint   not null,
    api_key   uuid     not null references api_key (id),
    token     bytea    not null,                      -- hash of what opens no more than the number
    primary key (district, matter_id)
);
create unique index open311_sent_token on open311_sent (token);

grant select, insert, update on api_key to ${app};
grant select, insert, delete on open311_sent to ${app};

-- Addresses of other systems that hear of public facts. Secrets are sealed under the master key.
create table webhook (
    district       smallint    not null,
    id             uuid        not null,
    url            text        not null,
    events         text[]      not null,
    secret         bytea       not null,
    previous       bytea,                             -- signs beside the new one for a day after a rotation
    previous_until timestamptz,
    added_at       timestamptz not null,
    added_by       uuid        not null,
    failures       int         not null default 0,    -- in a row
    paused_at      timestamptz,
    reached_at     timestamptz,                       -- the last time it took something
    primary key (district, id)
);
grant select, insert, update, delete on webhook to ${app};

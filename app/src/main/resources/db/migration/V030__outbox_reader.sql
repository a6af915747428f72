-- Rows leave the outbox with the transaction that counts them, so one that commits late is read late and never passed over.
-- Within a matter the number grows with the revision, because a step writes its row while it holds the header. No index: the
-- outbox is as short as its reader is prompt.
alter table outbox add column no bigint generated always as identity;
alter table outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- How far the one reader is: everything committed before as_of has been heard.
create table outbox_heard (
    one   boolean     primary key default true check (one),
    as_of timestamptz not null
);

grant select, insert, update on outbox_heard to ${app};

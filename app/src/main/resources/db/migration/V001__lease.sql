-- Leases for what must run once, however many server processes there are.
create table lease (
    name   text primary key,
    holder uuid        not null,
    until  timestamptz not null
);

grant usage on schema public to ${app}, ${reader};
grant select, insert, update on lease to ${app};

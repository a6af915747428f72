-- Uploads that wait for the appeal they belong to, for a day; sealed under a key of their own.
create table upload (
    id         uuid        primary key,
    media_type text        not null,
    bytes      int         not null,
    name       bytea       not null,                  -- sealed: a file's name may say who sent it
    created_at timestamptz not null
);

-- Files of a matter, encrypted under its key and kept under the SHA-256 of the ciphertext; never shared between matters.
create table attachment (
    district   smallint    not null,
    matter_id  bigint      not null,
    id         uuid        not null,
    use        text        not null,                  -- appeal, reply
    media_type text        not null,
    bytes      int         not null,
    name       bytea       not null,
    address    text        not null,
    added_at   timestamptz not null,
    primary key (district, matter_id, id)
);

grant select, insert, delete on upload to ${app};
grant select, insert, delete on attachment to ${app};

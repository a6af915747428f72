-- Letters that came by e-mail and could not be taken in, or not whole; they lie in a folder of the mailbox until somebody looks.
create table letter_not_taken (
    district smallint    not null,
    id       uuid        not null,                    -- drawn from the letter's own id
    reason   text        not null,
    sealed   bytea       not null,                    -- sender and the letter's own id, under the master key
    came_at  timestamptz not null,
    again    boolean     not null default false,      -- an administrator wants it tried again
    primary key (district, id)
);
create index letter_not_taken_newest on letter_not_taken (district, came_at desc, id desc);

-- How the mailbox was found the last time.
create table mailbox_read (
    district smallint    primary key,
    at       timestamptz not null,
    fault    text
);
grant select, insert, update, delete on letter_not_taken to ${app};
grant select, insert, update on mailbox_read to ${app};

-- Long work that shows its progress: an import, a step for many matters. Any server may take it up; a server that dies leaves
-- its claim to run out, and another goes on where the count stands. Rows live seven days.
create table job (
    district      smallint    not null,
    id            uuid        not null,
    kind          text        not null check (kind in ('import', 'bulk')),
    account       uuid        not null,               -- who asked for it
    command_id    uuid,                               -- the same command again answers with the same job
    state         text        not null check (state in ('waiting', 'queued', 'running', 'done', 'failed')),
    dry_run       boolean     not null default false,
    total         int         not null,
    done          int         not null default 0,
    accepted      int         not null default 0,
    skipped       int         not null default 0,
    refused       int         not null default 0,
    body          jsonb       not null,               -- what is to be done: codes, ids, names of columns; no words of anybody
    sealed        bytea,                              -- words that go with it, under the master key; gone when the job is done
    failure       text,                               -- code of what stopped it
    attempts      int         not null default 0,
    claim         uuid,
    claimed_until timestamptz,
    created_at    timestamptz not null,
    primary key (district, id)
);
-- "Which job has nobody at it?"
create index job_unfinished on job (district, created_at) where state in ('queued', 'running');
create unique index job_of_a_command on job (district, account, command_id) where command_id is not null;

-- What a job could not do: the row of a file or the place in a list, and the code of the refusal.
create table job_refusal (
    district smallint not null,
    job      uuid     not null,
    no       int      not null,
    code     text     not null,
    field    text,
    primary key (district, job, no),
    foreign key (district, job) references job (district, id) on delete cascade
);

grant select, insert, update, delete on job, job_refusal to ${app};

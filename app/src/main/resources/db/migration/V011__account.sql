-- A post stands at an office; an account holds one post, and its roles count at the office of that post.
create table post (
    district  smallint not null,
    id        int      generated always as identity,
    office    int      not null,
    name_zh   text     not null,
    name_en   text     not null,
    closed_on date,
    primary key (district, id),
    foreign key (district, office) references office (district, id)
);
create index posts_of_an_office on post (district, office);

create table account (
    district             smallint not null,
    id                   uuid     not null,
    login                text     not null check (login = lower(login) and length(login) between 2 and 64),
    name                 text     not null,
    post                 int      not null,
    password             text,                   -- Argon2id; null until one was given
    password_is_initial  boolean  not null default true,
    second_factor        bytea,                  -- the TOTP secret, sealed under a key outside the database
    second_factor_new    bytea,                  -- enrolled but not yet confirmed by a code
    second_factor_step   bigint   not null default 0,   -- the last time step a code was taken from: a code serves once
    opened_at            timestamptz not null,
    closed_at            timestamptz,
    primary key (district, id),
    unique (district, login),
    foreign key (district, post) references post (district, id)
);
create index accounts_at_a_post on account (district, post);

create table account_role (
    district smallint not null,
    account  uuid     not null,
    role     text     not null check (role in
        ('agent', 'dispatcher', 'handler', 'head', 'supervisor', 'leader', 'auditor', 'administrator')),
    primary key (district, account, role),
    foreign key (district, account) references account (district, id)
);
create index who_holds_a_role on account_role (district, role);

create table leave_of_absence (
    district   smallint not null,
    account    uuid     not null,
    from_day   date     not null,
    until_day  date     not null,                -- the first day back
    deputy     uuid     not null,
    primary key (district, account, from_day),
    foreign key (district, account) references account (district, id),
    foreign key (district, deputy) references account (district, id),
    check (until_day > from_day and deputy <> account)
);

-- Who answers at night and on holidays.
create table duty (
    district  smallint    not null,
    id        bigint      generated always as identity,
    account   uuid        not null,
    role      text        not null check (role in ('dispatcher', 'leader')),
    starts_at timestamptz not null,
    ends_at   timestamptz not null,
    primary key (district, id),
    foreign key (district, account) references account (district, id),
    check (ends_at > starts_at)
);
create index who_is_on_duty on duty (district, role, ends_at);

-- What administrators did, for the auditor. Codes, ids and names of offices; never a password, a secret or a resident.
create table people_event (
    district smallint    not null,
    id       bigint      generated always as identity,
    kind     text        not null,
    subject  text        not null,               -- an account's id or an office's
    actor    uuid,                               -- null for the founding and the command line
    body     jsonb       not null,
    at       timestamptz not null,
    primary key (district, id)
);

grant select, insert, update on post, account to ${app};
grant select, insert, delete on account_role, duty, leave_of_absence to ${app};
grant select, insert on people_event to ${app};

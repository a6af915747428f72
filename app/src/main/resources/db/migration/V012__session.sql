-- Signed-in staff. Only the hash of the token is kept, so that reading this table opens nothing.
create table session (
    district     smallint    not null,
    token_hash   bytea       not null check (length(token_hash) = 32),
    id           uuid        not null,           -- named in the list of sessions; opens nothing
    account      uuid        not null,
    agent        text        not null,           -- browser and system in two words
    started_at   timestamptz not null,
    last_seen_at timestamptz not null,
    primary key (district, token_hash),
    unique (district, id),
    foreign key (district, account) references account (district, id)
);
create index sessions_of_an_account on session (district, account);
create index sessions_gone_idle on session (last_seen_at);

create table recovery_code (
    district smallint not null,
    account  uuid     not null,
    hash     bytea    not null check (length(hash) = 32),
    primary key (district, account, hash),
    foreign key (district, account) references account (district, id)
);

-- Failures are kept by the hash of the name that was typed, whether or not there is such an account: the lock tells nobody
-- which names exist.
create table sign_in_failure (
    district     smallint    not null,
    name_hash    bytea       not null check (length(name_hash) = 32),
    failures     int         not null,
    locked_until timestamptz,
    last_at      timestamptz not null,
    primary key (district, name_hash)
);

grant select, insert, update, delete on session, sign_in_failure to ${app};
grant select, insert, delete on recovery_code to ${app};

-- A resident's own account. What it gathers is sealed under a key that follows from the number or the address, which stands nowhere:
-- no column joins an account with a matter, every row is of one length, and none has a time.
create table resident_account (
    district smallint not null,
    contact  bytea    not null check (length(contact) = 32),   -- keyed hash of the number or address
    sealed   bytea    not null,                                -- receipt codes, filled up to one length
    primary key (district, contact)
);

-- Open accounts. The key of the account is sealed under the token, of which only the hash stands here.
create table resident_session (
    district   smallint    not null,
    token_hash bytea       not null check (length(token_hash) = 32),
    contact    bytea       not null,
    sealed_key bytea       not null,
    expires_on date        not null,                           -- a day, so that no hour tells who came when
    primary key (district, token_hash)
);
create index resident_sessions_of_an_account on resident_session (district, contact);
create index resident_sessions_over on resident_session (expires_on);

-- Codes on their way, the same for a number with an account and for one without.
create table resident_code (
    district   smallint    not null,
    contact    bytea       not null check (length(contact) = 32),
    code       bytea,                                          -- keyed hash; null once it was used
    tries      smallint    not null default 0,
    sent       smallint    not null,                           -- since first_at
    first_at   timestamptz not null,
    sent_at    timestamptz not null,
    expires_at timestamptz not null,
    primary key (district, contact)
);
create index resident_codes_forgotten on resident_code (first_at);

grant select, insert, update, delete on resident_account, resident_code to ${app};
grant select, insert, delete on resident_session to ${app};

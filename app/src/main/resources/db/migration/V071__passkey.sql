-- Second factors beside the time-based codes. What is kept is public: a key to check signatures with.
create table passkey (
    district      smallint    not null,
    id            uuid        not null,
    account       uuid        not null,
    name          text        not null check (length(name) between 1 and 60),
    credential_id bytea       not null,
    attested      bytea       not null,          -- credential id and public key, as the authenticator gave them
    counter       bigint      not null,          -- signatures so far, where the authenticator counts them
    transports    text[]      not null,
    added_at      timestamptz not null,
    used_at       timestamptz,
    suspect_at    timestamptz,                   -- its counter went back: somebody may hold a copy
    primary key (district, id),
    unique (district, credential_id),
    foreign key (district, account) references account (district, id)
);
create index passkeys_of_an_account on passkey (district, account);

-- What a new passkey has to sign, drawn here and taken once.
create table passkey_enrolment (
    district   smallint    not null,
    account    uuid        not null,
    challenge  bytea       not null,
    expires_at timestamptz not null,
    primary key (district, account),
    foreign key (district, account) references account (district, id)
);

grant select, insert, update, delete on passkey, passkey_enrolment to ${app};

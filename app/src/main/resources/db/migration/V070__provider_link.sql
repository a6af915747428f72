-- Which account a person of the identity provider signs in to: linked by an administrator, or at the first sign-in by the claim
-- that names accounts. Nobody has two accounts, and no account two people of one provider.
create table provider_link (
    district  smallint    not null,
    issuer    text        not null,
    subject   text        not null check (length(subject) between 1 and 255),
    account   uuid        not null,
    linked_at timestamptz not null,
    primary key (district, issuer, subject),
    unique (district, account, issuer),
    foreign key (district, account) references account (district, id)
);

-- Sign-ins on their way to the provider and back: each is taken up once, by the browser that began it.
create table provider_request (
    district    smallint    not null,
    cookie_hash bytea       not null check (length(cookie_hash) = 32),
    state       text        not null,
    nonce       text        not null,
    verifier    text        not null,
    redirect    text        not null,
    target      text        not null,            -- the page of the desk to open afterwards
    expires_at  timestamptz not null,
    primary key (district, cookie_hash)
);
create index provider_requests_over on provider_request (expires_at);

-- Somebody has shown who they are, by password or by the provider, and still owes the second factor.
create table factor_wanted (
    district    smallint    not null,
    cookie_hash bytea       not null check (length(cookie_hash) = 32),
    account     uuid        not null,
    by_provider boolean     not null,
    challenge   bytea,                           -- for a passkey; taken once
    expires_at  timestamptz not null,
    primary key (district, cookie_hash),
    foreign key (district, account) references account (district, id)
);
create index factors_no_longer_wanted on factor_wanted (expires_at);

alter table session add column by_provider boolean not null default false;
alter table session add column factor_elsewhere boolean not null default false;   -- the provider's second factor counted

grant select, insert, delete on provider_link, provider_request to ${app};
grant select, insert, update, delete on factor_wanted to ${app};

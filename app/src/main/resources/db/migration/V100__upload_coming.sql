-- Uploads that come in pieces and may be interrupted, for a day. Each piece is a sealed file under a name of its own, written before it
-- is counted here, so that what was received is there after a crash. A whole one passes into upload under the same id.
create table upload_coming (
    id         uuid        primary key,
    length     int         not null check (length > 0),
    received   int         not null check (received between 0 and length),
    pieces     uuid[]      not null,
    name       bytea       not null,                  -- sealed
    expires_at timestamptz not null,
    ending     timestamptz                            -- until then somebody is putting the pieces together
);

grant select, insert, update, delete on upload_coming to ${app};

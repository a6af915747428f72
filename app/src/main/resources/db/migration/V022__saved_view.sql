-- A member's own filters of the inbox, by name.
create table saved_view (
    account uuid  not null,
    id      uuid  not null,
    name    text  not null,
    filters jsonb not null,
    primary key (account, id)
);

grant select, insert, delete on saved_view to ${app};

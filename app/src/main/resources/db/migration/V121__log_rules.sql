-- What of the rules was sealed last: the public files by which deadlines are counted, each by its hash.
create table log_rules (
    name      text        primary key,
    commit    text        not null,
    sealed_at timestamptz not null
);
grant select, insert, update on log_rules to ${app};

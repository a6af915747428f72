-- Offices never change their id; what they are called and whom they stand below is a period, so that a rename or a merger
-- leaves old matters as they were.
create table office (
    district    smallint not null,
    id          int      not null check (id > 0),
    code        text     not null check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$'),
    kind        text     not null,
    level       text     not null check (level in ('district', 'township', 'community', 'department', 'body')),
    closed_on   date,
    merged_into int,
    primary key (district, id),
    unique (district, code),
    foreign key (district, merged_into) references office (district, id),
    check (merged_into is null or closed_on is not null)
);

create table office_period (
    district    smallint not null,
    office      int      not null,
    valid_from  date     not null,
    valid_until date,                            -- null while nothing newer is known
    parent      int,
    name_zh     text     not null,
    name_en     text     not null,
    short_zh    text     not null,
    short_en    text     not null,
    primary key (district, office, valid_from),
    foreign key (district, office) references office (district, id),
    foreign key (district, parent) references office (district, id),
    check (valid_until is null or valid_until > valid_from),
    check (parent is null or parent <> office)
);
create unique index office_has_one_present_name on office_period (district, office) where valid_until is null;

-- Raised by every change of the tree. Writers queue on this row; servers compare it with what they hold in memory.
create table office_version (
    district smallint primary key,
    version  bigint   not null
);

grant select, insert on office to ${app};
grant update (closed_on, merged_into) on office to ${app};
grant select, insert, update on office_period, office_version to ${app};
grant select on office, office_period to ${reader};

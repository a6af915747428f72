-- Drawn samples for follow-up. The rule is fixed first and never changed; the draw adds the seed and the list it was drawn from.
create table sample (
    district   smallint    not null,
    id         int         not null,
    from_day   date        not null,
    to_day     date        not null,
    offices    int[]       not null,                 -- with those below them; empty: the whole district
    size       int         check (size > 0),
    share      numeric(4, 3) check (share > 0 and share <= 1),
    fixed_at   timestamptz not null,
    fixed_by   uuid        not null,
    seed       text,
    drawn_at   timestamptz,
    drawn_by   uuid,
    primary key (district, id),
    check ((size is null) <> (share is null)),
    check (to_day >= from_day),
    check ((seed is null) = (drawn_at is null))
);

-- The list of a sample. A matter stands on one list at most.
create table sample_list (
    district  smallint not null,
    matter_id bigint   not null,
    sample    int      not null,
    drawn     boolean  not null,
    told      boolean  not null default false,       -- whether the matter's history says so yet
    primary key (district, matter_id),
    foreign key (district, sample) references sample (district, id)
);
create index sample_list_of on sample_list (district, sample);
-- "Which histories must still be told?"
create index sample_list_untold on sample_list (district, sample, matter_id) where not told;

grant select, insert on sample to ${app};
grant update (seed, drawn_at, drawn_by) on sample to ${app};
grant select, insert on sample_list to ${app};
grant update (told) on sample_list to ${app};

-- Appeals that wait for a suggestion. Written by the reader of the outbox, emptied by whoever suggests; a row more or less does no harm.
create table triage_due (
    district  smallint not null,
    matter_id bigint   not null,
    primary key (district, matter_id)
);

-- What people decided, in the order they did: what the sorter learns from. No word of any appeal: texts are read from the appeal itself as
-- long as its key stands, so that an erased one is forgotten at the next reading.
create table triage_decision (
    district  smallint    not null,
    no        bigint      generated always as identity,
    matter_id bigint      not null,
    category  text        not null,
    office    int         not null,
    decided_at timestamptz not null,
    primary key (district, no)
);

-- How suggestions fared, by month. Kind 'intake': appeals by the category suggested first; kind 'decided': appeals sent out, by the office and
-- category a person chose. Bins are tenths of confidence. Holds no matter and nobody who decided.
create table triage_count (
    district       smallint not null,
    month          date     not null check (extract(day from month) = 1),
    kind           text     not null check (kind in ('intake', 'decided')),
    office         int      not null,
    category       text     not null,
    sure           boolean  not null,
    bin            smallint not null check (bin between 0 and 9),
    number         int      not null check (number > 0),
    percents       int      not null,
    category_right int      not null,
    office_right   int      not null,
    primary key (district, month, kind, office, category, sure, bin)
);

grant select, insert, delete on triage_due to ${app};
grant select, insert on triage_decision to ${app};
grant select, insert, update on triage_count to ${app};

-- What was decided before there was a sorter.
insert into triage_decision (district, matter_id, category, office, decided_at)
select district, matter_id, category, office, received_at from (
    select district, matter_id, category, office, received_at from matter
    where kind = 'appeal' and category is not null and state not in ('registered', 'accepted', 'withdrawn', 'not-accepted', 'set-aside')
    order by received_at desc, matter_id desc limit 5000) newest
order by received_at, matter_id;

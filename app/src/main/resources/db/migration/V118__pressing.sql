-- What waits to be sent out and was suggested to be urgent before there was a mark for it.
update matter m set flags = m.flags | 8192
where m.owed and m.kind = 'appeal' and m.state in ('registered', 'accepted') and m.flags & 1 = 0 and (
    select (e.spine ->> 'urgent')::boolean from matter_event e
    where e.district = m.district and e.matter_id = m.matter_id and e.kind = 'Suggested' order by e.revision desc limit 1);

-- What is urgent or may be stands first where it waits to be sent out.
alter table matter add column pressing boolean not null generated always as ((flags & 8193) <> 0) stored;
create index matter_pressing on matter (district, office, coalesce(due, 'infinity'), matter_id) where owed and pressing;

-- How often the holders of matters of a category asked an office to help. Holds no matter and nobody who asked.
create table triage_support (
    district smallint not null,
    category text     not null,
    office   int      not null,
    number   int      not null check (number > 0),
    primary key (district, category, office)
);
grant select, insert, update on triage_support to ${app};

insert into triage_support (district, category, office, number)
select m.district, m.category, (asked ->> 'office')::int, count(*) from matter m cross join lateral jsonb_array_elements(m.supports) asked
where m.category is not null and m.supports is not null and m.flags & 2 = 0 group by 1, 2, 3;

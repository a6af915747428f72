-- The promise of a matter is never restarted, so a list cannot be ordered by it: after a reopening another clock waits for the answer, and
-- a lead is due when the earliest member of its group is. The date an answer is due at stands beside it.
alter table matter add column due timestamptz;
update matter set due = (
    select min(to_timestamp((clock -> 'd' ->> 2)::numeric / 1000000)) from jsonb_array_elements(custody -> 'clocks') clock
    where clock ->> 's' in ('promise', 'reopened', 'again')) where owed or lead is not null;
-- Custody knows the members of a group with their dates.
update matter lead set custody = jsonb_set(lead.custody, '{members}', (
    select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', member.value,
        'due', (select (extract(epoch from m.due) * 1000000)::bigint from matter m where m.district = lead.district and m.matter_id = member.value::bigint))))
    from jsonb_array_elements(lead.custody -> 'members') member)) where lead.group_size > 1;
update matter lead set due = least(due, (
    select min(m.due) from matter m where m.district = lead.district and m.lead = lead.matter_id)) where lead.group_size > 1 and lead.owed;
-- "What does this office owe, the most urgent first?" in the very order of the inbox, those without a date last.
drop index matter_owed_by_office;
create index matter_owed_by_office on matter (district, office, coalesce(due, 'infinity'), matter_id) where owed;

-- An index whose condition reads the flags makes every change of a flag write to all indexes of the header (no heap-only update).
-- The one flag it asks for stands alone, so that a step that sets or clears another touches none.
drop index matter_provisional;
alter table matter add column provisional boolean not null generated always as ((flags & 32) <> 0) stored;
-- "Which dates rest on a year whose rest days were not published?" Asked when a calendar is added.
create index matter_provisional on matter (district, matter_id) where provisional;

-- The search words of a long text stay beside their key instead of going to a table of their own, with an index of its own.
alter table matter_search set (toast_tuple_target = 4080);

-- "Which dates rest on a year whose rest days were not published?" Asked when a calendar is added.
create index matter_provisional on matter (district, matter_id) where (flags & 32) <> 0;

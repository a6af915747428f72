-- "What was reported in this part of the map?"
create index public_matter_by_position on public_matter (district, lat, lng) where lat is not null;
-- "What waits for an answer in this community?"
create index public_matter_open_in_place on public_matter (district, place, received_at desc, matter_id desc) where closed_at is null;

-- "What is on the map, the newest first?"
create index public_matter_newest_on_map on public_matter (district, received_at desc, matter_id desc) where lat is not null;

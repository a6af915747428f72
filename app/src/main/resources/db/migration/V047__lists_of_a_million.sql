-- How often a flag is set: without it the planner takes "all but a few" for "one in two hundred" and sorts the whole table.
create statistics matter_kept_below on (flags & 2048) from matter;
create statistics matter_reports on (flags & 2) from matter;

-- What custody says of other offices and of what is asked for stands in columns of its own, which most steps leave as they are: an
-- index on custody itself would be written at every step.
alter table matter
    add column supervisors jsonb generated always as (custody -> 'supervisors') stored,
    add column supports jsonb generated always as (custody -> 'supports') stored,
    add column asks boolean not null generated always as (
        custody ? 'erasureAsked' or custody ? 'callAsked' or custody @> '{"clocks":[{"s":"followup"}]}') stored;
-- "What does this office watch over?"
create index matter_supervised on matter using gin (supervisors jsonb_path_ops) where supervisors is not null;
-- "What does this office help with?"
create index matter_supported on matter using gin (supports jsonb_path_ops) where supports is not null;
-- "Which residents wait for a call, or asked for erasure?"
create index matter_asks on matter (district, received_at desc, matter_id desc) where asks;
-- "What was there in this community, the newest first?"
create index matter_of_a_place on matter (district, place, received_at desc, matter_id desc);

-- Files of a matter are sealed in the public log as its events and readings are.
alter table attachment add column digest bytea;       -- the SHA-256 of the plain file, sealed under the matter's key: two matters never show that they hold the same file
grant update (digest) on attachment to ${app};        -- of files of before, which are sealed late

alter table log_queue add column file uuid;
alter table log_index add column file uuid;
-- A file of a group stands in each of its matters.
create unique index log_queue_files on log_queue (district, matter_id, file) where file is not null;
create unique index log_index_files on log_index (district, matter_id, file) where file is not null;

-- What is released together is claimed in the order of its bytes, and may be everything that was sealed late.
drop index log_queue_released;
create index log_queue_released on log_queue (release_at, leaf);
-- "What of this matter is on its way?"
create index log_queue_matter on log_queue (district, matter_id);
-- "Which entries belong to no matter?"
create index log_index_of_no_matter on log_index (index) where matter_id is null;

-- Files that are there already are given to the log late.
update log_head set late_done = false;

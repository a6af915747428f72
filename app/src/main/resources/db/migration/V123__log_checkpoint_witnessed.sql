-- Receipts are made under the first kept checkpoint that holds an entry, before others one that a witness signed.
alter table log_checkpoint add column witnessed boolean not null default false;
update log_checkpoint set witnessed = exists (
    select from regexp_split_to_table(note, E'\n') as line
    where line like '— %' and split_part(line, ' ', 2) <> split_part(note, E'\n', 1));
create index log_checkpoint_witnessed on log_checkpoint (size) where witnessed;
-- "Which were kept of this hour?"
create index log_checkpoint_sealed on log_checkpoint (sealed_at);

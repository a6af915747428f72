-- What the virus scanner says of a file: unseen, clean, infected. Files from before a scanner was there are shown to it as well.
alter table upload add column scan text not null default 'unseen';
alter table attachment add column scan text not null default 'unseen';
create index attachment_to_scan on attachment (added_at) where scan = 'unseen';
grant update (scan) on attachment to ${app};

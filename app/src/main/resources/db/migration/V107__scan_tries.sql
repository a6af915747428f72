-- How often the virus scanner said nothing of a file: those wait behind the others, and not for ever.
alter table attachment add column scan_tries smallint not null default 0;
create index attachment_to_scan_next on attachment (scan_tries, added_at) where scan = 'unseen';
drop index attachment_to_scan;
grant update (scan_tries) on attachment to ${app};

-- Exports run as the reader. A search is exported by the same words that found it.
grant select on matter_search to ${reader};
-- "Which imported matters wait for a promise?" (flag NO_RULE) Most matters of an import are closed facts.
create index matter_without_promise on matter (district, received_at desc, matter_id desc) where (flags & 1024) <> 0;

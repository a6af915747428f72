-- As V045_1 did for the dates of an unpublished year: an index whose condition reads the flags makes every change of a flag write to
-- all indexes of the header. The flag it asks for stands alone.
drop index matter_without_promise;
alter table matter add column no_rule boolean not null generated always as ((flags & 1024) <> 0) stored;
-- "Which imported matters still wait for a promise, the newest first?"
create index matter_without_promise on matter (district, received_at desc, matter_id desc) where no_rule;

-- "What does this office owe, the most urgent first?" in the very order of the inbox, those without a promise last.
drop index matter_owed_by_office;
create index matter_owed_by_office on matter (district, office, coalesce(promise, 'infinity'), matter_id) where owed;

-- Search words as numbers, a third of the bytes: a pair of characters is its two codes side by side, any other word a checksum in
-- the range of codes that stands for no character. SearchWords does the same.
create function search_word(word text) returns int language sql immutable as $$
    with code (c) as (select case
        when length(word) = 1 and ascii(word) < 65536 then ascii(word)::bigint
        when length(word) = 2 and ascii(word) between 4352 and 65535 and ascii(substr(word, 2)) between 4352 and 65535
            then (ascii(word)::bigint << 16) | ascii(substr(word, 2))
        else 3623878656 | (crc32(convert_to(word, 'UTF8')) & 134217727) end)
    select (case when c >= 2147483648 then c - 4294967296 else c end)::int from code $$;
create function search_words(words tsvector) returns int[] language sql immutable as $$
    select coalesce(array_agg(search_word(word)), '{}') from unnest(tsvector_to_array(words)) word $$;
drop index matter_search_words;
alter table matter_search alter column words type int[] using search_words(words);
create index matter_search_words on matter_search using gin (words);
drop function search_words(tsvector);
drop function search_word(text);

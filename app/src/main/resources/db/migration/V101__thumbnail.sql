-- A small picture beside each photograph, made when it is accepted: sealed, addressed and erased like the file itself.
alter table upload add column thumbnail uuid;          -- the name under which it waits
alter table attachment add column thumbnail text;      -- its address, under the key of the matter

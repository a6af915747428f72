-- By what the derived keys in force are known again, one for each use; nothing can be learnt of a key from it. Written when the master key is changed.
create table derived_mark (
    use  text primary key,
    mark text not null
);

grant select on derived_mark to ${app};

-- How many replies an office sent in a month about a category (code 'replies'), and how many of them got which hint. Kept by the reader of
-- the outbox; holds no matter, no word and nobody who wrote one.
create table reply_quality (
    district smallint not null,
    month    date     not null check (extract(day from month) = 1),
    office   int      not null,
    category text     not null,
    code     text     not null,
    number   int      not null check (number > 0),
    primary key (district, month, office, category, code)
);

grant select, insert, update on reply_quality to ${app};

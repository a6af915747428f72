-- Answers to frequent questions, public; a withdrawn one stays, so that it can come back.
create table answer (
    district    smallint    not null,
    answer_id   int         generated always as identity,
    category    text,
    question_zh text        not null,
    question_en text        not null,
    answer_zh   text        not null,
    answer_en   text        not null,
    basis       text        not null,                 -- the law, or who says so
    words       int[]       not null,
    open        boolean     not null,
    changed_at  timestamptz not null,
    changed_by  uuid,                                 -- null when the demonstration was founded
    primary key (district, answer_id)
);
-- "Which answers have some of these words?"
create index answer_words on answer using gin (words);

grant select, insert, update on answer to ${app};

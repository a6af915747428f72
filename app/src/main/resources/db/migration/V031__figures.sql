-- What of a matter counts, kept by the reader of the outbox: every figure is a number of these rows, and the rows are what
-- stands behind the figure. A function of history alone (and of the category the matter has now); figures_kept says which.
create table counted (
    district  smallint    not null,
    matter_id bigint      not null,
    revision  int         not null,                  -- the event that made it count
    measure   text        not null,
    office    int         not null,
    at        timestamptz not null,
    until     timestamptz,                           -- for what lasts, as holding does
    detail    text        not null,
    category  text        not null,
    primary key (district, matter_id, revision, measure)
);
-- "Which matters stand behind this figure of this office?"
create index counted_behind_a_figure on counted (district, office, measure, at desc, matter_id desc);

-- Day totals, and the same by month, so that a year is twelve rows and not 365. Category '' is all of them together.
create table total (
    district smallint not null,
    kind     text     not null,
    category text     not null,
    span     text     not null check (span in ('day', 'month')),
    measure  text     not null,
    starts   date     not null,
    office   int      not null,
    number   int      not null,
    primary key (district, kind, category, span, measure, starts, office)
) with (fillfactor = 80);

-- The definitions the figures were counted by, and how far counting anew by newer ones has come.
create table figures_kept (
    one       boolean  primary key default true check (one),
    version   int      not null,
    district  smallint not null,
    matter_id bigint   not null,
    complete  boolean  not null
);

grant select, insert, update, delete on counted, total to ${app};
grant select, insert, update on figures_kept to ${app};
grant select on total to ${reader};

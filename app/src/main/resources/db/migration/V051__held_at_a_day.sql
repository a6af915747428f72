-- "What did these offices hold at that instant?" Held from then (exclusive) to then (inclusive); without an end, held still. By office and
-- start alone, everything an office ever held was walked through.
create index counted_held_at on counted using spgist (tstzrange(at, until, '(]')) where measure = 'held';

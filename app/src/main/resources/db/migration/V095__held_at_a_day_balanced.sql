-- "What did these offices hold at that instant?" as V051, by a tree that stays balanced: matters come in the order of time, and the other
-- kind grew deeper with each, so that among 900 000 a row took more than 0.3 ms to be written, and the next ones longer.
drop index counted_held_at;
create index counted_held_at on counted using gist (tstzrange(at, until, '(]')) where measure = 'held';

-- Totals of ten days, quarters and years beside those of days and months: any period is a few of them, so that a year's ledger
-- reads six spans and not 365 days. All offices of a span lie together.
alter table total drop constraint total_span_check;
alter table total add constraint total_span_check check (span in ('day', 'tenday', 'month', 'quarter', 'year'));
alter table total drop constraint total_pkey;
alter table total add primary key (district, kind, category, span, starts, measure, office);

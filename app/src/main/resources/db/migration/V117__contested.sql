-- "Which residents say that their appeal belongs elsewhere?" is answered by the index of what is asked for.
alter table matter alter column asks set expression as (
    custody ? 'erasureAsked' or custody ? 'callAsked' or custody ? 'contested' or custody @> '{"clocks":[{"s":"followup"}]}');

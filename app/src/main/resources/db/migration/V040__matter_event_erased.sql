-- "Which matters were erased?", asked at each start to complete the list outside the database.
create index matter_event_erased on matter_event (district, matter_id) where kind = 'Erased';

-- All that one office holds, the newest first: among a million the list walked through every office's. A matter's office changes only when
-- it is handed over, and what the inbox is sorted by changes then too, so no change of a row costs more entries than this one.
create index matter_by_office on matter (district, office, received_at desc, matter_id desc);

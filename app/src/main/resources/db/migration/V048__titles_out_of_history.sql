-- A title somebody wrote is free text: it stands in the header, where erasure blanks it, and no longer in history, where nothing can.
update matter_event set spine = spine - 'title' where kind = 'Retitled';

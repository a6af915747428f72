-- Whether a sealed file is anybody's is asked for each that lies in the store.
create index attachment_address on attachment (address);
create index attachment_thumbnail on attachment (thumbnail) where thumbnail is not null;

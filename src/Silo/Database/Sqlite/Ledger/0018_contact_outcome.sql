-- What a contact led to: 0 agreed, 1 declined, 2 other; null when nobody said.
alter table contact add column outcome integer;

-- Rules have judged every day before this one.
create table demerit_sweep (
  id integer primary key check (id = 1),
  judged_until integer not null
) strict;

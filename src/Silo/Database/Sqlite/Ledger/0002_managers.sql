create table manager_checkpoint (
  manager_id text primary key,
  revision integer not null,
  position integer not null,
  applied blob not null,
  applied_count integer not null,
  entries integer not null,
  payload blob not null
) strict;

create table manager_day (
  manager_id text not null,
  kind integer not null,
  effect integer not null,
  customer_kind integer not null,
  product text not null,
  value_date integer not null,
  amount integer not null,
  quantity integer not null,
  booked_at integer not null,
  primary key (manager_id, kind, effect, customer_kind, product, value_date)
) strict, without rowid;

create table org_unit (
  unit_id text primary key,
  parent_id text,
  name_en text not null,
  name_zh text not null
) strict, without rowid;

create table manager (
  manager_id text primary key,
  name text not null,
  grade text not null,
  active integer not null
) strict, without rowid;

create table manager_placement (
  manager_id text not null,
  from_day integer not null,
  unit_id text not null,
  primary key (manager_id, from_day)
) strict, without rowid;

create table indicator (
  code text primary key,
  ordinal integer not null,
  definition text not null
) strict, without rowid;

create table bank_day (
  id integer primary key check (id = 1),
  business_date integer not null,
  currency text not null,
  currency_decimals integer not null,
  time_zone text not null,
  follows_clock integer not null,
  bank_name text not null,
  go_live integer not null
) strict;

create table bank_version (
  part text primary key,
  version integer not null
) strict, without rowid;
insert into bank_version (part, version) values ('organization', 0), ('indicators', 0), ('day', 0);

create table reconcile_run (
  id integer primary key autoincrement,
  started_at integer not null,
  finished_at integer not null,
  green integer not null,
  entries integer not null,
  differences text not null
) strict;

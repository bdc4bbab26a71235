-- Days are day numbers (1 = 0001-01-02), instants are UTC ticks, enums are their numbers.
create table ledger (
  sequence integer primary key,
  position integer not null,
  source text not null,
  posting_id text not null,
  leg integer not null,
  customer_id text not null,
  account_id text,
  manager_id text not null,
  kind integer not null,
  product text not null,
  customer_kind integer not null,
  effect integer not null,
  amount integer not null,
  quantity integer not null,
  value_date integer not null,
  booked_at integer not null,
  recorded_at integer not null,
  recorded_on integer not null,
  share_basis_points integer not null,
  posting_amount integer not null,
  content_hash integer not null,
  reverses_source text,
  reverses_id text
) strict;
create unique index ledger_posting on ledger (source, posting_id, leg);
create unique index ledger_reversal on ledger (reverses_source, reverses_id, leg) where reverses_id is not null;
create index ledger_manager on ledger (manager_id, position);
create index ledger_customer on ledger (customer_id, sequence);
create index ledger_late on ledger (manager_id, recorded_on) where recorded_on > value_date;

create table customer (
  customer_id text primary key,
  name text not null,
  kind integer not null,
  phone text,
  email text,
  address text,
  industry text,
  home_unit_id text not null,
  since integer not null,
  tier integer not null
) strict, without rowid;
create index customer_home on customer (home_unit_id);

create table account (
  account_id text primary key,
  customer_id text not null
) strict, without rowid;
create index account_customer on account (customer_id);

create table assignment (
  customer_id text not null,
  from_day integer not null,
  primary key (customer_id, from_day)
) strict, without rowid;

create table assignment_share (
  customer_id text not null,
  from_day integer not null,
  ordinal integer not null,
  manager_id text not null,
  basis_points integer not null,
  primary key (customer_id, from_day, ordinal)
) strict, without rowid;
create index assignment_share_manager on assignment_share (manager_id, customer_id, from_day);

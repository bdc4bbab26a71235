-- Enums are their numbers. A position is the transaction that committed the entry. Ids sort by bytes, as in SQLite and in .NET.
-- Each silo takes a block of sequences at a time.
create sequence ledger_sequence increment by 1000000;

create table ledger (
  sequence bigint not null,
  position bigint not null,
  source text collate "C" not null,
  posting_id text collate "C" not null,
  leg integer not null,
  customer_id text collate "C" not null,
  account_id text collate "C",
  manager_id text collate "C" not null,
  kind smallint not null,
  product text collate "C" not null,
  customer_kind smallint not null,
  effect smallint not null,
  amount bigint not null,
  quantity integer not null,
  value_date date not null,
  booked_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_on date not null,
  share_basis_points integer not null,
  posting_amount bigint not null,
  content_hash bigint not null,
  reverses_source text collate "C",
  reverses_id text collate "C",
  primary key (source, posting_id, leg)
);
create unique index ledger_reversal on ledger (reverses_source, reverses_id, leg) where reverses_id is not null;
create index ledger_manager on ledger (manager_id, position);
create index ledger_customer on ledger (customer_id, sequence);
create index ledger_late on ledger (manager_id, recorded_on) where recorded_on > value_date;

create table customer (
  customer_id text collate "C" primary key,
  name text not null,
  kind smallint not null,
  phone text,
  email text,
  address text,
  industry text,
  home_unit_id text collate "C" not null,
  since date not null,
  tier smallint not null
);
create index customer_home on customer (home_unit_id);

create table account (
  account_id text collate "C" primary key,
  customer_id text collate "C" not null
);
create index account_customer on account (customer_id);

create table assignment (
  customer_id text collate "C" not null,
  from_day date not null,
  primary key (customer_id, from_day)
);

create table assignment_share (
  customer_id text collate "C" not null,
  from_day date not null,
  ordinal integer not null,
  manager_id text collate "C" not null,
  basis_points integer not null,
  primary key (customer_id, from_day, ordinal)
);
create index assignment_share_manager on assignment_share (manager_id, customer_id, from_day);

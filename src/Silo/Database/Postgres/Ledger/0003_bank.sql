create table org_unit (
  unit_id text collate "C" primary key,
  parent_id text collate "C",
  name_en text not null,
  name_zh text not null
);

create table manager (
  manager_id text collate "C" primary key,
  name text not null,
  grade text not null,
  active boolean not null
);

create table manager_placement (
  manager_id text collate "C" not null,
  from_day date not null,
  unit_id text collate "C" not null,
  primary key (manager_id, from_day)
);

create table indicator (
  code text collate "C" primary key,
  ordinal integer not null,
  definition text not null
);

create table bank_day (
  id integer primary key check (id = 1),
  business_date date not null,
  currency text not null,
  currency_decimals integer not null,
  time_zone text not null,
  follows_clock boolean not null,
  bank_name text not null,
  go_live date not null
);

create table bank_version (
  part text primary key,
  version bigint not null
);
insert into bank_version (part, version) values ('organization', 0), ('indicators', 0), ('day', 0);

create table reconcile_run (
  id bigint generated always as identity primary key,
  started_at timestamptz not null,
  finished_at timestamptz not null,
  green boolean not null,
  entries bigint not null,
  differences text not null
);

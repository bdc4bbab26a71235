create table demerit_fault (
  code text not null,
  version integer not null,
  from_day integer not null,
  definition text not null,
  changed_by text not null,
  changed_at integer not null,
  primary key (code, version)
) strict, without rowid;

create table demerit (
  id text primary key,
  version integer not null,
  manager_id text not null,
  fault text not null,
  fault_version integer not null,
  points integer not null,
  disqualifies integer not null,
  fault_day integer not null,
  evidence text not null,
  customer_id text,
  rule_key text unique,
  state integer not null,
  recorded_by text not null,
  recorded_at integer not null
) strict;
create index demerit_manager on demerit (manager_id, fault_day);

create table demerit_step (
  demerit_id text not null,
  version integer not null,
  operation_id text not null unique,
  at integer not null,
  actor text not null,
  state integer not null,
  points integer not null,
  note text not null,
  primary key (demerit_id, version)
) strict, without rowid;

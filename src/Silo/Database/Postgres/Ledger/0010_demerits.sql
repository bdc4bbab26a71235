create table demerit_fault (
  code text collate "C" not null,
  version integer not null,
  from_day date not null,
  definition text not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (code, version)
);

create table demerit (
  id text collate "C" primary key,
  version integer not null,
  manager_id text collate "C" not null,
  fault text collate "C" not null,
  fault_version integer not null,
  points integer not null,
  disqualifies boolean not null,
  fault_day date not null,
  evidence text not null,
  customer_id text collate "C",
  rule_key text collate "C" unique,
  state smallint not null,
  recorded_by text not null,
  recorded_at timestamptz not null
);
create index demerit_manager on demerit (manager_id, fault_day);

create table demerit_step (
  demerit_id text collate "C" not null,
  version integer not null,
  operation_id text collate "C" not null unique,
  at timestamptz not null,
  actor text not null,
  state smallint not null,
  points integer not null,
  note text not null,
  primary key (demerit_id, version)
);

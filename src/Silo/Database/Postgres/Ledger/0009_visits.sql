-- A visit belongs to one manager; no two of a manager overlap. day is the bank's day of starts_at.
create table visit (
  visit_id text collate "C" primary key,
  customer_id text collate "C" not null,
  manager_id text collate "C" not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  day date not null,
  place text not null,
  purpose text not null,
  surprise boolean not null,
  state smallint not null,
  series_id text collate "C",
  out_at timestamptz,
  out_place text,
  out_to_whom text,
  out_until timestamptz,
  back_at timestamptz,
  reason text,
  created_by text not null,
  created_at timestamptz not null
);
create index visit_manager on visit (manager_id, starts_at);
create index visit_customer on visit (customer_id, day);
create index visit_out on visit (manager_id) where state = 1;

create table contact (
  contact_id text collate "C" primary key,
  customer_id text collate "C" not null,
  manager_id text collate "C" not null,
  kind smallint not null,
  at timestamptz not null,
  day date not null,
  result text not null,
  recorded_by text not null,
  recorded_at timestamptz not null
);
create index contact_customer on contact (customer_id, day);
create index contact_manager on contact (manager_id, at);

-- A promise to get in touch at a minute; done_with names the contact or visit that kept it.
create table callback (
  callback_id text collate "C" primary key,
  customer_id text collate "C" not null,
  manager_id text collate "C" not null,
  due_at timestamptz not null,
  from_ref text collate "C",
  done_with text collate "C"
);
create index callback_manager on callback (manager_id, due_at);
create index callback_open on callback (customer_id, manager_id) where done_with is null;

create table visit_report (
  visit_id text collate "C" primary key,
  version bigint not null,
  state smallint not null,
  late boolean not null,
  content text not null,
  submitted_by text,
  submitted_at timestamptz,
  decided_by text,
  decided_at timestamptz,
  reason text
);
create index visit_report_state on visit_report (state, submitted_at);

create table calendar_feed (
  feed_id text collate "C" primary key,
  user_name text not null,
  manager_id text collate "C" not null,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  revoked_at timestamptz
);

-- The row of a manager is the lock under which the manager's visits are decided. planned_version lags behind version until the manager's
-- reminder was set again.
create table agenda (
  manager_id text collate "C" primary key,
  version bigint not null,
  planned_version bigint not null,
  told_until timestamptz
);
create index agenda_unplanned on agenda (manager_id) where planned_version < version;

create table agenda_told (
  manager_id text collate "C" not null,
  due_at timestamptz not null,
  kind smallint not null,
  ref_id text collate "C" not null,
  told_at timestamptz not null,
  primary key (manager_id, due_at, kind, ref_id)
);

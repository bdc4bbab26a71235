-- A visit belongs to one manager; no two of a manager overlap. day is the bank's day of starts_at.
create table visit (
  visit_id text primary key,
  customer_id text not null,
  manager_id text not null,
  starts_at integer not null,
  ends_at integer not null,
  day integer not null,
  place text not null,
  purpose text not null,
  surprise integer not null,
  state integer not null,
  series_id text,
  out_at integer,
  out_place text,
  out_to_whom text,
  out_until integer,
  back_at integer,
  reason text,
  created_by text not null,
  created_at integer not null
) strict;
create index visit_manager on visit (manager_id, starts_at);
create index visit_customer on visit (customer_id, day);
create index visit_out on visit (manager_id) where state = 1;

create table contact (
  contact_id text primary key,
  customer_id text not null,
  manager_id text not null,
  kind integer not null,
  at integer not null,
  day integer not null,
  result text not null,
  recorded_by text not null,
  recorded_at integer not null
) strict;
create index contact_customer on contact (customer_id, day);
create index contact_manager on contact (manager_id, at);

-- A promise to get in touch at a minute; done_with names the contact or visit that kept it.
create table callback (
  callback_id text primary key,
  customer_id text not null,
  manager_id text not null,
  due_at integer not null,
  from_ref text,
  done_with text
) strict;
create index callback_manager on callback (manager_id, due_at);
create index callback_open on callback (customer_id, manager_id) where done_with is null;

create table visit_report (
  visit_id text primary key,
  version integer not null,
  state integer not null,
  late integer not null,
  content text not null,
  submitted_by text,
  submitted_at integer,
  decided_by text,
  decided_at integer,
  reason text
) strict;
create index visit_report_state on visit_report (state, submitted_at);

create table calendar_feed (
  feed_id text primary key,
  user_name text not null,
  manager_id text not null,
  token_hash blob not null unique,
  created_at integer not null,
  revoked_at integer
) strict;

-- The row of a manager is the lock under which the manager's visits are decided. planned_version lags behind version until the manager's
-- reminder was set again.
create table agenda (
  manager_id text primary key,
  version integer not null,
  planned_version integer not null,
  told_until integer
) strict;
create index agenda_unplanned on agenda (manager_id) where planned_version < version;

create table agenda_told (
  manager_id text not null,
  due_at integer not null,
  kind integer not null,
  ref_id text not null,
  told_at integer not null,
  primary key (manager_id, due_at, kind, ref_id)
) strict;

create table user_account (
  user_key text primary key,
  user_name text not null,
  display_name text not null,
  password_hash text not null,
  role integer not null,
  manager_id text,
  unit_id text,
  security_stamp text not null,
  failed_attempts integer not null,
  locked_until integer,
  active integer not null
) strict, without rowid;

create table api_key (
  id text primary key,
  name text not null,
  hash blob not null unique,
  user_name text not null,
  created_at integer not null,
  expires_at integer,
  revoked_at integer
) strict;

create table display (
  id text primary key,
  name text not null,
  token_hash blob not null unique,
  tables text not null,
  seconds_per_table integer not null,
  unit_id text not null,
  created_at integer not null,
  revoked_at integer
) strict;

create table import_job (
  id text primary key,
  file_name text not null,
  user_name text not null,
  state integer not null,
  bytes_read integer not null,
  bytes_total integer,
  row_count integer not null,
  accepted integer not null,
  duplicates integer not null,
  rejected integer not null,
  error text,
  started_at integer not null,
  finished_at integer
) strict;
create index import_job_started on import_job (started_at);

create table import_reject (
  job_id text not null,
  line integer not null,
  source text,
  posting_id text,
  field text,
  code text not null,
  message text not null,
  primary key (job_id, line)
) strict, without rowid;

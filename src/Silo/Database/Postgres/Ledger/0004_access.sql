create table user_account (
  user_key text collate "C" primary key,
  user_name text not null,
  display_name text not null,
  password_hash text not null,
  role smallint not null,
  manager_id text collate "C",
  unit_id text collate "C",
  security_stamp text not null,
  failed_attempts integer not null,
  locked_until timestamptz,
  active boolean not null
);

create table api_key (
  id text collate "C" primary key,
  name text not null,
  hash bytea not null unique,
  user_name text not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz
);

create table display (
  id text collate "C" primary key,
  name text not null,
  token_hash bytea not null unique,
  tables text not null,
  seconds_per_table integer not null,
  unit_id text collate "C" not null,
  created_at timestamptz not null,
  revoked_at timestamptz
);

create table import_job (
  id text collate "C" primary key,
  file_name text not null,
  user_name text not null,
  state smallint not null,
  bytes_read bigint not null,
  bytes_total bigint,
  row_count bigint not null,
  accepted bigint not null,
  duplicates bigint not null,
  rejected bigint not null,
  error text,
  started_at timestamptz not null,
  finished_at timestamptz
);
create index import_job_started on import_job (started_at);

create table import_reject (
  job_id text collate "C" not null,
  line bigint not null,
  source text collate "C",
  posting_id text collate "C",
  field text,
  code text collate "C" not null,
  message text not null,
  primary key (job_id, line)
);

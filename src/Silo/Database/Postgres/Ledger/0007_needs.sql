create table need (
  id text collate "C" primary key,
  operation_id text collate "C" not null unique,
  content_hash bigint not null,
  customer_id text collate "C" not null,
  kind smallint not null,
  text text not null,
  amount bigint,
  deadline date not null,
  owner_manager_id text collate "C",
  unit_id text collate "C" not null,
  state smallint not null,
  answer text,
  outcome smallint,
  created_by text not null,
  created_at timestamptz not null,
  answered_by text,
  answered_at timestamptz
);
create index need_customer on need (customer_id, state);
create index need_owner on need (owner_manager_id, state, deadline);
create index need_unit on need (unit_id, state, deadline);

create table need_step (
  operation_id text collate "C" primary key,
  content_hash bigint not null,
  need_id text collate "C" not null,
  ordinal integer not null,
  kind smallint not null,
  at timestamptz not null,
  actor text not null,
  from_unit text collate "C" not null,
  to_unit text collate "C" not null,
  to_manager_id text collate "C",
  note text not null,
  unique (need_id, ordinal)
);

create table need (
  id text primary key,
  operation_id text not null unique,
  content_hash integer not null,
  customer_id text not null,
  kind integer not null,
  text text not null,
  amount integer,
  deadline integer not null,
  owner_manager_id text,
  unit_id text not null,
  state integer not null,
  answer text,
  outcome integer,
  created_by text not null,
  created_at integer not null,
  answered_by text,
  answered_at integer
) strict;
create index need_customer on need (customer_id, state);
create index need_owner on need (owner_manager_id, state, deadline);
create index need_unit on need (unit_id, state, deadline);

create table need_step (
  operation_id text primary key,
  content_hash integer not null,
  need_id text not null,
  ordinal integer not null,
  kind integer not null,
  at integer not null,
  actor text not null,
  from_unit text not null,
  to_unit text not null,
  to_manager_id text,
  note text not null,
  unique (need_id, ordinal)
) strict;

create table handover (
  id text primary key,
  version integer not null,
  giver_id text not null,
  receiver_id text not null,
  reason text not null,
  from_day integer not null,
  all_customers integer not null,
  state integer not null,
  created_by text not null,
  created_at integer not null
) strict;
create index handover_state on handover (state, from_day);

create table handover_item (
  handover_id text not null,
  customer_id text not null,
  state integer not null,
  error_code text,
  error text,
  primary key (handover_id, customer_id)
) strict, without rowid;
create index handover_item_state on handover_item (handover_id, state, customer_id);

create table handover_step (
  handover_id text not null,
  version integer not null,
  operation_id text not null unique,
  at integer not null,
  actor text not null,
  state integer not null,
  signer integer,
  note text,
  primary key (handover_id, version)
) strict, without rowid;

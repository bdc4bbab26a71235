create table handover (
  id text collate "C" primary key,
  version integer not null,
  giver_id text collate "C" not null,
  receiver_id text collate "C" not null,
  reason text not null,
  from_day date not null,
  all_customers boolean not null,
  state smallint not null,
  created_by text not null,
  created_at timestamptz not null
);
create index handover_state on handover (state, from_day);

create table handover_item (
  handover_id text collate "C" not null,
  customer_id text collate "C" not null,
  state smallint not null,
  error_code text,
  error text,
  primary key (handover_id, customer_id)
);
create index handover_item_state on handover_item (handover_id, state, customer_id);

create table handover_step (
  handover_id text collate "C" not null,
  version integer not null,
  operation_id text collate "C" not null unique,
  at timestamptz not null,
  actor text not null,
  state smallint not null,
  signer smallint,
  note text,
  primary key (handover_id, version)
);

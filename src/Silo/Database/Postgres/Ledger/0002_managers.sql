create table manager_checkpoint (
  manager_id text collate "C" primary key,
  revision bigint not null,
  position bigint not null,
  applied bytea not null,
  applied_count integer not null,
  entries bigint not null,
  payload bytea not null
);

create table manager_day (
  manager_id text collate "C" not null,
  kind smallint not null,
  effect smallint not null,
  customer_kind smallint not null,
  product text collate "C" not null,
  value_date date not null,
  amount bigint not null,
  quantity bigint not null,
  booked_at timestamptz not null,
  primary key (manager_id, kind, effect, customer_kind, product, value_date)
);

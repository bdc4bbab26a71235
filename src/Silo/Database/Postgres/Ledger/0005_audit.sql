create table audit_entry (
  number bigint primary key,
  at timestamptz not null,
  actor text collate "C" not null,
  action text collate "C" not null,
  subject text not null,
  customer_id text collate "C",
  unit_id text collate "C",
  before text,
  after text,
  hash text collate "C" not null
);
create index audit_entry_customer on audit_entry (customer_id, number) where customer_id is not null;
create index audit_entry_actor on audit_entry (actor, number);
create index audit_entry_at on audit_entry (at);

create table audit_head (
  id integer primary key check (id = 1),
  number bigint not null,
  hash text collate "C" not null
);
insert into audit_head (id, number, hash) values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

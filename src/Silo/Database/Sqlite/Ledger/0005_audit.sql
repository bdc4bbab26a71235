create table audit_entry (
  number integer primary key,
  at integer not null,
  actor text not null,
  action text not null,
  subject text not null,
  customer_id text,
  unit_id text,
  before text,
  after text,
  hash text not null
) strict;
create index audit_entry_customer on audit_entry (customer_id, number) where customer_id is not null;
create index audit_entry_actor on audit_entry (actor, number);
create index audit_entry_at on audit_entry (at);

create table audit_head (
  id integer primary key check (id = 1),
  number integer not null,
  hash text not null
) strict;
insert into audit_head (id, number, hash) values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

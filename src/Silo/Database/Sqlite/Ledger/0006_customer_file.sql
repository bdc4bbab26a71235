create table customer_card (
  customer_id text primary key,
  terms text not null,
  basic_percent integer not null,
  full_percent integer not null
) strict, without rowid;

create table customer_term (
  term text not null,
  customer_id text not null,
  primary key (term, customer_id)
) strict, without rowid;
create index customer_tier_row on customer (tier, customer_id) where tier > 0;

-- Work over rows that were there before a table was; done once at a start.
create table backfill (
  name text primary key,
  done integer not null
) strict, without rowid;
insert into backfill (name, done) values ('customer_card', 0);

create table customer_tier (
  customer_id text not null,
  from_day integer not null,
  tier integer not null,
  changed_at integer not null,
  primary key (customer_id, from_day)
) strict, without rowid;
insert into customer_tier (customer_id, from_day, tier, changed_at)
  select customer_id, since, tier, since * 864000000000 from customer where tier > 0;

create table customer_file (
  customer_id text primary key,
  version integer not null,
  status integer not null,
  core_quality integer not null,
  notes text not null,
  title text,
  form_of_address text,
  hobbies text,
  licence_number text,
  legal_representative text,
  saved_at integer not null,
  saved_by text not null
) strict, without rowid;

-- Ordinal 0 is the customer, others the family.
create table customer_birthday (
  customer_id text not null,
  ordinal integer not null,
  calendar integer not null,
  year integer,
  month integer not null,
  day integer not null,
  leap_month integer not null,
  primary key (customer_id, ordinal)
) strict, without rowid;
create index customer_birthday_month on customer_birthday (calendar, month);

create table customer_family (
  customer_id text not null,
  ordinal integer not null,
  name text not null,
  relation text not null,
  primary key (customer_id, ordinal)
) strict, without rowid;

create table customer_contact_person (
  customer_id text not null,
  ordinal integer not null,
  name text not null,
  title text,
  phone text,
  email text,
  primary key (customer_id, ordinal)
) strict, without rowid;

create table customer_relation (
  customer_id text not null,
  other_id text not null,
  kind integer not null,
  primary key (customer_id, other_id, kind)
) strict, without rowid;

create table customer_operation (
  operation_id text primary key,
  customer_id text not null,
  content_hash integer not null,
  done_at integer not null
) strict, without rowid;

create table customer_document (
  id text primary key,
  operation_id text not null unique,
  content_hash integer not null,
  customer_id text not null,
  name text not null,
  kind text not null,
  content_type text not null,
  size integer not null,
  sha256 text not null,
  uploaded_by text not null,
  uploaded_at integer not null,
  removed_by text,
  removed_at integer
) strict;
create index customer_document_customer on customer_document (customer_id, uploaded_at);

create table customer_card (
  customer_id text collate "C" primary key,
  terms text not null,
  basic_percent integer not null,
  full_percent integer not null
);

create table customer_term (
  term text collate "C" not null,
  customer_id text collate "C" not null,
  primary key (term, customer_id)
);
create index customer_tier_row on customer (tier, customer_id) where tier > 0;

-- Work over rows that were there before a table was; done once at a start.
create table backfill (
  name text collate "C" primary key,
  done boolean not null
);
insert into backfill (name, done) values ('customer_card', false);

create table customer_tier (
  customer_id text collate "C" not null,
  from_day date not null,
  tier smallint not null,
  changed_at timestamptz not null,
  primary key (customer_id, from_day)
);
insert into customer_tier (customer_id, from_day, tier, changed_at)
  select customer_id, since, tier, since from customer where tier > 0;

create table customer_file (
  customer_id text collate "C" primary key,
  version bigint not null,
  status smallint not null,
  core_quality boolean not null,
  notes text not null,
  title text,
  form_of_address text,
  hobbies text,
  licence_number text,
  legal_representative text,
  saved_at timestamptz not null,
  saved_by text not null
);

-- Ordinal 0 is the customer, others the family.
create table customer_birthday (
  customer_id text collate "C" not null,
  ordinal integer not null,
  calendar smallint not null,
  year smallint,
  month smallint not null,
  day smallint not null,
  leap_month boolean not null,
  primary key (customer_id, ordinal)
);
create index customer_birthday_month on customer_birthday (calendar, month);

create table customer_family (
  customer_id text collate "C" not null,
  ordinal integer not null,
  name text collate "C" not null,
  relation text not null,
  primary key (customer_id, ordinal)
);

create table customer_contact_person (
  customer_id text collate "C" not null,
  ordinal integer not null,
  name text collate "C" not null,
  title text,
  phone text,
  email text,
  primary key (customer_id, ordinal)
);

create table customer_relation (
  customer_id text collate "C" not null,
  other_id text collate "C" not null,
  kind smallint not null,
  primary key (customer_id, other_id, kind)
);

create table customer_operation (
  operation_id text collate "C" primary key,
  customer_id text collate "C" not null,
  content_hash bigint not null,
  done_at timestamptz not null
);

create table customer_document (
  id text collate "C" primary key,
  operation_id text collate "C" not null unique,
  content_hash bigint not null,
  customer_id text collate "C" not null,
  name text collate "C" not null,
  kind text not null,
  content_type text not null,
  size bigint not null,
  sha256 text not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  removed_by text,
  removed_at timestamptz
);
create index customer_document_customer on customer_document (customer_id, uploaded_at);

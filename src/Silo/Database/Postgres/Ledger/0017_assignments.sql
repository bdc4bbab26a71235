-- What a manager is good at, and how many customers are enough.
create table manager_profile (
  manager_id text collate "C" primary key,
  version bigint not null,
  specialties text not null,
  industries text not null,
  max_customers integer,
  changed_by text not null,
  changed_at timestamptz not null
);

create table team (
  team_id text collate "C" primary key,
  version bigint not null,
  name text not null,
  retired boolean not null,
  changed_by text not null,
  changed_at timestamptz not null
);

create table team_member (
  team_id text collate "C" not null,
  ordinal integer not null,
  manager_id text collate "C" not null,
  basis_points integer not null,
  primary key (team_id, ordinal)
);
create index team_member_manager on team_member (manager_id);

-- The assignment of that day was copied from the team; its shares are kept to see whether it is still so.
create table team_customer (
  customer_id text collate "C" not null,
  from_day date not null,
  team_id text collate "C" not null,
  shares text not null,
  primary key (customer_id, from_day)
);
create index team_customer_team on team_customer (team_id);

-- Nobody is judged for the time before first_day.
create table pool_sweep (
  id integer primary key check (id = 1),
  first_day date not null,
  judged_until date not null
);

-- Customers that are about to return, or would if nothing kept them.
create table pool_warning (
  customer_id text collate "C" primary key,
  manager_id text collate "C" not null,
  base_day date not null,
  warned_on date not null,
  return_on date not null,
  kept_by text
);
create index pool_warning_manager on pool_warning (manager_id);

-- Why an assignment to nobody was made.
create table pool_entry (
  customer_id text collate "C" not null,
  from_day date not null,
  reason smallint not null,
  note text not null,
  actor text not null,
  at timestamptz not null,
  primary key (customer_id, from_day)
);

-- Reserved (0) before the customer decides, then done (1) or refused (2).
create table pool_claim (
  operation_id text collate "C" primary key,
  customer_id text collate "C" not null,
  manager_id text collate "C" not null,
  day date not null,
  actor text not null,
  state smallint not null,
  at timestamptz not null
);
create unique index pool_claim_reserved on pool_claim (customer_id) where state = 0;
create index pool_claim_manager on pool_claim (manager_id, day);

insert into bank_version (part, version) values ('assignment_rules', 0), ('pool_rules', 0);

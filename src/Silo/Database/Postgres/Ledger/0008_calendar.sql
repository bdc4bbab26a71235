-- A year without a row here is the one that comes with Podium.
create table bank_calendar_year (
  year integer primary key,
  changed_by text not null,
  changed_at timestamptz not null
);

create table bank_calendar (
  day date primary key,
  year integer not null,
  kind smallint not null,
  name_en text not null,
  name_zh text not null
);
create index bank_calendar_by_year on bank_calendar (year);

create table bank_rule (
  rule_set text collate "C" not null,
  version bigint not null,
  from_day date not null,
  rules text not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (rule_set, version)
);

-- One row for each changing call: a repeat under the same id changes nothing.
create table operation (
  operation_id text collate "C" primary key,
  action text not null,
  actor text not null,
  content_hash bigint not null,
  ref_id text collate "C" not null,
  at timestamptz not null
);

insert into bank_version (part, version) values ('calendar', 0), ('visit_rules', 0);

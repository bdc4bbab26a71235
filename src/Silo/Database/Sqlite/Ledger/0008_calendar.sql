-- A year without a row here is the one that comes with Podium.
create table bank_calendar_year (
  year integer primary key,
  changed_by text not null,
  changed_at integer not null
) strict;

create table bank_calendar (
  day integer primary key,
  year integer not null,
  kind integer not null,
  name_en text not null,
  name_zh text not null
) strict;
create index bank_calendar_by_year on bank_calendar (year);

create table bank_rule (
  rule_set text not null,
  version integer not null,
  from_day integer not null,
  rules text not null,
  changed_by text not null,
  changed_at integer not null,
  primary key (rule_set, version)
) strict, without rowid;

-- One row for each changing call: a repeat under the same id changes nothing.
create table operation (
  operation_id text primary key,
  action text not null,
  actor text not null,
  content_hash integer not null,
  ref_id text not null,
  at integer not null
) strict, without rowid;

insert into bank_version (part, version) values ('calendar', 0), ('visit_rules', 0);

-- What became of what the visit rules asked for, one row for each customer and period, written once the period is over.
-- kind: 0 visits, 1 contacts; state: 1 met, 2 missed, 3 waived.
create table demand (
  customer_id text not null,
  period text not null,
  from_day integer not null,
  to_day integer not null,
  kind integer not null,
  tier integer not null,
  manager_id text not null,
  required integer not null,
  done integer not null,
  state integer not null,
  judged_on integer not null,
  primary key (customer_id, period)
) strict, without rowid;
create index demand_manager on demand (manager_id, to_day);

-- Each day looks for the visits and late reports of the last weeks.
create index visit_day on visit (day);
create index visit_report_late on visit_report (submitted_at) where late = 1;

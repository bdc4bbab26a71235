-- Since when a customer is a core quality customer, or no longer is: visit rules look at what held on a day.
create table customer_core (
  customer_id text not null,
  from_day integer not null,
  core integer not null,
  primary key (customer_id, from_day)
) strict, without rowid;
insert into customer_core (customer_id, from_day, core) select customer_id, saved_at / 864000000000, 1 from customer_file where core_quality = 1;

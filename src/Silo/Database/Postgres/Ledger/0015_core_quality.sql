-- Since when a customer is a core quality customer, or no longer is: visit rules look at what held on a day.
create table customer_core (
  customer_id text collate "C" not null,
  from_day date not null,
  core boolean not null,
  primary key (customer_id, from_day)
);
insert into customer_core (customer_id, from_day, core) select customer_id, (saved_at at time zone 'UTC')::date, true from customer_file where core_quality;

create table OrleansMembershipVersionTable (
  DeploymentId varchar(150) primary key,
  Timestamp timestamptz(3) not null default now(),
  Version integer not null default 0
);

create table OrleansMembershipTable (
  DeploymentId varchar(150) not null references OrleansMembershipVersionTable (DeploymentId),
  Address varchar(45) not null,
  Port integer not null,
  Generation integer not null,
  SiloName varchar(150) not null,
  HostName varchar(150) not null,
  Status integer not null,
  ProxyPort integer,
  SuspectTimes varchar(8000),
  StartTime timestamptz(3) not null,
  IAmAliveTime timestamptz(3) not null,
  primary key (DeploymentId, Address, Port, Generation)
);

insert into OrleansQuery (QueryKey, QueryText) values ('InsertMembershipVersionKey', $query$
  with added as (
    insert into OrleansMembershipVersionTable (DeploymentId) values (@DeploymentId) on conflict (DeploymentId) do nothing returning 1)
  select count(*)::integer from added
$query$);

-- The version's row is the lock: of two changes that read the same version the second finds it raised and changes nothing.
insert into OrleansQuery (QueryKey, QueryText) values ('InsertMembershipKey', $query$
  with raised as (
    update OrleansMembershipVersionTable set Timestamp = now(), Version = Version + 1
    where DeploymentId = @DeploymentId and Version = @Version and not exists (
      select 1 from OrleansMembershipTable
      where DeploymentId = @DeploymentId and Address = @Address and Port = @Port and Generation = @Generation)
    returning DeploymentId),
  added as (
    insert into OrleansMembershipTable (DeploymentId, Address, Port, Generation, SiloName, HostName, Status, ProxyPort, StartTime, IAmAliveTime)
    select DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime from raised
    returning 1)
  select count(*)::integer from added
$query$);

insert into OrleansQuery (QueryKey, QueryText) values ('UpdateMembershipKey', $query$
  with raised as (
    update OrleansMembershipVersionTable set Timestamp = now(), Version = Version + 1
    where DeploymentId = @DeploymentId and Version = @Version and exists (
      select 1 from OrleansMembershipTable
      where DeploymentId = @DeploymentId and Address = @Address and Port = @Port and Generation = @Generation)
    returning DeploymentId),
  changed as (
    update OrleansMembershipTable m set Status = @Status, SuspectTimes = @SuspectTimes, IAmAliveTime = greatest(m.IAmAliveTime, @IAmAliveTime)
    from raised r
    where m.DeploymentId = r.DeploymentId and m.Address = @Address and m.Port = @Port and m.Generation = @Generation
    returning 1)
  select count(*)::integer from changed
$query$);

insert into OrleansQuery (QueryKey, QueryText) values ('UpdateIAmAlivetimeKey', $query$
  update OrleansMembershipTable set IAmAliveTime = @IAmAliveTime
  where DeploymentId = @DeploymentId and Address = @Address and Port = @Port and Generation = @Generation
$query$);

-- The version comes back even where there is no silo.
insert into OrleansQuery (QueryKey, QueryText) values ('MembershipReadRowKey', $query$
  select v.DeploymentId, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes, m.StartTime, m.IAmAliveTime, v.Version
  from OrleansMembershipVersionTable v
  left join OrleansMembershipTable m on m.DeploymentId = v.DeploymentId and m.Address = @Address and m.Port = @Port and m.Generation = @Generation
  where v.DeploymentId = @DeploymentId
$query$);

insert into OrleansQuery (QueryKey, QueryText) values ('MembershipReadAllKey', $query$
  select v.DeploymentId, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes, m.StartTime, m.IAmAliveTime, v.Version
  from OrleansMembershipVersionTable v
  left join OrleansMembershipTable m on m.DeploymentId = v.DeploymentId
  where v.DeploymentId = @DeploymentId
$query$);

insert into OrleansQuery (QueryKey, QueryText) values ('GatewaysQueryKey', $query$
  select Address, ProxyPort, Generation from OrleansMembershipTable where DeploymentId = @DeploymentId and Status = @Status and ProxyPort > 0
$query$);

insert into OrleansQuery (QueryKey, QueryText) values ('DeleteMembershipTableEntriesKey', $query$
  delete from OrleansMembershipTable where DeploymentId = @DeploymentId;
  delete from OrleansMembershipVersionTable where DeploymentId = @DeploymentId
$query$);

-- Status 6 is dead.
insert into OrleansQuery (QueryKey, QueryText) values ('CleanupDefunctSiloEntriesKey', $query$
  delete from OrleansMembershipTable
  where DeploymentId = @DeploymentId and IAmAliveTime < @IAmAliveTime and StartTime < @IAmAliveTime and Status = 6
$query$);

create table OrleansQuery (
  QueryKey varchar(64) primary key,
  QueryText text not null
);

-- The primary key is what the stock table lacks: without it, first writes that race leave two rows and a grain that cannot be read.
-- An absent key extension is stored as '' so that it holds for every grain.
create table OrleansStorage (
  GrainIdHash integer not null,
  GrainTypeHash integer not null,
  GrainIdN0 bigint not null,
  GrainIdN1 bigint not null,
  GrainTypeString varchar(512) not null,
  GrainIdExtensionString varchar(512) not null,
  ServiceId varchar(150) not null,
  PayloadBinary bytea,
  ModifiedOn timestamptz not null,
  Version integer not null,
  primary key (GrainIdHash, GrainTypeHash, GrainIdN0, GrainIdN1, GrainTypeString, GrainIdExtensionString, ServiceId)
);

-- A first version inserts, any other must meet the version it has read. The version that comes back unchanged tells Orleans that
-- somebody else wrote.
insert into OrleansQuery (QueryKey, QueryText) values ('WriteToStorageKey', $query$
  with written as (
    insert into OrleansStorage as s (GrainIdHash, GrainTypeHash, GrainIdN0, GrainIdN1, GrainTypeString, GrainIdExtensionString, ServiceId, PayloadBinary, ModifiedOn, Version)
    select @GrainIdHash, @GrainTypeHash, @GrainIdN0, @GrainIdN1, @GrainTypeString, coalesce(@GrainIdExtensionString, ''), @ServiceId, @PayloadBinary, now(), 1
    where @GrainStateVersion::integer is null or exists (
      select 1 from OrleansStorage
      where GrainIdHash = @GrainIdHash and GrainTypeHash = @GrainTypeHash and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1
        and GrainTypeString = @GrainTypeString and GrainIdExtensionString = coalesce(@GrainIdExtensionString, '') and ServiceId = @ServiceId)
    on conflict (GrainIdHash, GrainTypeHash, GrainIdN0, GrainIdN1, GrainTypeString, GrainIdExtensionString, ServiceId)
    do update set PayloadBinary = excluded.PayloadBinary, ModifiedOn = excluded.ModifiedOn, Version = s.Version + 1
      where s.Version = @GrainStateVersion::integer
    returning s.Version)
  select coalesce((select Version from written), @GrainStateVersion::integer) as NewGrainStateVersion
$query$);

insert into OrleansQuery (QueryKey, QueryText) values ('ReadFromStorageKey', $query$
  select PayloadBinary, Version
  from OrleansStorage
  where GrainIdHash = @GrainIdHash and GrainTypeHash = @GrainTypeHash and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1
    and GrainTypeString = @GrainTypeString and GrainIdExtensionString = coalesce(@GrainIdExtensionString, '') and ServiceId = @ServiceId
$query$);

insert into OrleansQuery (QueryKey, QueryText) values ('ClearStorageKey', $query$
  with cleared as (
    update OrleansStorage set PayloadBinary = null, ModifiedOn = now(), Version = Version + 1
    where GrainIdHash = @GrainIdHash and GrainTypeHash = @GrainTypeHash and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1
      and GrainTypeString = @GrainTypeString and GrainIdExtensionString = coalesce(@GrainIdExtensionString, '') and ServiceId = @ServiceId
      and Version = @GrainStateVersion::integer
    returning Version)
  select coalesce((select Version from cleared), @GrainStateVersion::integer) as NewGrainStateVersion
$query$);

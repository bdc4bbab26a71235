create table OrleansQuery (
  QueryKey text primary key,
  QueryText text not null
);

-- An absent key extension is stored as '' so that the primary key holds for every grain.
create table OrleansStorage (
  GrainIdHash integer not null,
  GrainTypeHash integer not null,
  GrainIdN0 integer not null,
  GrainIdN1 integer not null,
  GrainTypeString text not null,
  GrainIdExtensionString text not null,
  ServiceId text not null,
  PayloadBinary blob,
  ModifiedOn text not null,
  Version integer not null,
  primary key (GrainIdHash, GrainTypeHash, GrainIdN0, GrainIdN1, GrainTypeString, GrainIdExtensionString, ServiceId)
);

-- A first version inserts, any other must meet the version it has read. The version that comes back unchanged tells Orleans that
-- somebody else wrote.
insert into OrleansQuery (QueryKey, QueryText) values ('WriteToStorageKey', '
  insert into OrleansStorage (GrainIdHash, GrainTypeHash, GrainIdN0, GrainIdN1, GrainTypeString, GrainIdExtensionString, ServiceId, PayloadBinary, ModifiedOn, Version)
  select @GrainIdHash, @GrainTypeHash, @GrainIdN0, @GrainIdN1, @GrainTypeString, coalesce(@GrainIdExtensionString, ''''), @ServiceId, @PayloadBinary, datetime(''now''), 1
  where @GrainStateVersion is null or exists (
    select 1 from OrleansStorage
    where GrainIdHash = @GrainIdHash and GrainTypeHash = @GrainTypeHash and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1
      and GrainTypeString = @GrainTypeString and GrainIdExtensionString = coalesce(@GrainIdExtensionString, '''') and ServiceId = @ServiceId)
  on conflict do update set PayloadBinary = excluded.PayloadBinary, ModifiedOn = excluded.ModifiedOn, Version = OrleansStorage.Version + 1
    where OrleansStorage.Version = @GrainStateVersion;
  select case when changes() > 0 then coalesce(@GrainStateVersion, 0) + 1 else @GrainStateVersion end as NewGrainStateVersion');

insert into OrleansQuery (QueryKey, QueryText) values ('ReadFromStorageKey', '
  select PayloadBinary, Version
  from OrleansStorage
  where GrainIdHash = @GrainIdHash and GrainTypeHash = @GrainTypeHash and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1
    and GrainTypeString = @GrainTypeString and GrainIdExtensionString = coalesce(@GrainIdExtensionString, '''') and ServiceId = @ServiceId');

insert into OrleansQuery (QueryKey, QueryText) values ('ClearStorageKey', '
  update OrleansStorage set PayloadBinary = null, ModifiedOn = datetime(''now''), Version = Version + 1
  where GrainIdHash = @GrainIdHash and GrainTypeHash = @GrainTypeHash and GrainIdN0 = @GrainIdN0 and GrainIdN1 = @GrainIdN1
    and GrainTypeString = @GrainTypeString and GrainIdExtensionString = coalesce(@GrainIdExtensionString, '''') and ServiceId = @ServiceId
    and Version = @GrainStateVersion;
  select case when changes() > 0 then @GrainStateVersion + 1 else @GrainStateVersion end as NewGrainStateVersion');

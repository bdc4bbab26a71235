using Podium.Silo.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.UseOrleans(silo => silo.UsePodiumCluster(builder.Configuration).AddPodiumSilo(builder.Configuration));
using var host = builder.Build();
await host.MigratePodiumAsync();
await host.RunAsync();

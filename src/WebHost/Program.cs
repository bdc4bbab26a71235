using Podium.WebHost.Operations.Commands;

return await CommandLine.RunAsync(args);

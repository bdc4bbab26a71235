using Microsoft.Extensions.Options;

namespace Podium.Silo.Hosting;

internal sealed class PodiumStorageOptionsValidator : IValidateOptions<PodiumStorageOptions>
{
    public ValidateOptionsResult Validate(string? name, PodiumStorageOptions options)
    {
        var failures = new List<string>();
        if (!Enum.IsDefined(options.Provider))
        {
            failures.Add($"{PodiumStorageOptions.Section}:Provider must be Sqlite or Postgres.");
        }

        if (options.Provider == StorageProvider.Sqlite && string.IsNullOrWhiteSpace(options.Path))
        {
            failures.Add($"{PodiumStorageOptions.Section}:Path must name the file of the ledger.");
        }

        if (options.Provider == StorageProvider.Postgres && string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            failures.Add($"{PodiumStorageOptions.Section}:ConnectionString must say where PostgreSQL is.");
        }

        AddUnlessWithin(failures, nameof(options.MaxLegsPerCommit), options.MaxLegsPerCommit, 1, 9_999);
        AddUnlessWithin(failures, nameof(options.MaxWaitingBatches), options.MaxWaitingBatches, 1, 1_000_000);
        AddUnlessWithin(failures, nameof(options.MaxConnections), options.MaxConnections, 4, 1_000);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void AddUnlessWithin(List<string> failures, string name, int value, int low, int high)
    {
        if (value < low || value > high)
        {
            failures.Add($"{PodiumStorageOptions.Section}:{name} must lie between {low} and {high}.");
        }
    }
}

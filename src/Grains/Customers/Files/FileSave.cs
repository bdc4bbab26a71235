using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Podium.Contracts.Customers;
using Podium.Contracts.Errors;
using Podium.Grains.Audit;

namespace Podium.Grains.Customers.Files;

/// <summary>What saving a file means for the profile, and how its outcome is told. Pure.</summary>
public static class FileSave
{
    /// <summary>The profile with name and contact data of a change; the kind stays, a company's industry comes from its part of the file.</summary>
    public static CustomerProfile ProfileOf(CustomerProfile profile, FileChange change) => profile with
    {
        Name = change.Name is null ? profile.Name : change.Name.Trim(),
        Phone = FileContent.Trim(change.Phone),
        Email = FileContent.Trim(change.Email),
        Address = FileContent.Trim(change.Address),
        Industry = change.Company is { } company ? FileContent.Trim(company.Industry) ?? profile.Industry : profile.Industry,
    };

    /// <summary>Fingerprint of a change of a customer, but for the operation id.</summary>
    public static long HashOf<T>(string customerId, T change) =>
        BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(customerId + AuditText.Of(change))));

    /// <summary>Throws what an outcome other than success means: <c>version_changed</c> or <c>conflict</c>.</summary>
    public static void Require(FileOutcome outcome, FileChange change)
    {
        if (outcome == FileOutcome.VersionChanged)
        {
            throw new PodiumException(
                ErrorCodes.VersionChanged, $"Somebody saved the file after version {change.Version}; read it again and put your change into it.", "version");
        }

        RequireFree(outcome);
    }

    /// <summary>Throws <c>conflict</c> when the operation id was used for something else.</summary>
    public static void RequireFree(FileOutcome outcome)
    {
        if (outcome == FileOutcome.Conflict)
        {
            throw new PodiumException(ErrorCodes.Conflict, "This operation id was used for another change; choose a new id.", "operationId");
        }
    }
}

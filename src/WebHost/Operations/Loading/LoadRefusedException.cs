namespace Podium.WebHost.Operations.Loading;

/// <summary>A load cannot begin here, for instance because the database holds another bank. Nothing was changed.</summary>
internal sealed class LoadRefusedException(string message) : Exception(message);

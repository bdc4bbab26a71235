namespace Podium.WebHost.Operations.Loading;

/// <summary>A file cannot be read as what it should be. Nothing has been booked when it is thrown.</summary>
internal sealed class BankFileException : Exception
{
    /// <summary>The file as a whole is at fault.</summary>
    public BankFileException(string file, string message) : base($"{file}: {message}")
    {
    }

    /// <summary>A row is at fault.</summary>
    /// <param name="file">File name.</param>
    /// <param name="line">Line of the file, the header is 1.</param>
    /// <param name="column">Column at fault.</param>
    /// <param name="message">What is wrong with it.</param>
    public BankFileException(string file, long line, string column, string message) : base($"{file}, line {line}, column {column}: {message}")
    {
    }
}

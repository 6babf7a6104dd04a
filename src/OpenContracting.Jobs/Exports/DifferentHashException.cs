namespace OpenContracting.Jobs.Exports;

/// <summary>The bytes that came in are not the ones that were announced; none of them are kept.</summary>
public sealed class DifferentHashException(byte[] announced, byte[] received)
    : Exception($"The bytes have SHA-256 {Convert.ToHexStringLower(received)}; {Convert.ToHexStringLower(announced)} was announced.")
{
    public byte[] Announced { get; } = announced;

    public byte[] Received { get; } = received;
}

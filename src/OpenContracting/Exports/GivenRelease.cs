namespace OpenContracting.Exports;

/// <summary>A release as given in which no rule finds anything: it is kept byte for byte, white space apart.</summary>
internal sealed record GivenRelease(ReadOnlyMemory<byte> Json, string Id, string Date);

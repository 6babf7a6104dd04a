using OpenContracting.Exports;

namespace OpenContracting.Tests.Exports;

/// <summary>Keeps all that an export holds.</summary>
public sealed class CollectingSink : IExportSink
{
    public List<ProcessSnapshot> Snapshots { get; } = [];

    public List<QuarantinedRow> Quarantined { get; } = [];

    public void Accept(ProcessSnapshot snapshot) => Snapshots.Add(snapshot);

    public void Quarantine(QuarantinedRow row) => Quarantined.Add(row);

    public static (ExportSummary Summary, CollectingSink Sink) Read(ExportFile file, ExportOptions? options = null)
    {
        var sink = new CollectingSink();
        return (ExportReader.Read(file, sink, options ?? ExportOptions.Default), sink);
    }

    public static (ExportSummary Summary, CollectingSink Sink) Read(string name, byte[] bytes, ExportOptions? options = null) =>
        Read(new ExportFile(name, () => new MemoryStream(bytes, writable: false)), options);
}

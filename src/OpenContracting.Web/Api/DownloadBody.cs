using OpenContracting.Web.Downloads;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Api;

/// <summary>How far a download is.</summary>
public sealed record DownloadBody
{
    /// <summary>Names it in addresses; it works for 24 hours.</summary>
    public required string Id { get; init; }

    /// <summary><c>waiting</c>, <c>running</c>, <c>done</c>, <c>failed</c> or <c>cancelled</c>.</summary>
    public required string State { get; init; }

    /// <summary>The format asked for, such as <c>csv</c>.</summary>
    public required string Format { get; init; }

    /// <summary>Projects written so far.</summary>
    public required long RowsDone { get; init; }

    /// <summary>Known before the first row is written.</summary>
    public long? RowsTotal { get; init; }

    /// <summary>The size of the finished file.</summary>
    public long? Bytes { get; init; }

    /// <summary>SHA-256 of the finished file, in hexadecimal.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Seconds of work.</summary>
    public required double Seconds { get; init; }

    /// <summary>What goes on, in a sentence.</summary>
    public required string Message { get; init; }

    /// <summary>The time the data speak of.</summary>
    public DateTimeOffset? DataAsOf { get; init; }

    /// <summary>When the id stops working.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
    /// <summary>Where it is followed and fetched.</summary>
    public required DownloadLinks Links { get; init; }

    public static DownloadBody Of(Download download, string language, PublicAddress address)
    {
        var self = $"{DownloadsApi.Address}/{download.Order.Id}";
        var state = Word.Of(download.State);
        return new DownloadBody
        {
            Id = download.Order.Id,
            State = state,
            Format = download.Order.Format,
            RowsDone = download.RowsDone,
            RowsTotal = download.RowsTotal,
            Bytes = download.Bytes,
            Sha256 = download.Sha256 is null ? null : Convert.ToHexStringLower(download.Sha256),
            Seconds = Math.Round(download.Seconds, 2),
            Message = PortalTexts.All[language, MessageOf(download)],
            DataAsOf = download.DataAsOf,
            ExpiresAt = download.Order.ExpiresAt,
            Links = new DownloadLinks(address.Of(self), download.State == DownloadState.Done ? address.Of(self + "/file") : null),
        };
    }

    /// <summary>The key of what goes on, in a sentence.</summary>
    internal static string MessageOf(Download download) => download.IsTooLarge ? "download.tooLarge" : $"download.{Word.Of(download.State)}";
}
